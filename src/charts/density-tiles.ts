/** The squares of a density, cut between the segments that share them. */
import type { Chart } from "../../analysis/document.ts";
import type { ChartRow } from "./context.ts";

type Density = Extract<Chart, { kind: "density" }>;

export interface Tile {
	segment: string;
	x1: number;
	x2: number;
	y1: number;
	y2: number;
	value: number;
	/** 0 to 1, by all that the square holds. */
	opacity: number;
}

/** Of the emptiest square. */
const faintest = 0.18;

/** A whole square for each row that is known. */
export function readTiles(chart: Density, rows: ChartRow[]): Tile[] {
	return rows.flatMap((row): Tile[] => {
		const value = row.number(chart.value);
		const [x1, x2] = [row.number(chart.lowerX), row.number(chart.upperX)];
		const [y1, y2] = [row.number(chart.lowerY), row.number(chart.upperY)];
		if (value === undefined || x1 === undefined || x2 === undefined || y1 === undefined || y2 === undefined) return [];
		return [{ segment: row.text(chart.segment), x1, x2, y1, y2, value, opacity: 1 }];
	});
}

/** Squares as columns side by side, as wide as each segment's part of them, and the paler the less the square holds. */
export function cutTiles(tiles: Tile[]): Tile[] {
	const squares = [...Map.groupBy(tiles, ({ x1, y1 }) => `${x1} ${y1}`).values()].map((parts) => ({
		parts,
		total: parts.reduce((sum, { value }) => sum + value, 0),
	}));
	const most = Math.max(0, ...squares.map(({ total }) => total)) || 1;
	return squares.flatMap(({ parts, total }) => {
		const opacity = faintest + (1 - faintest) * Math.sqrt(Math.max(0, total) / most);
		let from = parts[0]?.x1 ?? 0;
		return parts.map((part) => {
			const x1 = from;
			from += (part.x2 - part.x1) * (total > 0 ? part.value / total : 1 / parts.length);
			return { ...part, x1, x2: from, opacity: Math.round(opacity * 100) / 100 };
		});
	});
}

export function cornersOf({ x1, x2, y1, y2 }: Tile): { x: number; y: number }[] {
	return [x1, x2].flatMap((x) => [y1, y2].map((y) => ({ x, y })));
}
