/** Labels of vertical lines, in as few rows above the plot as keep them apart from each other and from the lines. */
import { measureText, type Type } from "./text-width.ts";

export interface Marker {
	/** Pixels. */
	x: number;
	label: string;
}

export interface Placement {
	/** Pixels: where the text starts and ends. */
	left: number;
	right: number;
	/** Of the text; 0 stands directly above the plot. */
	row: number;
	/** Rows that the line runs through: up to beside its label, or to below it where the label stands over the line. */
	reach: number;
}

interface Options {
	type: Type;
	/** Pixels within which every label stands. */
	bounds: [number, number];
}

/** Pixels between a line and its label, and between two labels. */
const offset = 4;
const gap = 6;

/** Pixels between a label over its line and the line of another, so that it does not seem to be that one's. */
const clearance = 8;

/** What part of a label over its line stands left of the line, in order of liking. */
const shifts = [0.5, 0.15, 0.85];

type Placed<M> = M & Placement;

/**
 * The first arrangement in the fewest rows where nothing meets, each label right of its line, left of it, or over it.
 * Placed from left to right.
 */
export function placeMarkers<M extends Marker>(markers: M[], { type, bounds }: Options): (M & Placement)[] {
	const sorted = markers.toSorted((a, b) => a.x - b.x);
	const search = (placed: Placed<M>[], rows: number): Placed<M>[] | undefined => {
		const next = sorted[placed.length];
		if (!next) return placed;
		for (let row = 0; row < rows; row++) {
			for (const candidate of placesOf(next, { type, bounds, row })) {
				if (placed.some((other) => meet(candidate, other))) continue;
				const found = search([...placed, candidate], rows);
				if (found) return found;
			}
		}
		return undefined;
	};
	for (let rows = 1; ; rows++) {
		const found = search([], rows);
		if (found) return found;
		if (rows > sorted.length) return sorted.map((marker, row) => placeOver(marker, { type, bounds, row, shift: 0.5 }));
	}
}

function placesOf<M extends Marker>(marker: M, options: Options & { row: number }): Placed<M>[] {
	const { type, bounds, row } = options;
	const width = measureText(marker.label, { ...type, bold: true });
	const beside = [marker.x + offset, marker.x - offset - width]
		.map((left) => ({ ...marker, left, right: left + width, row, reach: row + 1 }))
		.filter(({ left, right }) => left >= bounds[0] && right <= bounds[1]);
	return [...beside, ...shifts.map((shift) => placeOver(marker, { ...options, shift }))];
}

/** Over the line, which then ends below; shifted as far as the bounds demand. */
function placeOver<M extends Marker>(
	marker: M,
	{ type, bounds, row, shift }: Options & { row: number; shift: number },
): Placed<M> {
	const width = measureText(marker.label, { ...type, bold: true });
	const left = Math.max(bounds[0], Math.min(marker.x - width * shift, bounds[1] - width));
	return { ...marker, left, right: left + width, row, reach: row };
}

/** Two labels of a row too close, or the line of one through the label of the other. */
function meet<M extends Marker>(a: Placed<M>, b: Placed<M>): boolean {
	if (a.row === b.row && a.left < b.right + gap && b.left < a.right + gap) return true;
	return crosses(a, b) || crosses(b, a);
}

function crosses<M extends Marker>(line: Placed<M>, label: Placed<M>): boolean {
	const apart = label.reach > label.row ? 1 : clearance;
	return label.row < line.reach && line.x > label.left - apart && line.x < label.right + apart;
}
