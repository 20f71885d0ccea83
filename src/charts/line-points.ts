/** The points of lines, and the places of x that they stand at. */
import type { Chart } from "../../analysis/document.ts";
import type { ChartRow } from "./context.ts";

type Lines = Extract<Chart, { kind: "lines" }>;

export interface Place {
	/** As it stands in the table. */
	key: string;
	label: string;
	/** On the axis: the number itself, or of texts their order, from 0. */
	at: number;
}

export interface LinePoint {
	series: string;
	label: string;
	at: number;
	value: number;
	low: number | undefined;
	high: number | undefined;
}

/** Each value of x once: to scale where all are numbers, else side by side in the table's order. */
export function readPlaces({ x }: Lines, rows: ChartRow[]): Place[] {
	const keys = [...new Set(rows.map((row) => row.text(x)))];
	const isNumeric = rows.every((row) => row.number(x) !== undefined);
	const places = keys.map((key, index) => ({ key, label: key, at: isNumeric ? Number(key) : index }));
	return places.toSorted((a, b) => a.at - b.at);
}

export function readPoints(chart: Lines, { rows, places }: { rows: ChartRow[]; places: Place[] }): LinePoint[] {
	const byKey = new Map(places.map((place) => [place.key, place]));
	const points = rows.flatMap((row): LinePoint[] => {
		const [value, place] = [row.number(chart.y), byKey.get(row.text(chart.x))];
		if (value === undefined || !place) return [];
		const { at, label } = place;
		const low = chart.low === undefined ? undefined : row.number(chart.low);
		const high = chart.high === undefined ? undefined : row.number(chart.high);
		return [{ series: row.text(chart.series), label, at, value, low, high }];
	});
	return points.toSorted((a, b) => a.at - b.at);
}
