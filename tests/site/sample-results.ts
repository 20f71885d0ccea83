/** Results as the analysis leaves them, from the sample document: one whole report, and one with a chapter skipped. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvFormatRows } from "d3-dsv";
import { listTables, type ReportDocument, type Table } from "../../analysis/document.ts";
import { suppressedMark } from "../../analysis/format.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";

export const skippedDocument: ReportDocument = {
	...sampleDocument,
	report: { ...sampleDocument.report, id: "sample-without-money", title: "Sample bank without money" },
	chapters: [
		{
			id: "balances",
			title: "Balances",
			question: "How is money spread over our customers?",
			sections: [],
			skipped: "The data have no field with the role balance.",
		},
	],
	summary: { ...sampleDocument.summary, points: [], recommendations: [], moreRecommendations: 0 },
};

export async function writeSampleResults(folder: string): Promise<void> {
	for (const document of [sampleDocument, skippedDocument]) {
		const report = join(folder, document.report.id);
		await mkdir(join(report, "tables"), { recursive: true });
		await mkdir(join(report, "private"));
		await writeFile(join(report, "private", "customer-tiers.csv"), "customer,tier\nA1,Low\n");
		await writeFile(join(report, "document.json"), JSON.stringify(document));
		for (const table of listTables(document)) {
			await writeFile(join(report, "tables", `${table.id}.csv`), writeTable(table));
		}
	}
}

function writeTable({ columns, rows, suppressed }: Table): string {
	const withheld = new Set(suppressed.map(([row, name]) => `${row} ${name}`));
	const names = columns.map(({ name }) => name);
	const cells = rows.map((row, index) =>
		names.map((name, at) => (withheld.has(`${index} ${name}`) ? suppressedMark : String(row[at] ?? ""))),
	);
	return csvFormatRows([names, ...cells]);
}
