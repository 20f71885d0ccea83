/** The style rules of a print that only its document can fill in. */
import { listChapters, type ReportDocument } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";

const paperSizes = { a4: "A4", letter: "letter" } as const;

/**
 * The name of the pages of a chapter, which its element asks for with `page`. The chapters about the report itself share
 * theirs, since they are short and follow each other without a new page.
 */
export function pageNameOf(chapterId: string, { quality, method }: ReportDocument): string {
	return `chapter-${chapterId === method.id ? quality.id : chapterId}`;
}

/**
 * Paper size, the report's title and date, and the chapter at the head of its pages. Chromium knows neither `string-set`
 * nor running elements, so each chapter has pages of its own name.
 */
export function writePageRules(document: ReportDocument): string {
	const { report } = document;
	const asOf = formatsFor(report).cell(report.asOf, "date");
	return [
		`@page { size: ${paperSizes[report.paper]}; }`,
		`@page { @top-left { content: ${quote(report.title)}; } @bottom-left { content: ${quote(`As of ${asOf}`)}; } }`,
		`@page contents { @top-right { content: "Contents"; } }`,
		...[...Map.groupBy(listChapters(document), ({ id }) => pageNameOf(id, document))].map(
			([name, chapters]) =>
				`@page ${name} { @top-right { content: ${quote(chapters.map(({ title }) => title).join(" · "))}; } }`,
		),
	].join("\n");
}

/** A CSS string that is also safe inside a `<style>` element. */
function quote(text: string): string {
	const escaped = text.replace(/["\\<\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
	return `"${escaped}"`;
}
