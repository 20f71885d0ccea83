import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Cell, Chart } from "../../analysis/document.ts";
import { describeTable } from "./describe-table.ts";

describe("describeChart", () => {
	it("of a heatmap names the cells furthest from zero, and none of a thing with itself", () => {
		const cells: Cell[][] = [
			["balance", "balance", 1],
			["income", "balance", 0.62],
			["tenure", "balance", -0.71],
			["tenure", "income", "[c]"],
		];
		assert.equal(
			describeTable(
				{ kind: "heatmap", x: "with", y: "feature", value: "correlation", diverging: true },
				{ feature: "text", with: "text", correlation: "ratio" },
				cells,
			),
			"Heatmap of 3 cells, correlation by feature and with. The furthest from zero: tenure and balance −0.710; income and balance 0.620.",
		);
	});

	it("of a heatmap whose colors part elsewhere names the cells furthest from there", () => {
		assert.equal(
			describeTable(
				{ kind: "heatmap", x: "city", y: "category", value: "index", diverging: true, middle: 1 },
				{ category: "text", city: "text", index: "index" },
				[
					["Food", "Pune", 1.1],
					["Rent", "Pune", 0.52],
				],
			),
			"Heatmap of 2 cells, index by category and city. The furthest from 100: Rent and Pune 52; Food and Pune 110.",
		);
	});

	it("of a heatmap in one color names the greatest cells", () => {
		assert.equal(
			describeTable(
				{ kind: "heatmap", x: "hour", y: "day", value: "visits", diverging: false },
				{ day: "text", hour: "integer", visits: "count" },
				[
					["Monday", 9, 1200],
					["Tuesday", 9, 1400],
				],
			),
			"Heatmap of 2 cells, visits by day and hour. The greatest: Tuesday and 9 1,400; Monday and 9 1,200.",
		);
	});

	it("of a heatmap whose cells read alike says so", () => {
		const describe = (cells: Cell[][]) =>
			describeTable(
				{ kind: "heatmap", x: "city", y: "category", value: "index", diverging: true, middle: 1 },
				{ category: "text", city: "text", index: "index" },
				cells,
			);
		const alike = [
			["Food", "Pune", 1.001],
			["Rent", "Pune", 0.998],
		];
		assert.equal(describe(alike), "Heatmap of 2 cells, index by category and city. All are 100.");
		assert.equal(
			describe([...alike, ["Food", "Agra", "[c]"]]),
			"Heatmap of 3 cells, index by category and city. All that are shown are 100.",
		);
	});

	it("of many points says of a line whose numbers read alike that it stays", () => {
		const months = Array.from({ length: 13 }, (_, i) => i + 1);
		const described = describeTable(
			{ kind: "lines", x: "month", y: "logins", series: "group" },
			{ group: "text", month: "integer", logins: "decimal" },
			[
				...months.map((month): Cell[] => ["Old", month, 0.4 + month / 1000]),
				...months.map((month): Cell[] => ["Young", month, month]),
			],
		);
		assert.equal(described, "Line chart. logins by month. Old: 0.4 throughout; Young: from 1 at 1 to 13 at 13.");
	});

	it("of a donut says every part", () => {
		assert.equal(
			describeTable({ kind: "donut", category: "segment", value: "share" }, { segment: "text", share: "share" }, [
				["Savers", 0.62],
				["Spenders", 0.371],
				["Starters", "[c]"],
				["Sleepers", "[c]"],
			]),
			"Ring chart. Savers: 62.0%; Spenders: 37.1%; Starters: withheld; Sleepers: withheld.",
		);
	});

	it("of a density says how many squares each segment has, and where its center is", () => {
		const place = { lowerX: "x_1", upperX: "x_2", lowerY: "y_1", upperY: "y_2" };
		assert.equal(
			describeTable(
				{
					kind: "density",
					...place,
					segment: "segment",
					value: "customers",
					centers: [{ segment: "Savers", x: 0.42, y: -1 }],
				},
				{ x_1: "decimal", x_2: "decimal", y_1: "decimal", y_2: "decimal", segment: "text", customers: "count" },
				[
					[0, 1, -2, -1, "Savers", 40],
					[0, 1, -1, 0, "Savers", 50],
					[1, 2, -1, 0, "Spenders", 60],
				],
			),
			"Map of customers by x 1 and y 1. Savers in 2 squares, its center at 0.4 and −1; Spenders in 1 square.",
		);
	});

	const lines = { kind: "lines", x: "segments", y: "silhouette", series: "measure" } as const;
	const lineColumns = { segments: "integer", measure: "text", silhouette: "ratio" } as const;

	it("of lines says every point with its interval, the reference and the highlight", () => {
		assert.equal(
			describeTable(
				{ ...lines, low: "low", high: "high", reference: { value: 0.25, label: "Weak structure" }, highlight: 3 },
				{ ...lineColumns, low: "ratio", high: "ratio" },
				[
					[2, "Mean", 0.31, 0.3, 0.32],
					[3, "Mean", 0.44, 0.42, 0.46],
					[4, "Mean", "[c]", "[c]", "[c]"],
				],
			),
			"Line chart. silhouette by segments. Mean: 0.310 (0.300 to 0.320) at 2, 0.440 (0.420 to 0.460) at 3, withheld at 4. Marked: Weak structure and segments 3.",
		);
	});

	it("of lines with many points says the least and the greatest of each", () => {
		const cells = Array.from({ length: 25 }, (_, k): Cell[] => [k, "Mean", k === 7 ? 0.9 : 0.1 + k / 100]);
		assert.equal(
			describeTable(lines, lineColumns, cells),
			"Line chart. silhouette by segments. Mean: from 0.100 at 0 to 0.900 at 7.",
		);
	});

	it("of small histograms says the highest bar of each, and all customers beside it", () => {
		assert.equal(
			describeTable(
				{
					kind: "histogram-grid",
					facet: "segment",
					lower: "from",
					upper: "to",
					value: "share",
					compare: "all",
					sharedX: true,
				},
				{ segment: "text", from: "money", to: "money", share: "share", all: "share" },
				[
					["Savers", null, 100, 0.2, 0.5],
					["Savers", 100, null, 0.8, 0.5],
					["Spenders", null, 100, 0.7, 0.5],
					["Spenders", 100, null, 0.3, 0.5],
				],
			),
			"Histograms, one for each segment. The highest bar of each: Savers: $100 or more, 80.0% (all: 50.0%); Spenders: under $100, 70.0% (all: 50.0%).",
		);
	});

	const dots = {
		kind: "dots",
		category: "feature",
		series: "segment",
		value: "mean",
		low: "low",
		high: "high",
		scale: { type: "linear" },
	} as const;
	const dotColumns = { feature: "text", segment: "text", mean: "decimal", low: "decimal", high: "decimal" } as const;

	it("of dots with series says every dot with its interval", () => {
		assert.equal(
			describeTable(dots, dotColumns, [
				["balance", "Savers", 1.2, 1.1, 1.3],
				["balance", "Spenders", -0.4, -0.5, -0.3],
				["tenure", "Savers", 0.1, 0, 0.2],
				["tenure", "Spenders", "[c]", "[c]", "[c]"],
			]),
			"Dot chart with 95% intervals. balance: Savers 1.2 (1.1 to 1.3), Spenders −0.4 (−0.5 to −0.3); tenure: Savers 0.1 (0 to 0.2), Spenders withheld.",
		);
	});

	it("of many dots with series says the least and the greatest of each category", () => {
		const cells = Array.from({ length: 26 }, (_, index): Cell[] => {
			const value = index > 12 ? "[c]" : index / 10;
			return [index > 12 ? "tenure" : "balance", `Segment ${index}`, value, value, value];
		});
		assert.equal(
			describeTable(dots, dotColumns, cells),
			"Dot chart with 95% intervals. balance: from Segment 0 0 to Segment 12 1.2; tenure: withheld.",
		);
	});
});

describe("describeChart of a histogram", () => {
	const histogram: Chart = {
		kind: "histogram",
		lower: "from",
		upper: "to",
		value: "share",
		scale: { type: "linear" },
		markers: [],
	};
	const describeBins = (cells: Cell[][]) =>
		describeTable(histogram, { from: "integer", to: "integer", share: "share" }, cells);

	it("names the highest of the bars that are shown, and says how many are not", () => {
		assert.equal(
			describeBins([
				[null, 20, "[c]"],
				[20, 30, 0.4],
				[30, null, 0.2],
			]),
			"Histogram of 3 bars, from under 20 to 30 or more. The highest shown, 20 to 30, stands for 40.0%. 1 withheld.",
		);
	});

	it("names none where all are withheld", () => {
		assert.equal(
			describeBins([
				[null, 20, "[c]"],
				[20, null, "[c]"],
			]),
			"Histogram of 2 bars, from under 20 to 20 or more. All withheld.",
		);
	});

	it("of one bar says its span once", () => {
		assert.equal(
			describeBins([[37, 38, 1]]),
			"Histogram of one bar, 37 to 38. The highest, 37 to 38, stands for 100.0%.",
		);
	});
});
