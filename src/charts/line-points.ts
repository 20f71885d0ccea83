/** The points of lines, and the places of x that they stand at. */
import type { Chart } from "../../analysis/document.ts";
import type { ChartRow } from "./context.ts";

type Lines = Extract<Chart, { kind: "lines" }>;

export interface Place {
	/** As it stands in the table. */
	key: string;
	label: string;
	/** On the axis: the number itself, or of texts their order, from 0, a period known in part somewhat apart. */
	at: number;
	/** Whether it is a period that the data hold only a part of. */
	isPartial: boolean;
}

export interface LinePoint {
	series: string;
	label: string;
	at: number;
	value: number;
	low: number | undefined;
	high: number | undefined;
	isPartial: boolean;
	/** The small chart that it stands in, where there are several. */
	facet: string;
}

/** Steps between a whole period and one that is known in part. */
const apart = 1.6;

/** Each value of x once: to scale where all are numbers, else side by side in the table's order. */
export function readPlaces({ x, partial }: Lines, rows: ChartRow[]): Place[] {
	const keys = [...new Set(rows.map((row) => row.text(x)))];
	const partials = new Set(
		partial === undefined ? [] : rows.filter((row) => row.text(partial) === "true").map((row) => row.text(x)),
	);
	const isNumeric = rows.every((row) => row.number(x) !== undefined);
	let order = 0;
	const places = keys.map((key, index) => {
		const isPartial = partials.has(key);
		if (index > 0) order += isPartial === partials.has(keys[index - 1] ?? "") ? 1 : apart;
		return { key, label: key, at: isNumeric ? Number(key) : order, isPartial };
	});
	return places.toSorted((a, b) => a.at - b.at);
}

export function readPoints(chart: Lines, { rows, places }: { rows: ChartRow[]; places: Place[] }): LinePoint[] {
	const byKey = new Map(places.map((place) => [place.key, place]));
	const points = rows.flatMap((row): LinePoint[] => {
		const [value, place] = [row.number(chart.y), byKey.get(row.text(chart.x))];
		if (value === undefined || !place) return [];
		const { at, label, isPartial } = place;
		const facet = chart.facet === undefined ? "" : row.text(chart.facet);
		const low = chart.low === undefined ? undefined : row.number(chart.low);
		const high = chart.high === undefined ? undefined : row.number(chart.high);
		return [{ series: row.text(chart.series), label, at, value, low, high, isPartial, facet }];
	});
	return points.toSorted((a, b) => a.at - b.at);
}

/** Where a value is withheld, for a line must not run on there as if it were known. */
export type LineGap = Pick<LinePoint, "series" | "facet" | "at">;

export function readGaps(chart: Lines, { rows, places }: { rows: ChartRow[]; places: Place[] }): LineGap[] {
	return rows.flatMap((row): LineGap[] => {
		const place = places.find(({ key }) => key === row.text(chart.x));
		if (!row.isSuppressed(chart.y) || !place) return [];
		const facet = chart.facet === undefined ? "" : row.text(chart.facet);
		return [{ series: row.text(chart.series), facet, at: place.at }];
	});
}
