import assert from "node:assert/strict";
import { test } from "node:test";
import type { Table } from "../../../analysis/document.ts";
import { summarizeReport } from "../../../analysis/history/entry.ts";
import { listPublishedCells } from "../../../analysis/history/published-cells.ts";
import { compareCells, listMoved } from "../../../analysis/sections/changes/moved.ts";
import { describeMoved } from "../../../analysis/sections/changes/moved-tables.ts";
import { settings } from "../../recommendations/hand-made.ts";
import { chapterWith, citiesTable } from "./hand-made.ts";

function compareTables(before: Table, now: Table) {
	const published = { software: [], settings, customers: 1000, chapters: [chapterWith(before)] };
	return compareCells(listPublishedCells([chapterWith(now)]), summarizeReport(published).estimates, settings);
}

const movedCities = (before: Table, now: Table) => listMoved(compareTables(before, now)).map((of) => of.now.group);

test("a share whose intervals lie far apart has moved, and one whose intervals overlap widely has not", () => {
	const before = citiesTable({ Ash: [0.2, 0.02], Bay: [0.3, 0.02] });
	const now = citiesTable({ Ash: [0.3, 0.02], Bay: [0.31, 0.02] });
	assert.deepEqual(movedCities(before, now), ["Ash"]);
	const [ash] = compareTables(before, now);
	assert.equal(ash?.before.estimate, 0.2);
	// The interval of the change: 0.1 -+ the root of twice 0.02 squared.
	assert.ok(Math.abs((ash?.change.low ?? 0) - (0.1 - 0.02 * Math.SQRT2)) < 1e-12);
});

test("the clearest move comes first, however small it is", () => {
	const before = citiesTable({ Ash: [0.2, 0.02], Bay: [0.3, 0.002] });
	const now = citiesTable({ Ash: [0.3, 0.02], Bay: [0.35, 0.002] });
	assert.deepEqual(movedCities(before, now), ["Bay", "Ash"]);
});

test("a share that surely moved, and surely by less than matters, is not listed", () => {
	assert.deepEqual(movedCities(citiesTable({ Ash: [0.2, 0.001] }), citiesTable({ Ash: [0.21, 0.001] })), []);
});

test("one interval in twenty excludes zero by chance: with many cells compared, a bare one is not listed", () => {
	// The change of 0.03 is 2.1 standard errors: p of 0.035.
	const bare = [{ Ash: [0.2, 0.02] as const }, { Ash: [0.23, 0.02] as const }];
	const others = Object.fromEntries(Array.from({ length: 19 }, (_, i) => [`Town ${i}`, [0.04, 0.02] as const]));
	assert.deepEqual(movedCities(citiesTable(bare[0] ?? {}), citiesTable(bare[1] ?? {})), ["Ash"]);
	assert.deepEqual(movedCities(citiesTable({ ...bare[0], ...others }), citiesTable({ ...bare[1], ...others })), []);
});

test("rows are matched by their texts, whatever order they stand in; new and gone ones are not compared", () => {
	const compared = compareTables(
		citiesTable({ Ash: [0.2, 0.02], Bay: [0.3, 0.02], Cove: [0.5, 0.02] }),
		citiesTable({ Dell: [0.1, 0.02], Bay: [0.3, 0.02], Ash: [0.2, 0.02] }),
	);
	assert.deepEqual(
		compared.map(({ now }) => now.group),
		["Bay", "Ash"],
	);
});

test("a figure that stands in two tables is compared once", () => {
	const pair = (share: number) => {
		const cities = citiesTable({ Ash: [share, 0.02] });
		return [chapterWith(cities), chapterWith({ ...cities, id: "towns" })];
	};
	const { estimates } = summarizeReport({ software: [], settings, customers: 1000, chapters: pair(0.2) });
	assert.equal(estimates.length, 2);
	assert.equal(compareCells(listPublishedCells(pair(0.3)), estimates, settings).length, 1);
});

test("a cell that one of the reports withholds is not compared: its other value is not told", () => {
	const [shown, withheld] = [
		citiesTable({ Ash: [0.2, 0.02], Bay: [0.3, 0.02] }),
		citiesTable({ Ash: null, Bay: [0.3, 0.02] }),
	];
	for (const [before, now] of [
		[shown, withheld],
		[withheld, shown],
	] as const) {
		const section = describeMoved(compareTables(before, now), settings);
		assert.equal(section.claim, "The one figure that both reports show did not move beyond chance");
		assert.doesNotMatch(JSON.stringify(section), /Ash/);
	}
});

test("a range that is no interval, and rows that their texts do not tell apart, are not compared", () => {
	const cities = citiesTable({ Ash: [0.2, 0.02] });
	const columns = cities.columns.map((column) => ({ ...column, label: column.label.replace("95% interval", "range") }));
	assert.deepEqual(listPublishedCells([chapterWith({ ...cities, columns })]), []);
	assert.deepEqual(listPublishedCells([chapterWith({ ...cities, rows: [...cities.rows, ...cities.rows] })]), []);
});

test("the claim tells how many moved, of how many, and the clearest from its table", () => {
	const section = describeMoved(
		compareTables(
			citiesTable({ Ash: [0.2, 0.02], Bay: [0.3, 0.02] }),
			citiesTable({ Ash: [0.312, 0.02], Bay: [0.31, 0.02] }),
		),
		settings,
	);
	assert.equal(
		section.claim,
		"1 of 2 figures that both reports show has moved beyond chance; the clearest is “Share of customers” of Ash, from 20.0% to 31.2%",
	);
	const table = section.blocks.find((block) => block.kind === "table")?.table;
	assert.equal(table?.id, "changes-moved-shares");
	assert.deepEqual(table?.rows[0]?.slice(0, 7), ["Share of customers: Ash", 0.2, 0.18, 0.22, 0.312, 0.292, 0.332]);
});

test("of many shares that moved the clearest six are listed", () => {
	const names = Array.from({ length: 9 }, (_, i) => `Town ${i + 1}`);
	const cities = (add: (place: number) => number) =>
		citiesTable(Object.fromEntries(names.map((name, i) => [name, [0.1 + add(i), 0.01] as const])));
	const section = describeMoved(
		compareTables(
			cities(() => 0),
			cities((i) => 0.1 + i / 100),
		),
		settings,
	);
	const table = section.blocks.find((block) => block.kind === "table");
	assert.equal(table?.claim, "9 shares have moved");
	assert.deepEqual(
		table?.table.rows.map(([figure]) => String(figure).replace("Share of customers: ", "")),
		names.toReversed().slice(0, 6),
	);
});

test("two reports without a figure in common say so", () => {
	const section = describeMoved(
		compareTables(citiesTable({ Ash: [0.2, 0.1] }), citiesTable({ Bay: [0.2, 0.1] })),
		settings,
	);
	assert.equal(section.claim, "The two reports have no figure with an interval in common");
});
