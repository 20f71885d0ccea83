/** What the charts that compare segments show, in words, from the numbers of their tables. */
import type { Chart, Table } from "../document.ts";
import type { Formats } from "../format.ts";
import { listGroups, readWords, spanWords } from "./table-words.ts";
import { joinWords, lowerFirst } from "./words.ts";

type ChartOf<K extends Chart["kind"]> = Extract<Chart, { kind: K }>;

const mostNamed = 5;

/** Of these charts; where there are more, only the ends of each group are said. */
const mostRows = 24;

/** The cells that stand out: the furthest from the middle where colors diverge, else the greatest; none of a thing with itself. */
export function describeHeatmap(chart: ChartOf<"heatmap">, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	const { diverging, middle = 0 } = chart;
	const weigh = (value: number) => (diverging ? Math.abs(value - middle) : value);
	const cells = table.rows
		.map((_, row) => ({
			row,
			x: read.text(row, chart.x),
			y: read.text(row, chart.y),
			value: read.number(row, chart.value),
		}))
		.filter(({ x, y }) => x !== y);
	const known = cells.flatMap(({ value, ...cell }) => (value === null ? [] : [{ ...cell, value }]));
	const named = known.toSorted((a, b) => weigh(b.value) - weigh(a.value)).slice(0, mostNamed);
	const list = named.map(({ row, x, y }) => `${y} and ${x} ${read.text(row, chart.value)}`);
	const format = table.columns.find(({ name }) => name === chart.value)?.format ?? "decimal";
	const from = middle === 0 ? "zero" : formats.cell(middle, format);
	const alike = new Set(known.map(({ row }) => read.text(row, chart.value)));
	const isAlike = known.length > 1 && alike.size === 1;
	const all = known.length < cells.length ? "All that are shown" : "All";
	const which = diverging ? `furthest from ${from}` : "greatest";
	return (
		`Heatmap of ${cells.length} cells, ${read.label(chart.value)} by ${read.label(chart.y)} and ${read.label(chart.x)}.` +
		(isAlike ? ` ${all} are ${[...alike].join("")}.` : list.length > 0 ? ` The ${which}: ${list.join("; ")}.` : "")
	);
}

export function describeDotsBySeries(
	chart: ChartOf<"dots"> & { series: string },
	table: Table,
	formats: Formats,
): string {
	const read = readWords(table, formats);
	const spell = (row: number) => `${read.text(row, chart.series)} ${read.text(row, chart.value)}`;
	const list =
		table.rows.length > mostRows
			? listExtremes(table, { nameOf: (row) => read.text(row, chart.category), value: chart.value, spell, formats })
			: listGroups(table, chart.category, (row) => spell(row) + read.interval(row, chart));
	return `Dot chart with 95% intervals. ${list}`;
}

export function describeDensity(chart: ChartOf<"density">, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	const squares = new Map<string, number>();
	for (const row of table.rows.keys()) {
		const segment = read.text(row, chart.segment);
		squares.set(segment, (squares.get(segment) ?? 0) + 1);
	}
	const segments = [...squares].map(([segment, count]) => {
		const center = chart.centers.find((of) => of.segment === segment);
		const at =
			center && `, its center at ${formats.cell(center.x, "decimal")} and ${formats.cell(center.y, "decimal")}`;
		return `${segment} in ${count === 1 ? "1 square" : `${count} squares`}${at ?? ""}`;
	});
	return `Map of ${read.label(chart.value)} by ${read.label(chart.lowerX)} and ${read.label(chart.lowerY)}. ${segments.join("; ")}.`;
}

