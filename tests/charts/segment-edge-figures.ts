/** Figures of segments at the edges: two and eight of them, long names, everyone in one, nobody known. */
import type { Cell, Figure } from "../../analysis/document.ts";
import { figure, number, text, withholdAll } from "./edge-parts.ts";

const longNames = [
	"Value-driven frequent users",
	"Value-driven frequent users 2",
	"High-value power users",
	"Affluent inactives",
	"Budget-conscious occasionals",
	"Budget-conscious occasionals 2",
	"Krankenversicherungsangestellte",
	"New",
];

const features = Array.from(
	{ length: 16 },
	(_, index) =>
		[`Days since the last transaction ${index}`, `Balance ${index}`, `Mean monthly deposit ${index}`][index % 3],
).map(String);

const wave = (seed: number) => Math.sin(seed * 12.9898 + 1) * Math.cos(seed * 4.1414);

const segment = text("segment", "segment");

function heatmap(
	id: string,
	names: { x: string[]; y: string[] },
	of: { format: "ratio" | "decimal" | "count" },
): Figure {
	const isTriangle = names.x === names.y;
	const rows = names.y.flatMap((y, row) =>
		names.x
			.slice(0, isTriangle ? row : names.x.length)
			.map((x, at): Cell[] => [x, y, of.format === "count" ? 1234 * row + at : -0.99 * wave(7 * row + at)]),
	);
	const diverging = of.format !== "count";
	return figure(
		id,
		{ kind: "heatmap", x: "x", y: "y", value: "value", diverging },
		{ columns: [text("x"), text("y"), number("value", of.format, "Standardized difference from all customers")], rows },
	);
}

const bigCorrelations = heatmap("big-correlations", { x: features, y: features }, { format: "ratio" });
const nine = features.slice(0, 9);
const nineCorrelations = heatmap("nine-correlations", { x: nine, y: nine }, { format: "ratio" });
const eightColumns = heatmap("eight-columns", { x: longNames, y: features }, { format: "decimal" });
const twoColumns = heatmap("two-columns", { x: longNames.slice(0, 2), y: features.slice(0, 3) }, { format: "count" });

const indexes = figure(
	"indexes",
	{ kind: "heatmap", x: "group", y: "category", value: "index", diverging: true, middle: 1, limit: 0.5 },
	{
		columns: [text("group"), text("category"), number("index", "index", "Index (all customers 100)")],
		rows: features
			.slice(0, 9)
			.flatMap((category, row) =>
				["21-24", "25-34", "35-45", "45+"].map((group, at): Cell[] => [
					group,
					category,
					1 + 1.9 * wave(5 * row + at) ** 2,
				]),
			),
	},
);

const moves = figure(
	"moves",
	{ kind: "heatmap", x: "segment", y: "before", value: "share", diverging: false },
	{
		columns: [
			number("share", "share", "Share of the customers that the segment had"),
			{ ...segment, label: "Segment of this build" },
			{ ...segment, name: "before", label: "Segment of the previous build" },
		],
		rows: longNames
			.slice(0, 4)
			.flatMap((before, row) =>
				longNames.slice(0, 4).map((name, at): Cell[] => [row === at ? 0.91 : 0.03, name, before]),
			),
	},
);

function donut(id: string, shares: number[], names = longNames): Figure {
	return figure(
		id,
		{ kind: "donut", category: "segment", value: "share" },
		{ columns: [segment, number("share", "share")], rows: shares.map((share, at) => [names[at] ?? "", share]) },
	);
}

const eightParts = donut("eight-parts", [0.6, 0.2, 0.08, 0.05, 0.03, 0.02, 0.01, 0.01]);
const smallFirst = donut("small-first", [0.001, 0.001, 0.002, 0.002, 0.003, 0.003, 0.004, 0.984]);
const twoParts = donut("two-parts", [0.5, 0.5]);
const onePart = donut("one-part", [1]);

function density(id: string, names: string[], spread: number): Figure {
	const center = (at: number) => ({ x: spread * Math.cos(at), y: (spread / 2) * Math.sin(at) });
	const rows = names.flatMap((name, at) =>
		[-2, -1, 0, 1].flatMap((i) =>
			[-2, -1, 0, 1].map((j): Cell[] => {
				const [x, y] = [Math.round(center(at).x) + i, Math.round(center(at).y) + j];
				return [x, x + 1, y, y + 1, name, 40 - 9 * Math.hypot(i, j)];
			}),
		),
	);
	const axis = (name: string, label: string) => number(name, "decimal", label);
	return figure(
		id,
		{
			kind: "density",
			lowerX: "x1",
			upperX: "x2",
			lowerY: "y1",
			upperY: "y2",
			segment: "segment",
			value: "customers",
			centers: names.map((name, at) => ({ segment: name, ...center(at) })),
		},
		{
			columns: [
				axis("x1", "First component (41% of variance)"),
				axis("x2", "To"),
				axis("y1", "Second component (23% of variance)"),
				axis("y2", "To"),
				segment,
				number("customers", "count"),
			],
			rows,
		},
	);
}

