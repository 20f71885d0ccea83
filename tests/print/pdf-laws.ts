/** What holds for the PDF of every report that Bankbook prints. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { listExhibits, type ReportDocument } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import { listChaptersOnPaper } from "../../src/print/chapters-on-paper.ts";
import { gatherChapters } from "../../src/print/page-rules.ts";
import { type Pdf, readPdf, withoutSpace } from "./read-pdf.ts";

/** What of a page its text goes down to at least, unless the chapter ends there. */
const leastReach = 0.4;

/** Registers the laws as tests of the PDF of a report. */
export function describePdf(document: ReportDocument, file: Uint8Array): void {
	const { report, summary } = document;
	/** After the cover and, where there is something to do, the page with it. */
	const contentsPage = summary.recommendations.length > 0 ? 3 : 2;
	const chapters = listChaptersOnPaper(document);
	const sections = chapters.flatMap((chapter) => chapter.sections);
	const blocks = sections.flatMap((section) => section.blocks);
	const exhibits = chapters.flatMap(listExhibits);
	const profiles = blocks.filter((block) => block.kind === "profile");
	const advice = blocks.filter((block) => block.kind === "recommendation");
	const findings = blocks.filter((block) => block.kind === "finding");
	const metrics = blocks.flatMap((block) =>
		block.kind === "metrics" ? block.items : block.kind === "profile" ? block.metrics : [],
	);
	const sources = blocks.flatMap((block) => (block.kind === "sources" ? block.items : []));
	/** The titles of chapters and the claims of their sections, in reading order: what the contents list. */
	const listed = chapters.flatMap((chapter) => [
		{ title: chapter.title, depth: 1 },
		...chapter.sections.map(({ claim }) => ({ title: claim, depth: 2 })),
	]);

	describe(`the PDF of ${report.id}`, () => {
		let pdf: Pdf;
		let whole: string;
		/** `listed`, with the pages on which the outline has them. */
		let places: Pdf["outline"];
		before(async () => {
			pdf = await readPdf(file);
			whole = pdf.pages.map(({ text }) => text).join("");
			const contents = pdf.outline.findIndex(({ title }) => title === "Contents");
			places = pdf.outline.slice(contents + 1).filter(({ depth }) => depth === 1 || depth === 2);
		});

		test("is tagged and has the report's title and language", () => {
			const { isTagged, title, language } = pdf;
			assert.deepEqual({ isTagged, title, language }, { isTagged: true, title: report.title, language: report.locale });
		});

		test("holds its text in TrueType fonts, and no letter as a drawing", () => {
			const bytes = Buffer.from(file).toString("latin1");
			assert.match(bytes, /\/Subtype \/CIDFontType2/);
			assert.doesNotMatch(bytes, /\/Subtype \/Type3/);
		});

		test("has an outline of the title, the contents, the chapters and every claim, each in full", () => {
			assert.deepEqual(
				pdf.outline.filter(({ depth }) => depth === 0).map(({ title }) => title),
				[report.title],
			);
			assert.deepEqual(
				places.map(({ title, depth }) => ({ title, depth })),
				listed,
			);
			const titles = new Set(pdf.outline.map(({ title }) => title));
			const headings = [...exhibits.map(({ claim }) => claim), ...profiles.map(({ name }) => name)];
			assert.deepEqual(
				headings.filter((heading) => !titles.has(heading)),
				[],
			);
		});

		test("has every claim, description, note, key figure and main point in its text", () => {
			const { cell } = formatsFor(report);
			const texts = [
				...sections.map(({ claim }) => claim),
				...exhibits.flatMap(({ claim, description, note = "" }) => [claim, description, note]),
				...findings.flatMap(({ claim, caveat = "" }) => [claim, caveat]),
				...metrics.flatMap(({ label, value, format, detail = "" }) => [label, cell(value, format), detail]),
				...profiles.flatMap(({ name, badge, claim }) => [name, badge.label, claim]),
				...advice.flatMap(({ claim, audience, gradeReason }) => [claim, audience, gradeReason]),
				...advice.flatMap(({ plan }) => (plan ? [plan.expect, plan.risk, plan.trial, plan.conflict ?? ""] : [])),
				...sources.flatMap(({ claim, publisher, url, mark = "" }) => [claim, publisher, url, mark]),
				...summary.metrics.map(({ label }) => label),
				...summary.points.map(({ text }) => text),
				...summary.recommendations.flatMap(({ text, audience }) => [text, audience]),
				...summary.limits,
				summary.about,
				summary.sureness,
			];
			assert.deepEqual(
				texts.filter((text) => !whole.includes(withoutSpace(text))),
				[],
			);
		});

		test("has contents and main points that lead to the page whose number they show", () => {
			const contents = pdf.pages.slice(contentsPage - 1, (places[0]?.page ?? 0) - 1);
			const text = contents.map((page) => page.text).join("");
			for (const { title, page } of places) assert.ok(text.includes(withoutSpace(`${title}${page}`)), title);
			assert.deepEqual(
				contents.flatMap(({ links }) => links),
				places.map(({ page }) => page),
			);
			for (const point of summary.points) {
				const claim = sections.find(({ id }) => id === point.section)?.claim;
				const page = places.find(({ title }) => title === claim)?.page;
				assert.ok(page && pdf.pages[0]?.text.includes(withoutSpace(`${point.text}${page}`)), point.text);
				assert.ok(pdf.pages[0]?.links.includes(page));
			}
		});

		test("has a cover of one page, and on every other its chapter, the report, the date and its number", () => {
			const contents = { title: "Contents", depth: 1, page: contentsPage };
			assert.deepEqual(
				pdf.outline.find(({ title }) => title === contents.title),
				contents,
			);
			const starts = [contents, ...places.filter(({ depth }) => depth === 1)];
			const asOf = `As of ${formatsFor(report).cell(report.asOf, "date")}`;
			for (const [index, { text }] of pdf.pages.entries()) {
				const page = index + 1;
				const current = starts.findLast((start) => start.page <= page)?.title;
				if (!current) continue;
				for (const expected of [report.title, current, asOf, `Page ${page} of ${pdf.pages.length}`]) {
					assert.ok(text.includes(withoutSpace(expected)), `page ${page}: ${expected}`);
				}
			}
		});

		test("begins each profile, and the chapters that share no pages, on a page of their own, and leaves no other page nearly empty", () => {
			const starts = places.filter(({ depth }) => depth === 1).map(({ page }) => page);
			const firsts = gatherChapters(document).flatMap(([first]) => (first ? [first.title] : []));
			const firstStarts = places.filter(({ title, depth }) => depth === 1 && firsts.includes(title));
			assert.equal(new Set(firstStarts.map(({ page }) => page)).size, firsts.length);
			const names = new Set(profiles.map(({ name }) => name));
			const profileStarts = pdf.outline.filter(({ title, depth }) => depth === 3 && names.has(title));
			assert.equal(new Set(profileStarts.map(({ page }) => page)).size, profiles.length);
			starts.push(...profileStarts.map(({ page }) => page));
			const endsPart = (page: number) => page === pdf.pages.length || starts.includes(page + 1);
			const empty = pdf.pages.flatMap(({ reach }, index) =>
				reach < leastReach && !endsPart(index + 1) ? [`page ${index + 1} ends at ${reach.toFixed(2)}`] : [],
			);
			assert.deepEqual(empty, []);
			// The cover, the brief, the contents, and no more for the chapters than a page a block, and one more a profile.
			assert.ok(pdf.pages.length <= 4 + chapters.length + blocks.length + profiles.length, `${pdf.pages.length} pages`);
		});

		test("has every chart as an image with its alternative, and every table as a table with heads", () => {
			const tags = new Set(pdf.pages.flatMap((page) => page.tags));
			for (const exhibit of exhibits) {
				if (exhibit.kind === "figure") assert.ok(tags.has(`Figure: ${exhibit.alternative}`), exhibit.id);
			}
			if (exhibits.some(({ kind }) => kind === "table")) assert.ok(tags.has("Table") && tags.has("TH"));
		});

		test("has nothing that only a screen has a use for, and nothing undefined", () => {
			for (const words of ["Showastable", "Showthequery", "Download", "undefined", "NaN", "[object"]) {
				assert.ok(!whole.includes(words), words);
			}
			const elsewhere = pdf.pages.flatMap(({ links }) => links.filter((link) => typeof link === "string"));
			assert.deepEqual(
				elsewhere.filter((link) => !link.startsWith("https://") && !sources.some(({ url }) => url === link)),
				[],
			);
		});
	});
}
