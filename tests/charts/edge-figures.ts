/** Figures at the edges of what a report may hold: very skewed, few and many, all equal, negative, nothing at all. */
import type { Chart, Figure } from "../../analysis/document.ts";
import { comparisonEdgeFigures } from "./comparison-edge-figures.ts";
import { figure, number, text, withholdAll } from "./edge-parts.ts";
import { segmentEdgeFigures } from "./segment-edge-figures.ts";

const bars: Chart = { kind: "bars", category: "name", value: "value" };
const barColumns = [text("name"), number("value", "share")];

const longNames = [
	"Krankenversicherungsangestellte",
	"Secondary and higher professional education",
	"Self-employed/freelance and family workers",
	"Other",
];

const twoBars = figure("two-bars", bars, {
	columns: barColumns,
	rows: [
		["Yes", 0.117],
		["No", 0.883],
	],
});

const fourteenBars = figure("fourteen-bars", bars, {
	columns: barColumns,
	rows: Array.from({ length: 14 }, (_, index) => [`${longNames[index % 4]} ${index + 1}`, 0.31 / (index + 1)]),
});

const equalBars = figure("equal-bars", bars, {
	columns: barColumns,
	rows: ["A", "B", "C", "D"].map((name) => [name, 0.25]),
});

const zeroBars = figure("zero-bars", bars, {
	columns: barColumns,
	rows: [
		["A", 0],
		["B", 0],
	],
});

const negativeBars = figure(
	"negative-bars",
	{ kind: "bars", category: "name", value: "value", low: "low", high: "high" },
	{
		columns: [text("name"), number("value", "money"), number("low", "money"), number("high", "money")],
		rows: [
			["Gains", 1_250_000, 900_000, 1_600_000],
			["Losses", -2_400_000, -3_100_000, -1_700_000],
			["Neither", 20_000, -90_000, 130_000],
		],
	},
);

const skewedBars = figure("skewed-bars", bars, {
	columns: [text("name"), number("value", "count")],
	rows: [
		["Nearly everyone", 39_876_543],
		["Hardly anyone", 11],
		["Some", 20_400],
	],
});

const edges = [null, -1e6, -1e5, -1e4, 0, 1e4, 1e5, 1e6, 1e7, 1e8, null];
const skewedHistogram = figure(
	"skewed-histogram",
	{
		kind: "histogram",
		lower: "from",
		upper: "to",
		value: "customers",
		scale: { type: "symlog", constant: 1000 },
		markers: [
			{ value: -120, label: "Lower quartile −$120" },
			{ value: 448, label: "Median $448" },
			{ value: 1362, label: "Mean $1,362" },
			{ value: 1428, label: "Upper quartile $1,428" },
			{ value: 1e12, label: "Out of sight" },
		],
	},
	{
		columns: [number("from", "money"), number("to", "money"), number("customers", "count", "Customers")],
		rows: edges
			.slice(1)
			.map((to, index) => [edges[index] ?? null, to, [2, 9, 60, 900, 45_211, 8000, 900, 40, 3, 1][index] ?? 0]),
	},
);

const shareHistogram = figure(
	"share-histogram",
	{ kind: "histogram", lower: "from", upper: "to", value: "share", scale: { type: "linear" }, markers: [] },
	{
		columns: [number("from", "integer"), number("to", "integer"), number("share", "share", "Share of customers")],
		rows: Array.from({ length: 60 }, (_, index) => [
			18 + index,
			19 + index,
			Math.exp(-(((index - 17) / 14) ** 2)) / 25,
		]),
	},
);

const oneBin = figure("one-bin", skewedHistogram.chart, {
	columns: skewedHistogram.table.columns,
	rows: [[5, 6, 100]],
});

const steepCurve = figure(
	"steep-curve",
	{
		kind: "curve",
		x: "customers",
		y: "money",
		scale: { type: "linear" },
		diagonal: true,
		labels: [
			{ x: 0.9, label: "The top tenth of customers hold 99.9% of the money" },
			{ x: 0.95, label: "The top twentieth hold 99.5% of the money" },
			{ x: 0.99, label: "The top hundredth hold 97.1% of the money" },
		],
	},
	{
		columns: [number("customers", "share", "Share of customers"), number("money", "share", "Share of money")],
		rows: Array.from({ length: 101 }, (_, index) => [index / 100, (index / 100) ** 60]),
	},
);

