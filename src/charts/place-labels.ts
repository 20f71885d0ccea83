/** Labels of points on a line, where they cover neither the line, nor another label, nor leave the picture. */
import { type Type, widestText, wrapText } from "./text-width.ts";

export interface Point {
	/** Pixels. */
	x: number;
	y: number;
}

export interface PlacedLabel<L> {
	label: L;
	lines: string[];
	anchor: "start" | "end";
	/** Pixels: the edge of the text at its anchor, and its middle. */
	x: number;
	y: number;
	/** Whether the text stands so far above or below its point that a line has to lead to it. */
	leader: boolean;
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

interface Options {
	type: Type;
	bounds: Box;
	/** Lines that no label may cover. */
	lines: Point[][];
}

const clearance = 9;

/** Pixels: how far beyond the nearest place above or below a point, and how wide a line may be, in order of liking. */
const farness = [0, 18, 36, 54, 80];
const wrapWidths = [Number.POSITIVE_INFINITY, 130, 90];

/** Of the places around each point the first that is free, near ones before far ones; else the one that covers least. */
export function placeLabels<L extends Point & { text: string }>(
	labels: L[],
	{ type, bounds, lines }: Options,
): PlacedLabel<L>[] {
	const covered: Box[] = [];
	const obstacles = lines.flatMap((line) => thicken(line));
	return labels.map((label) => {
		const candidates = placesAround(label, type);
		const costs = candidates.map(({ box }) => cost(box, { bounds, covered, obstacles }));
		const best = candidates[costs.indexOf(Math.min(...costs))];
		if (!best) throw new Error(`no place around the label "${label.text}"`);
		covered.push(best.box);
		return best.placed;
	});
}

function placesAround<L extends Point & { text: string }>(label: L, type: Type) {
	return farness.flatMap((far) => wrapWidths.flatMap((width) => placesAt(label, { type, width, far })));
}

function placesAt<L extends Point & { text: string }>(
	label: L,
	{ type, width, far }: { type: Type; width: number; far: number },
) {
	const lines = wrapText(label.text, width, { ...type, bold: true });
	const textWidth = widestText(lines, { ...type, bold: true });
	const textHeight = lines.length * type.size * 1.15;
	const lift = textHeight / 2 + 4 + far;
	const places = [
		["end", -lift],
		["start", lift],
		["start", -lift],
		["end", lift],
		["end", 0],
		["start", 0],
	] as const;
	return places.map(([anchor, dy]) => {
		const x = label.x + (anchor === "end" ? -clearance : clearance);
		const y = label.y + dy;
		const left = anchor === "end" ? x - textWidth : x;
		const box = { left, right: left + textWidth, top: y - textHeight / 2, bottom: y + textHeight / 2 };
		return { placed: { label, lines, anchor, x, y, leader: far > 0 && dy !== 0 } satisfies PlacedLabel<L>, box };
	});
}

function cost(box: Box, { bounds, covered, obstacles }: { bounds: Box; covered: Box[]; obstacles: Box[] }): number {
	const outside =
		Math.max(0, bounds.left - box.left) +
		Math.max(0, box.right - bounds.right) +
		Math.max(0, bounds.top - box.top) +
		Math.max(0, box.bottom - bounds.bottom);
	const over = (others: Box[]) => others.filter((other) => overlaps(box, other)).length;
	return outside * 100 + over(covered) * 50 + over(obstacles);
}

function overlaps(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A line as small boxes along it, a few pixels apart. */
function thicken(line: Point[]): Box[] {
	return line.flatMap((point, index) => {
		const next = line[index + 1] ?? point;
		const steps = Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 4) || 1;
		return Array.from({ length: steps }, (_, step) => {
			const x = point.x + ((next.x - point.x) * step) / steps;
			const y = point.y + ((next.y - point.y) * step) / steps;
			return { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 };
		});
	});
}