/** With facets each line is named by its facet, and by its series where there are several. */
export function describeLines(chart: ChartOf<"lines">, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	const { facet, partial } = chart;
	const hasSeries = new Set(table.rows.map((_, row) => read.text(row, chart.series))).size > 1;
	const nameOf = (row: number) => {
		if (facet === undefined) return read.text(row, chart.series);
		return [read.text(row, facet), ...(hasSeries ? [read.text(row, chart.series)] : [])].join(", ");
	};
	const isPartial = (row: number) => partial !== undefined && read.isTrue(row, partial);
	const at = (row: number) =>
		` at ${read.text(row, chart.x)}${isPartial(row) && partial ? ` (${lowerFirst(read.label(partial))})` : ""}`;
	const spell = (row: number) => `${read.text(row, chart.y)}${at(row)}`;
	const list =
		table.rows.length > mostRows
			? listExtremes(table, { nameOf, value: chart.y, spell, formats, isLeftOut: isPartial })
			: listNamed(table, nameOf, (row) => `${read.text(row, chart.y)}${read.interval(row, chart)}${at(row)}`);
	const marks = [
		...(chart.reference ? [chart.reference.label] : []),
		...(chart.highlight === undefined ? [] : [`${read.label(chart.x)} ${chart.highlight}`]),
	];
	const kind = facet === undefined ? "Line chart." : `Line charts, one for each ${read.label(facet)}.`;
	return (
		`${kind} ${read.label(chart.y)} by ${read.label(chart.x)}. ${list}` +
		(marks.length > 0 ? ` Marked: ${joinWords(marks)}.` : "")
	);
}

export function describeHistograms(chart: ChartOf<"histogram-grid">, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	const facets = Map.groupBy(table.rows.keys(), (row) => read.text(row, chart.facet));
	const highest = [...facets].map(([facet, rows]) => {
		const best = rows.reduce((a, b) =>
			(read.number(b, chart.value) ?? -1) > (read.number(a, chart.value) ?? -1) ? b : a,
		);
		const { compare } = chart;
		const beside = compare === undefined ? "" : ` (${read.label(compare)}: ${read.text(best, compare)})`;
		const span = spanWords(read.text(best, chart.lower), read.text(best, chart.upper));
		if (read.number(best, chart.value) === null) return `${facet}: withheld`;
		return `${facet}: ${span}, ${read.text(best, chart.value)}${beside}`;
	});
	return `Histograms, one for each ${read.label(chart.facet)}. The highest bar of each: ${highest.join("; ")}.`;
}

/** A part for each row, under the names of their groups. */
function listNamed(table: Table, nameOf: (row: number) => string, spell: (row: number) => string): string {
	const groups = [...Map.groupBy(table.rows.keys(), nameOf)];
	return `${groups.map(([name, rows]) => `${name}: ${rows.map(spell).join(", ")}`).join("; ")}.`;
}

interface Extremes {
	/** Of the group of a row. */
	nameOf: (row: number) => string;
	/** The column of what is compared. */
	value: string;
	spell: (row: number) => string;
	formats: Formats;
	/** Rows that are not compared with the others. */
	isLeftOut?: (row: number) => boolean;
}

/** The least and the greatest of each group, and of a group whose numbers read alike that one. */
function listExtremes(table: Table, { nameOf, value, spell, formats, isLeftOut = () => false }: Extremes): string {
	const read = readWords(table, formats);
	const groups = [...Map.groupBy(table.rows.keys(), nameOf)].map(([name, rows]) => {
		const known = rows
			.filter((row) => !isLeftOut(row))
			.flatMap((row) => {
				const cell = read.number(row, value);
				return cell === null ? [] : [{ row, value: cell }];
			})
			.toSorted((a, b) => a.value - b.value);
		const [least, greatest] = [known.at(0), known.at(-1)];
		if (!least || !greatest) return `${name}: withheld`;
		const text = read.text(least.row, value);
		if (known.length > 1 && text === read.text(greatest.row, value))
			return `${name}: ${text} throughout${rows.some((row) => read.number(row, value) === null) ? ", where it is shown" : ""}`;
		return `${name}: from ${spell(least.row)} to ${spell(greatest.row)}`;
	});
	return `${groups.join("; ")}.`;
}
