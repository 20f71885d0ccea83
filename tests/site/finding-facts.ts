/** The findings of a chapter: their words on the page, and their numbers in the tables that they cite. */
import assert from "node:assert/strict";
import {
	type Chapter,
	type Evidence,
	listBlocks,
	listChapters,
	listExhibits,
	type ReportDocument,
	type Table,
} from "../../analysis/document.ts";
import { type Formats, formatsFor } from "../../analysis/format.ts";
import { badgeWords } from "../../src/verdict-words.ts";
import { type Site, visit } from "./browser.ts";

/** Asserts of every finding what its page shows of it, and that each line of evidence stands where it says. */
export async function assertFindings(
	document: ReportDocument,
	{ chapter, site }: { chapter: Chapter; site: Site },
): Promise<void> {
	const findings = listBlocks(chapter).filter((block) => block.kind === "finding");
	if (findings.length === 0) return;
	const formats = formatsFor(document.report);
	const exhibits = listChapters(document).flatMap(listExhibits);
	const shown = await readFindings(site, `${document.report.id}/${chapter.id}/index.html`);
	for (const { id, verdict, evidence } of findings) {
		const own = shown[`finding-${id}`];
		assert.equal(own?.badge, badgeWords({ verdict, evidence }), id);
		assert.equal(own?.lines.length, evidence.length, id);
		for (const [index, line] of evidence.entries()) {
			const exhibit = exhibits.find(({ table }) => table.id === line.table);
			assert.ok(exhibit, `${id}: no table "${line.table}"`);
			assertCited(line, { id, table: exhibit.table, formats });
			const words = own?.lines[index] ?? { text: "", href: "" };
			for (const word of wordsOf(line, formats))
				assert.ok(words.text.includes(word), `${id}: "${word}" is not in "${words.text}"`);
			assert.ok(words.href.endsWith(`#${exhibit.kind}-${exhibit.id}`), `${id}: ${words.href}`);
		}
	}
}

/**
 * The estimate with its interval, the q-value and the effect are each the cell of a column. The customers that they rest
 * on may be more than the row counts, never fewer.
 */
function assertCited(line: Evidence, { id, table, formats }: { id: string; table: Table; formats: Formats }): void {
	const row = table.rows[line.row];
	assert.ok(row, `${id}: ${table.id} has no row ${line.row}`);
	const withheld = new Set(table.suppressed.map(([at, name]) => `${at} ${name}`));
	const published = table.columns.flatMap((column, at) =>
		withheld.has(`${line.row} ${column.name}`) ? [] : [{ column, cell: row[at] ?? null }],
	);
	const cells = (format: string) =>
		published
			.filter(({ column }) => column.format === format)
			.map(({ column, cell }) => formats.cell(cell, column.format));
	const { estimate, low, high, q, effect, n, format } = line;
	for (const [name, value] of Object.entries({ estimate, low, high })) {
		if (value === null) continue;
		const written = formats.cell(value, format);
		assert.ok(cells(format).includes(written), `${id}: ${name} ${written} is not in row ${line.row} of ${table.id}`);
	}
	if (q !== null) {
		const written = formats.cell(q, "probability");
		assert.ok(cells("probability").includes(written), `${id}: q ${written} is not in row ${line.row} of ${table.id}`);
	}
	if (effect && table.columns.some(({ name }) => name === "effect")) {
		const written = formats.cell(effect.value, "ratio");
		assert.ok(cells("ratio").includes(written), `${id}: effect ${written} is not in row ${line.row} of ${table.id}`);
	}
	const counts = published
		.filter(({ column }) => column.unit === "customers" && column.format === "count")
		.map(({ cell }) => Number(cell));
	const most = Math.max(0, ...counts);
	assert.ok(
		n >= most || counts.includes(n),
		`${id}: ${n} customers are fewer than row ${line.row} of ${table.id} counts`,
	);
}

function wordsOf({ label, n, estimate, low, high, q, effect, format }: Evidence, formats: Formats): string[] {
	return [
		label,
		formats.cell(n, "count"),
		formats.cell(estimate, format),
		...(low === null || high === null ? [] : [`${formats.bare(low, format)} to ${formats.bare(high, format)}`]),
		formats.cell(q, "probability"),
		...(effect ? [formats.cell(effect.value, "ratio")] : []),
	];
}

interface ShownFinding {
	badge: string;
	lines: { text: string; href: string }[];
}

/** By the id of their elements. */
function readFindings(site: Site, path: string): Promise<Record<string, ShownFinding>> {
	return visit(site, path, {
		javaScriptEnabled: false,
		read: (page) =>
			page.evaluate(() => {
				const textOf = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
				const findings = [...document.querySelectorAll(".finding")].map((finding): [string, ShownFinding] => [
					finding.id,
					{
						badge: textOf(finding.querySelector(".badge")),
						lines: [...finding.querySelectorAll(".evidence tbody tr")].map((line) => ({
							text: textOf(line),
							href: line.querySelector("a")?.getAttribute("href") ?? "",
						})),
					},
				]);
				return Object.fromEntries(findings);
			}),
	});
}
