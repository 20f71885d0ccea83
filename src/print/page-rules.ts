/** The style rules of a print that only its document can fill in. */
import { type Chapter, listChapters, type ReportDocument } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";

const paperSizes = { a4: "A4", letter: "letter" } as const;

/**
 * The chapters in reading order, those that share their pages together: one that has no sections shares them with the
 * next, and the one on the method with the one on the data's quality, so that no page is nearly empty.
 */
export function gatherChapters(document: ReportDocument): Chapter[][] {
	const gathered: Chapter[][] = [];
	for (const chapter of listChapters(document)) {
		const before = gathered.at(-1);
		if (before && (before.at(-1)?.sections.length === 0 || chapter.id === document.method.id)) before.push(chapter);
		else gathered.push([chapter]);
	}
	return gathered;
}

/** The name of the pages of chapters that share them, which their elements ask for with `page`. */
export function pageNameOf([first]: Chapter[]): string {
	return `chapter-${first?.id}`;
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
		`@page brief { @top-right { content: "In brief"; } }`,
		`@page contents { @top-right { content: "Contents"; } }`,
		...gatherChapters(document).map((chapters) => {
			const titles = chapters.map(({ title }) => title).join(" · ");
			return `@page ${pageNameOf(chapters)} { @top-right { content: ${quote(titles)}; } }`;
		}),
	].join("\n");
}

/** A CSS string that is also safe inside a `<style>` element. */
function quote(text: string): string {
	const escaped = text.replace(/["\\<\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
	return `"${escaped}"`;
}
