/** The facts of a report on its pages, beside its document and its downloads. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { csvParse } from "d3-dsv";
import {
	type Column,
	documentSchema,
	listBlocks,
	listChapters,
	listExhibits,
	type ReportDocument,
} from "../../analysis/document.ts";
import { type Formats, formatsFor, suppressedMark } from "../../analysis/format.ts";
import { type Site, visit } from "./browser.ts";
import { assertFindings } from "./finding-facts.ts";

/** Millimeters at the left and the right of each page; see `src/styles/print-pages.css`. */
const printMargin = 20;

/** Registers tests of the facts in the report `id` of a built site. */
export function describeFacts(id: string, site: Site): void {
	describe(`the facts of ${id}`, () => {
		let document: ReportDocument;
		before(async () => {
			document = documentSchema.parse(JSON.parse(await readFile(join(site.folder, id, "document.json"), "utf8")));
		});

		test("every claim, question and number of the document stands on its page", async () => {
			const formats = formatsFor(document.report);
			for (const chapter of listChapters(document)) {
				const text = await readText(site, `${id}/${chapter.id}/index.html`);
				const blocks = listBlocks(chapter);
				const profiles = blocks.filter((block) => block.kind === "profile");
				const findings = blocks.filter((block) => block.kind === "finding");
				const advice = blocks.filter((block) => block.kind === "recommendation");
				const sources = blocks.flatMap((block) => (block.kind === "sources" ? block.items : []));
				const exhibits = listExhibits(chapter);
				const metrics = blocks.flatMap((block) =>
					block.kind === "metrics" ? block.items : block.kind === "profile" ? block.metrics : [],
				);
				const facts = [
					chapter.title,
					chapter.question,
					chapter.skipped ?? "",
					...chapter.sections.map(({ claim }) => claim),
					...exhibits.flatMap(({ claim, description }) => [claim, description]),
					...findings.flatMap(({ claim, caveat = "" }) => [claim, caveat]),
					...profiles.flatMap(({ name, badge, claim }) => [name, badge.label, claim]),
					...advice.flatMap(({ claim, audience, gradeReason }) => [claim, audience, gradeReason]),
					...advice.flatMap(({ basis, fairLending }) => [...basis.map(({ label }) => label), fairLending?.note ?? ""]),
					...advice.flatMap(({ plan }) => (plan ? [plan.expect, plan.risk, plan.trial, plan.conflict ?? ""] : [])),
					...sources.flatMap(({ claim, publisher, year, url, mark = "" }) => [claim, publisher, `${year}`, url, mark]),
					...metrics.flatMap(({ value, format, detail = "" }) => [formats.cell(value, format), detail]),
				];
				for (const fact of facts) assert.ok(text.includes(squeeze(fact)), `${chapter.id}: ${fact}`);
			}
		});

		test("every finding wears its verdict in words, and each of its numbers is a cell of the row that it names", async () => {
			for (const chapter of listChapters(document)) await assertFindings(document, { chapter, site });
		});

		test("the cover has the title, the key figures, the main points, the recommendations, how sure they are and the limits", async () => {
			const formats = formatsFor(document.report);
			const text = await readText(site, `${id}/index.html`);
			const { about, metrics, points, recommendations, sureness, limits } = document.summary;
			const facts = [
				document.report.title,
				about,
				...metrics.map(({ value, format }) => formats.cell(value, format)),
				...points.map((point) => point.text),
				...recommendations.flatMap((of) => [of.text, of.audience]),
				sureness,
				...limits,
			];
			for (const fact of facts) assert.ok(text.includes(squeeze(fact)), fact);
		});

		test("the table on the page and its CSV say the same", async () => {
			const formats = formatsFor(document.report);
			for (const chapter of listChapters(document)) {
				const shown = await readTables(site, `${id}/${chapter.id}/index.html`);
				for (const block of listExhibits(chapter)) {
					const csv = csvParse(await readFile(join(site.folder, id, "tables", `${block.table.id}.csv`), "utf8"));
					const { columns } = block.table;
					const expected = csv.map((row) => writeRow(row, { columns, formats }));
					assert.deepEqual(shown[`${block.kind}-${block.id}`], expected, block.id);
					assert.deepEqual(
						csv.columns,
						columns.map(({ name }) => name),
					);
				}
			}
		});

		// Chromium would print all of a report smaller, as far as its widest part sticks out.
		test("no part of the print is wider than its paper", async () => {
			const between = { a4: 210 - 2 * printMargin, letter: 215.9 - 2 * printMargin }[document.report.paper];
			const width = Math.ceil((between / 25.4) * 96);
			const tooWide = await visit(site, `${id}/print/index.html`, {
				viewport: { width, height: 900 },
				javaScriptEnabled: false,
				read: async (page) => {
					await page.emulateMedia({ media: "print" });
					return page.evaluate(() =>
						[
							...globalThis.document.querySelectorAll(
								"main table, main svg, main .metrics, main .finding, main .recommendation, main .sources",
							),
						]
							.filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
							.map((part) => part.closest("[id]")?.id),
					);
				},
			});
			assert.deepEqual(tooWide, []);
		});

		test("nothing but pages, styles, charts, tables and the document is published", async () => {
			const files = await readdir(join(site.folder, id), { recursive: true, withFileTypes: true });
			const names = files
				.filter((file) => file.isFile())
				.map((file) => join(file.parentPath, file.name).slice(join(site.folder, id).length + 1));
			const expected =
				/^(([a-z0-9-]+\/)?index\.html|tables\/[a-z0-9-]+\.csv|charts\/[a-z0-9-]+\.svg|document\.json|[a-z0-9-]+\.pdf)$/;
			assert.deepEqual(
				names.filter((name) => !expected.test(name.replaceAll("\\", "/"))),
				[],
			);
		});
	});
}

