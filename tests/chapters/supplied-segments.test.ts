/** Segments that were made elsewhere: described as they are, and held against the data. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { listChapters, type ReportDocument } from "../../analysis/document.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";
import { blobs } from "../segmentation/accounts-in.ts";
import { analyzeFolder, tableRows } from "./analyze-folder.ts";

/** Rich and Poor lie apart; Even and Odd are the same customers told apart by a coin. */
const customers = blobs(
	[
		{ at: [8, 2], customers: 200 },
		{ at: [2, 8], customers: 200 },
	],
	8,
).map(([balance = 0, income = 0], i) => ({
	id: `c${i}`,
	balance,
	income,
	segment: i < 200 ? "Rich" : i % 2 === 0 ? "Even" : "Odd",
}));

let document: ReportDocument;
before(async () => {
	const labeled = customers.slice(0, -15);
	const folder = await makeReportFolder({
		"customers.csv": `id,balance,income\n${customers.map(({ id, balance, income }) => `${id},${balance},${income}`).join("\n")}\n`,
		"segments.csv": `who,group\n${labeled.map(({ id, segment }) => `${id},${segment}`).join("\n")}\nstranger,Rich\n`,
		"datapackage.json": {
			title: "Supplied",
			resources: [
				{
					name: "customers",
					role: "customers",
					path: "customers.csv",
					schema: {
						fields: [
							{ name: "id", role: "customer" },
							{ name: "balance", type: "number", role: "balance" },
							{ name: "income", type: "number", role: "income" },
						],
					},
				},
				{
					name: "segments",
					role: "segments",
					path: "segments.csv",
					schema: {
						fields: [
							{ name: "who", role: "customer" },
							{ name: "group", role: "segment" },
						],
					},
				},
			],
			report: { asOf: "2025-06-30", currency: "USD", clustering: { k: 2 } },
		},
	});
	document = await analyzeFolder(folder);
});

const chapter = () => listChapters(document).find(({ id }) => id === "segmentation");
const words = () => JSON.stringify(chapter());

test("supplied segments are sized and described, and keep their names", () => {
	assert.deepEqual(
		tableRows(document, "segment-sizes").map(({ segment, customers: count }) => [segment, count]),
		[
			["Rich", 200],
			["Even", 93],
			["Odd", 92],
		],
	);
	assert.match(words(), /3 segments were supplied; by themselves the customers form 2 segments/);
});

test("supplied segments are called neither stable nor not: of those that the data do not part few customers are found again", () => {
	for (const row of tableRows(document, "segment-sizes")) assert.equal(row.stability, undefined);
	const overlaps = new Map(tableRows(document, "segment-trust").map((row) => [row.segment, row.overlap]));
	for (const name of ["Even", "Odd"]) assert.ok(Number(overlaps.get(name)) <= 0.6, name);
});

test("customers without a segment and segments without a customer are counted", () => {
	assert.match(words(), /15 customers have no segment/);
	const [segments] = tableRows(document, "files").filter(({ table }) => table === "segments");
	assert.equal(segments?.rows_rejected, 1);
});

test("a report that also says how to group is told how far both agree", () => {
	const rows = tableRows(document, "supplied-and-fitted");
	assert.equal(rows.length, 6);
	assert.match(words(), /Supplied and fitted segments agree well \(adjusted Rand index 0\.\d{3}/);
});