const eightClouds = density("eight-clouds", longNames, 4);
const sameClouds = density("same-clouds", longNames.slice(0, 4), 0.1);
const oneCloud = density("one-cloud", longNames.slice(1, 2), 0);

const lineColumns = [number("k", "integer", "Number of segments"), segment, number("value", "ratio", "Stability")];
const eightLines = figure(
	"eight-lines",
	{ kind: "lines", x: "k", y: "value", series: "segment", reference: { value: 0.75, label: "Stable from 0.75" } },
	{
		columns: lineColumns,
		rows: longNames.flatMap((name, at) => [2, 3, 4, 5].map((k): Cell[] => [k, name, 0.8 - 0.01 * at + 0.02 * k])),
	},
);

const onePlace = figure(
	"one-place",
	{ kind: "lines", x: "k", y: "value", series: "segment", highlight: 2 },
	{ columns: lineColumns, rows: [[2, "New", 0.4]] },
);

const months = figure(
	"months",
	{ kind: "lines", x: "month", y: "value", series: "segment" },
	{
		columns: [text("month"), segment, number("value", "money", "Balance")],
		rows: longNames
			.slice(0, 2)
			.flatMap((name, at) =>
				Array.from({ length: 36 }, (_, i): Cell[] => [
					`${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
					name,
					1e6 * (at + 1) + 5e4 * wave(i),
				]),
			),
	},
);

function histograms(id: string, names: string[], { bins, sharedX }: { bins: number; sharedX: boolean }): Figure {
	return figure(
		id,
		{
			kind: "histogram-grid",
			facet: "segment",
			lower: "from",
			upper: "to",
			value: "share",
			compare: "all",
			sharedX,
		},
		{
			columns: [
				segment,
				number("from", "money"),
				number("to", "money"),
				number("share", "share", "Share of customers"),
				number("all", "share", "All customers"),
			],
			rows: names.flatMap((name, at) =>
				Array.from({ length: bins }, (_, bin): Cell[] => [
					name,
					bin === 0 && bins > 1 ? null : 1500 * bin * (sharedX ? 1 : 10 ** at),
					bin === bins - 1 ? null : 1500 * (bin + 1) * (sharedX ? 1 : 10 ** at),
					(bin + 1) / (at + 10),
					1 / bins,
				]),
			),
		},
	);
}

const eightHistograms = histograms("eight-histograms", longNames, { bins: 20, sharedX: true });
const ownAxes = histograms("own-axes", longNames.slice(0, 5), { bins: 6, sharedX: false });
const oneHistogram = histograms("one-histogram", longNames.slice(6, 7), { bins: 1, sharedX: false });

function manyDots(id: string, names: { rows: string[]; series: string[] }): Figure {
	return figure(
		id,
		{
			kind: "dots",
			category: "feature",
			series: "segment",
			value: "value",
			low: "low",
			high: "high",
			scale: { type: "linear" },
			reference: { value: 0, label: "All customers of the bank" },
		},
		{
			columns: [text("feature"), segment, ...["value", "low", "high"].map((name) => number(name, "decimal"))],
			rows: names.rows.flatMap((row, i) =>
				names.series.map((name, j): Cell[] => {
					const value = 2 * wave(9 * i + j);
					return [row, name, value, value - 0.1, value + 0.1];
				}),
			),
		},
	);
}

const eightSeries = manyDots("eight-series", { rows: features, series: longNames });
const twoSeries = manyDots("two-series", { rows: ["Balance", "Age"], series: longNames.slice(0, 2) });

export const segmentEdgeFigures: Figure[] = [
	bigCorrelations,
	nineCorrelations,
	eightColumns,
	twoColumns,
	indexes,
	moves,
	eightParts,
	smallFirst,
	twoParts,
	onePart,
	eightClouds,
	sameClouds,
	oneCloud,
	eightLines,
	onePlace,
	months,
	eightHistograms,
	ownAxes,
	oneHistogram,
	eightSeries,
	twoSeries,
	withholdAll(bigCorrelations, "value"),
	withholdAll(eightColumns, "value"),
	withholdAll(eightParts, "share"),
	withholdAll(eightClouds, "customers"),
	withholdAll(eightLines, "value"),
	withholdAll(eightHistograms, "share"),
	withholdAll(eightSeries, "value"),
];