/** An interval stands in the cell of its estimate. */
function writeRow(
	row: { [name: string]: string | undefined },
	{ columns, formats }: { columns: Column[]; formats: Formats },
): string[] {
	const end = (name: string, words: string) =>
		columns.find((column) => column.name === name && column.label.endsWith(`95% interval ${words}`));
	const ends = (name: string) => [end(`${name}_low`, "from"), end(`${name}_high`, "to")] as const;
	const isEnd = ({ name }: Column) => columns.some((other) => ends(other.name).some((found) => found?.name === name));
	return columns
		.filter((column) => !isEnd(column))
		.map((column) => {
			const text = writeCell(row[column.name] ?? "", { column, formats });
			const bounds = ends(column.name).map((found) => row[found?.name ?? ""] ?? "");
			if (text === suppressedMark || bounds.some((bound) => bound === "")) return text;
			if (bounds.some((bound) => bound === suppressedMark)) return `${text} ${suppressedMark}`;
			const [low, high] = bounds.map((bound) => formats.bare(Number(bound), column.format));
			return `${text} ${low} to ${high}`;
		});
}

function writeCell(text: string, { column, formats }: { column: Column; formats: Formats }): string {
	if (text === suppressedMark) return text;
	if (text === "") return formats.cell(null, column.format);
	if (column.type === "boolean") return formats.cell(text === "true", column.format);
	const isNumber = column.type === "integer" || column.type === "number";
	return formats.cell(isNumber ? Number(text) : text, column.format);
}

/** The cells of each figure's and each table's rows, by the id of its element. */
function readTables(site: Site, path: string): Promise<Record<string, string[][]>> {
	return visit(site, path, {
		javaScriptEnabled: false,
		read: (page) =>
			page.evaluate(() => {
				const read = (row: Element) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
				const figures = [...document.querySelectorAll("figure")];
				return Object.fromEntries(
					figures.map((figure) => [figure.id, [...figure.querySelectorAll("tbody tr")].map(read)]),
				);
			}),
	});
}

function readText(site: Site, path: string): Promise<string> {
	return visit(site, path, {
		javaScriptEnabled: false,
		// Not the text content: what is hidden from the reader does not count.
		read: async (page) => squeeze(await page.locator("body").innerText()),
	});
}

function squeeze(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}