const fallingCurve = figure(
	"falling-curve",
	{
		kind: "curve",
		x: "month",
		y: "change",
		scale: { type: "linear" },
		diagonal: false,
		labels: [{ x: 12, label: "Last month" }],
	},
	{
		columns: [number("month", "integer", "Month"), number("change", "money", "Change of balance")],
		rows: Array.from({ length: 12 }, (_, index) => [index + 1, 400 - 75 * index]),
	},
);

const flatCurve = figure("flat-curve", fallingCurve.chart, {
	columns: fallingCurve.table.columns,
	rows: Array.from({ length: 12 }, (_, index) => [index + 1, 250]),
});

const dots: Chart = {
	kind: "dots",
	category: "name",
	value: "value",
	low: "low",
	high: "high",
	scale: { type: "linear" },
	reference: { value: 1_003_000, label: "All customers of the bank $1,003,000" },
};
const dotColumns = [text("name"), ...["value", "low", "high"].map((name) => number(name, "money"))];

const closeDots = figure("close-dots", dots, {
	columns: dotColumns,
	rows: longNames.map((name, index) => [
		name,
		1_000_000 + 2000 * index,
		998_000 + 2000 * index,
		1_002_500 + 2000 * index,
	]),
});

const symlogDots = figure(
	"symlog-dots",
	{ ...dots, scale: { type: "symlog", constant: 100 }, reference: { value: 0, label: "Zero" } },
	{
		columns: dotColumns,
		rows: [
			["Students", -340, -400, -260],
			["Employees", 2400, 2300, 2520],
			["Owners", 1_204_000, 800_000, 1_900_000],
		],
	},
);

const manyParts = figure(
	"many-parts",
	{ kind: "stacked-bars", category: "channel", series: "segment", value: "share" },
	{
		columns: [text("channel"), text("segment", "segment"), number("share", "share")],
		rows: ["Branch", "Mobile app"].flatMap((channel) =>
			[
				"Savers",
				"Young starters",
				"Everyday spenders",
				"Owners of homes",
				"Retired and settled",
				"Wealthy",
				"Dormant",
				"New",
				"Unknown",
			].map((segment) => [channel, segment, 1 / 9]),
		),
	},
);

const lopsidedPyramid = figure(
	"lopsided-pyramid",
	{ kind: "pyramid", band: "band", side: "gender", value: "share", sides: ["Women", "Men"] },
	{
		columns: [text("band", "age_band"), text("gender", "gender"), number("share", "share")],
		rows: [
			["18 to 64 years", "Women", 0.97],
			["18 to 64 years", "Men", 0.01],
			["65 years and over", "Women", 0.02],
			["65 years and over", "Men", 0],
			["65 years and over", "Not recorded in any of the systems", 0.5],
		],
	},
);

const threeMeasures = figure(
	"three-measures",
	{ kind: "paired-bars", category: "name", values: ["customers", "balance", "change"] },
	{
		columns: [text("name"), number("customers", "share"), number("balance", "share"), number("change", "share")],
		rows: longNames.map((name, index) => [name, 0.4 - 0.1 * index, 0.1 + 0.1 * index, 0.05 - 0.03 * index]),
	},
);

const nothing = figure("nothing", skewedHistogram.chart, { columns: skewedHistogram.table.columns, rows: [] });

export const edgeFigures: Figure[] = [
	twoBars,
	fourteenBars,
	equalBars,
	zeroBars,
	negativeBars,
	skewedBars,
	skewedHistogram,
	shareHistogram,
	oneBin,
	steepCurve,
	fallingCurve,
	flatCurve,
	closeDots,
	symlogDots,
	manyParts,
	lopsidedPyramid,
	threeMeasures,
	nothing,
	withholdAll(twoBars, "value"),
	withholdAll(skewedHistogram, "customers"),
	withholdAll(fallingCurve, "change"),
	withholdAll(closeDots, "value"),
	withholdAll(manyParts, "share"),
	withholdAll(lopsidedPyramid, "share"),
	withholdAll(threeMeasures, "balance"),
	...segmentEdgeFigures,
	...comparisonEdgeFigures,
];
