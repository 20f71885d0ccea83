/** Labels of vertical lines, in as few rows above the plot as keep them apart from each other and from the lines. */
import { measureText, type Type } from "./text-width.ts";

interface Marker {
	/** Pixels. */
	x: number;
	label: string;
}

export interface Placement {
	anchor: "start" | "end";
	/** 0 stands directly above the plot. */
	row: number;
}

interface Options {
	type: Type;
	/** Pixels within which every label stands. */
	bounds: [number, number];
}

const gap = 5;

/** Distance in pixels from a line to its label. */
export const markerOffset = 4;

/** The first arrangement, in the order of rows, where nothing meets. Markers are taken from left to right. */
export function placeMarkers<M extends Marker>(markers: M[], { type, bounds }: Options): (M & Placement)[] {
	const sorted = markers.toSorted((a, b) => a.x - b.x);
	const search = (placed: (M & Placement)[], rows: number): (M & Placement)[] | undefined => {
		const next = sorted[placed.length];
		if (!next) return placed;
		for (let row = 0; row < rows; row++) {
			for (const anchor of ["start", "end"] as const) {
				const candidate = { ...next, anchor, row };
				const [from, to] = extent(candidate, type);
				if (from < bounds[0] || to > bounds[1] || placed.some((other) => meets(candidate, other, type))) continue;
				const found = search([...placed, candidate], rows);
				if (found) return found;
			}
		}
		return undefined;
	};
	for (let rows = 1; rows <= sorted.length; rows++) {
		const found = search([], rows);
		if (found) return found;
	}
	return sorted.map((marker, row) => ({
		...marker,
		anchor: marker.x > (bounds[0] + bounds[1]) / 2 ? "end" : "start",
		row,
	}));
}

function extent({ x, label, anchor }: Marker & Placement, type: Type): [number, number] {
	const width = measureText(label, { ...type, bold: true }) + markerOffset;
	return anchor === "start" ? [x, x + width] : [x - width, x];
}

/** Two labels in a row too close, or the line of one through the label of the other. */
function meets(a: Marker & Placement, b: Marker & Placement, type: Type): boolean {
	const [aFrom, aTo] = extent(a, type);
	const [bFrom, bTo] = extent(b, type);
	if (a.row === b.row && aFrom < bTo + gap && bFrom < aTo + gap) return true;
	const [higher, lower] = a.row > b.row ? [a, b] : [b, a];
	const [from, to] = extent(lower, type);
	return higher.row > lower.row && higher.x > from - 2 && higher.x < to + 2;
}
