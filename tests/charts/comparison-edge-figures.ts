/** Figures of comparisons at the edges: forty rows and one, one huge interval, long names, eight facets, nothing known. */
import type { Cell, Chart, Figure } from "../../analysis/document.ts";
import { figure, number, text, withholdAll } from "./edge-parts.ts";

const wave = (seed: number) => Math.sin(seed * 12.9898 + 1) * Math.cos(seed * 4.1414);

const longNames = [
	"Krankenversicherungsangestellte",
	"Secondary and higher professional education",
	"Email",
	"Self-employed/freelance and family workers",
	"Television, radio and everything else that talks",
];

const forest = {
	kind: "forest",
	group: "group",
	category: "name",
	value: "value",
	low: "low",
	high: "high",
	q: "q",
	verdict: "verdict",
} as const;

const onPoints: Chart = {
	...forest,
	scale: "linear",
	reference: { value: 0, label: "All other customers of the bank" },
	sides: ["Those who own it buy less often than those who do not", "More often"],
};

const onOdds: Chart = { ...forest, scale: "log", reference: { value: 1, label: "1" }, sides: ["Less", "More"] };

const columns = (format: "points" | "ratio" | "money") => [
	text("group"),
	text("name"),
	...["value", "low", "high"].map((name) =>
		number(name, format, "Difference between those who click and those who do not"),
	),
	number("q", "probability", "q-value"),
	text("verdict"),
];

const verdicts = ["supported", "inconclusive", "turns around", "no difference"];

function rowsOf(groups: string[], names: string[], { center, spread }: { center: number; spread: number }): Cell[][] {
	return groups.flatMap((group, i) =>
		names.map((name, j): Cell[] => {
			const at = 7 * i + j;
			const value = center + 0.9 * spread * wave(at);
			const half = spread * (0.4 + 0.3 * Math.abs(wave(at + 3)));
			return [group, name, value, value - half, value + half, Math.abs(wave(at)), verdicts[at % 4] ?? ""];
		}),
	);
}

const eight = Array.from({ length: 8 }, (_, index) => `Channel ${index + 1}`);

const fortyRows = figure("forty-rows", onPoints, {
	columns: columns("points"),
	rows: rowsOf(longNames, eight, { center: 0.01, spread: 0.04 }),
});

const longRows = figure("long-rows", onOdds, {
	columns: columns("ratio"),
	rows: rowsOf(["Owners of a mortgage or of another loan", "Others"], longNames, { center: 1, spread: 0.12 }),
});

const hugeInterval = figure("huge-interval", onOdds, {
	columns: columns("ratio"),
	rows: [
		...rowsOf(["Savers"], eight.slice(0, 5), { center: 1.4, spread: 0.3 }),
		["Savers", "Far off", 48, 0.3, 900, 0.6, "inconclusive"],
		["Savers", "Wide", 1.2, 0, 5000, 0.9, "inconclusive"],
	],
});

const hugeDifference = figure("huge-difference", onPoints, {
	columns: columns("money"),
	rows: [
		["", "One", 120, 80, 160, 0.001, "supported"],
		["", "Another", -90_000, -1_500_000, 1_400_000, 0.9, "inconclusive"],
	],
});

const closeRatios = figure("close-ratios", onOdds, {
	columns: columns("ratio"),
	rows: rowsOf(["Savers", "Others"], eight.slice(0, 4), { center: 1.012, spread: 0.012 }),
});

const oneSided = figure("one-sided", onPoints, {
	columns: columns("points"),
	rows: [
		["Savers", "Email", 0.2, 0.19, 0.21, 0, "supported"],
		["Savers", "Website", 0.25, 0.24, 0.26, 0, "supported"],
		["Savers", "Not to be estimated", null, null, null, null, "inconclusive"],
	],
});

const oneNull = figure("one-null", onPoints, {
	columns: columns("points"),
	rows: [["Savers", "Email", 0, 0, 0, 1, "no difference"]],
});

const noRows = figure("no-rows", onPoints, { columns: columns("points"), rows: [] });

function doses(id: string, names: string[], { count, label }: { count: number; label: string }): Figure {
	return figure(
		id,
		{
			kind: "dose-response",
			facet: "channel",
			x: "dose",
			value: "rate",
			low: "low",
			high: "high",
			fit: "fit",
			ranges: names.slice(1).map((facet, at) => ({ facet, low: 1 + at, high: 3 + at, label })),
		},
		{
			columns: [
				text("channel"),
				number("dose", "count", "Impressions a customer and month"),
				...["rate", "low", "high", "fit"].map((name) => number(name, "share", "Click-through rate")),
			],
			rows: names.flatMap((name, at) =>
				Array.from({ length: count }, (_, index): Cell[] => {
					const rate = 0.05 + 0.01 * Math.sin(index / 3 + at);
					return [name, index + 1, rate, rate - 0.004, rate + (index === 0 ? 0.6 : 0.004), rate];
				}),
			),
		},
	);
}

