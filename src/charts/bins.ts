/** The bins of a histogram: where each is drawn, what it is called, and which are withheld. */
import type { Chart } from "../../analysis/document.ts";
import type { ChartContext, ChartRow } from "./context.ts";
import { makeScale } from "./position-scale.ts";

export interface Bin {
	row: ChartRow;
	/** `undefined` is an open end. */
	lower: number | undefined;
	upper: number | undefined;
	/** Where the bar is drawn; an open bin is as wide as its neighbor. */
	from: number;
	to: number;
	value: number | undefined;
}

type Histogram = Extract<Chart, { kind: "histogram" }>;

export function readBins(chart: Histogram, rows: ChartRow[]): Bin[] {
	const { transform, invert } = makeScale(chart.scale, [0, 1], [0, 1]);
	const edges = rows.map((row) => ({ row, lower: row.number(chart.lower), upper: row.number(chart.upper) }));
	const widths = edges.flatMap(({ lower, upper }) =>
		lower === undefined || upper === undefined ? [] : [transform(upper) - transform(lower)],
	);
	return edges.map(({ row, lower, upper }) => ({
		row,
		lower,
		upper,
		from: lower ?? invert(transform(upper ?? 0) - (widths[0] ?? 1)),
		to: upper ?? invert(transform(lower ?? 0) + (widths.at(-1) ?? 1)),
		value: row.number(chart.value),
	}));
}

export function isOpen({ lower, upper }: Bin): boolean {
	return lower === undefined || upper === undefined;
}

/** A bin in words: "25 to 29 years", "$100 to $172", "75 years or more". Whole years are named by the last inside. */
export function describeBin({ lower, upper }: Bin, chart: Histogram, { column, formats }: ChartContext): string {
	const { format, type, unit } = column(chart.lower);
	const write = (value: number) => formats.cell(value, format);
	const suffix = unit && format !== "money" && format !== "cents" ? ` ${unit}` : "";
	if (lower === undefined) return `Under ${write(upper ?? 0)}${suffix}`;
	if (upper === undefined) return `${write(lower)}${suffix} or more`;
	const last = type === "integer" && format === "integer" ? upper - 1 : upper;
	return last === lower ? `${write(lower)}${suffix}` : `${write(lower)} to ${write(last)}${suffix}`;
}

/** Withheld bins beside each other are one run, to be marked once, in its middle. */
export function withheldRuns(bins: Bin[], chart: Histogram): { middle: number }[] {
	const { transform, invert } = makeScale(chart.scale, [0, 1], [0, 1]);
	const runs: Bin[][] = [];
	for (const [index, bin] of bins.entries()) {
		if (!bin.row.isSuppressed(chart.value)) continue;
		if (bins[index - 1]?.row.isSuppressed(chart.value)) runs.at(-1)?.push(bin);
		else runs.push([bin]);
	}
	return runs.map((run) => ({ middle: invert((transform(run[0]?.from ?? 0) + transform(run.at(-1)?.to ?? 0)) / 2) }));
}
