/** The bins of small histograms, and the few edges of them that are written below. */
import type { Chart } from "../../analysis/document.ts";
import type { ChartContext } from "./context.ts";
import { measureText } from "./text-width.ts";

type HistogramGrid = Extract<Chart, { kind: "histogram-grid" }>;

export interface FacetBin {
	/** From 0, in the table's order. */
	index: number;
	/** `undefined` is an open end. */
	lower: number | undefined;
	upper: number | undefined;
	value: number | undefined;
	/** The same measure of all customers. */
	compared: number | undefined;
	withheld: boolean;
}

export function readFacetBins(chart: HistogramGrid, { rows }: ChartContext): { name: string; bins: FacetBin[] }[] {
	const facets = Map.groupBy(rows, (row) => row.text(chart.facet));
	return [...facets].map(([name, own]) => ({
		name,
		bins: own.map((row, index) => ({
			index,
			lower: row.number(chart.lower),
			upper: row.number(chart.upper),
			value: row.number(chart.value),
			compared: chart.compare === undefined ? undefined : row.number(chart.compare),
			withheld: row.isSuppressed(chart.value),
		})),
	}));
}

/** The stairs over the compared measure: the place, in bins from the first, and the height. */
export function outlineOf(bins: FacetBin[]): [number, number | undefined][] {
	if (bins.every(({ compared }) => compared === undefined)) return [];
	return bins.flatMap(({ index, compared }): [number, number | undefined][] => [
		[index, compared],
		[index + 1, compared],
	]);
}

export interface EdgeLabel {
	label: string;
	/** Pixels from the first bin; the label stands inside the chart. */
	middle: number;
}

interface Options {
	chart: HistogramGrid;
	context: ChartContext;
	/** Pixels of all bins. */
	width: number;
}

/** Up to three edges, the outermost first, marked `<` and `+` where bins are open beyond them, then the one nearest to the middle that has room. */
export function chooseEdges(bins: FacetBin[], { chart, context, width }: Options): EdgeLabel[] {
	const edges = [
		...bins.map(({ lower, index }) => [lower, index] as const),
		[bins.at(-1)?.upper, bins.length] as const,
	];
	const known = edges.flatMap(([value, index]) => (value === undefined ? [] : [{ value, index }]));
	const labels = known.map(({ value, index }, place) => {
		const text = writeEdge(value, chart, context);
		const isOpen = { first: place === 0 && index > 0, last: place === known.length - 1 && index < bins.length };
		const label = isOpen.first ? `<${text}` : isOpen.last ? `${text}+` : text;
		const half = measureText(label, context.type) / 2;
		const at = (index / Math.max(1, bins.length)) * width;
		return { label, half, middle: Math.min(Math.max(at, half), width - half) };
	});
	const byMiddle = labels
		.slice(1, -1)
		.toSorted((a, b) => Math.abs(a.middle - width / 2) - Math.abs(b.middle - width / 2));
	const chosen: typeof labels = [];
	for (const label of [labels.at(0), labels.at(-1), byMiddle[0]]) {
		if (!label || chosen.includes(label)) continue;
		const isFree = (other: EdgeLabel & { half: number }) =>
			Math.abs(other.middle - label.middle) >= other.half + label.half + 6;
		if (chosen.every(isFree)) chosen.push(label);
	}
	return chosen;
}

/** "25 to 30", "Under 18", "$5,000 or more". */
export function describeSpan({ lower, upper }: FacetBin, chart: HistogramGrid, context: ChartContext): string {
	const write = (value: number) => writeEdge(value, chart, context);
	if (lower === undefined) return `under ${write(upper ?? 0)}`;
	return upper === undefined ? `${write(lower)} or more` : `${write(lower)} to ${write(upper)}`;
}

/** In the column's format where the facets share their bins, else as a plain number, which suits any of them. */
function writeEdge(value: number, { sharedX, lower }: HistogramGrid, { formats, column }: ChartContext): string {
	if (sharedX) return formats.short(value, column(lower).format);
	if (Math.abs(value) >= 1000 || Number.isInteger(value)) return formats.short(value, "count");
	return formats.short(value, Math.abs(value) < 1 ? "ratio" : "decimal");
}