const eightDoses = doses("eight-doses", eight, { count: 20, label: "Advised: 3 to 6 impressions a month" });
const longDoses = doses("long-doses", longNames, { count: 9, label: "3 to 6" });
const oneDose = doses("one-dose", ["Email"], { count: 1, label: "" });
const twoDoses = doses("two-doses", ["Email", "Website"], { count: 60, label: "Advised: 1 to 3" });

interface Months {
	facets: string[];
	series: string[];
	count: number;
	more?: { reference?: { value: number; label: string }; highlight?: number };
}

function monthly(id: string, { facets, series, count, more = {} }: Months): Figure {
	const isNumeric = more.highlight !== undefined;
	return figure(
		id,
		{
			kind: "lines",
			x: "month",
			y: "value",
			series: "series",
			facet: "facet",
			partial: "partial",
			low: "low",
			high: "high",
			...more,
		},
		{
			columns: [
				text("facet"),
				isNumeric ? number("month", "integer", "Month") : { ...text("month"), label: "Month" },
				text("series", "segment"),
				...["value", "low", "high"].map((name) => number(name, "money", "Deposits a customer")),
				{ ...text("partial"), label: "Part of a month", type: "boolean" },
			],
			rows: facets.flatMap((facet, i) =>
				series.flatMap((name, j) =>
					Array.from({ length: count }, (_, month): Cell[] => {
						const isPartial = month === 0 || month === count - 1;
						const value = (isPartial ? 400 : 1200) + 300 * j + 200 * wave(month + 5 * i + 11 * j);
						const at = isNumeric
							? month
							: `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
						return [facet, at, name, value, value - 40, value + 40, isPartial];
					}),
				),
			),
		},
	);
}

const eightFacets = monthly("eight-facets", {
	facets: longNames.concat(eight.slice(0, 3)),
	series: ["Savers", "Others"],
	count: 36,
});
const oneFacet = monthly("one-facet", {
	facets: ["Deposits"],
	series: ["Savers"],
	count: 6,
	more: { reference: { value: 1000, label: "As in 2022" }, highlight: 3 },
});

const partialMonths = figure(
	"partial-months",
	{ kind: "lines", x: "month", y: "value", series: "series", partial: "partial" },
	{
		columns: [
			text("month"),
			text("series", "segment"),
			number("value", "count"),
			{ ...text("partial"), label: "Part of a month", type: "boolean" },
		],
		rows: ["Savers", "Others"].flatMap((name, at) =>
			["Jan", "Feb", "Mar", "Apr"].map((month, index): Cell[] => [
				month,
				name,
				index === 3 ? 90 : 400 + 100 * at + index,
				index === 3,
			]),
		),
	},
);

function hourly(id: string, hours: string[]): Figure {
	return figure(
		id,
		{ kind: "heatmap", x: "hour", y: "day", value: "count", diverging: false },
		{
			columns: [text("day"), text("hour"), number("count", "count", "Transactions")],
			rows: ["Monday", "Sunday"].flatMap((day, row) =>
				hours.map((hour, at): Cell[] => [day, hour, 9000 * row + 350 * at]),
			),
		},
	);
}

const plainHours = hourly(
	"plain-hours",
	Array.from({ length: 24 }, (_, hour) => String(hour)),
);
const spans = hourly(
	"spans-of-hours",
	Array.from({ length: 24 }, (_, hour) => `${hour} to ${hour + 1} o'clock`),
);

const twoHours = hourly(
	"two-hours",
	Array.from(
		{ length: 12 },
		(_, at) => `${String(2 * at).padStart(2, "0")}:00–${String(2 * at + 2).padStart(2, "0")}:00`,
	),
);

/** A value withheld amid others, of a line and of a small one. */
function withholdSome(of: Figure, column: string, rows: number[]): Figure {
	const at = of.table.columns.findIndex(({ name }) => name === column);
	return {
		...of,
		id: `${of.id}-in-part`,
		table: {
			...of.table,
			rows: of.table.rows.map((row, index) => (rows.includes(index) ? row.with(at, null) : row)),
			suppressed: rows.map((row) => [row, column]),
		},
	};
}

const gapInLine = withholdSome(partialMonths, "value", [1]);
const gapInGrid = withholdSome(eightFacets, "value", [3, 4, 5, 12, 40]);

export const comparisonEdgeFigures: Figure[] = [
	fortyRows,
	longRows,
	hugeInterval,
	hugeDifference,
	closeRatios,
	oneSided,
	oneNull,
	noRows,
	eightDoses,
	longDoses,
	oneDose,
	twoDoses,
	eightFacets,
	oneFacet,
	partialMonths,
	plainHours,
	spans,
	twoHours,
	gapInLine,
	gapInGrid,
	withholdAll(fortyRows, "value"),
	withholdAll(longDoses, "rate"),
	withholdAll(eightFacets, "value"),
	withholdAll(plainHours, "count"),
];
