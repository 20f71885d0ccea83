/** A dashed horizontal line at a named value, its name where it covers the drawn lines least. */
import * as Plot from "@observablehq/plot";
import type { Point } from "./place-labels.ts";
import { measureText, type Type } from "./text-width.ts";

interface Options {
	type: Type;
	/** Pixels of the line's ends, and how high it stands. */
	from: number;
	to: number;
	y: number;
	/** In pixels: what the name should keep clear of. */
	lines: Point[][];
}

export function drawReference(
	{ value, label }: { value: number; label: string },
	{ type, from, to, y, lines }: Options,
): { rule: Plot.Markish; name: Plot.Markish } {
	const width = measureText(label, { ...type, bold: true });
	const height = type.size * 1.3;
	const places = (["left", "right"] as const).flatMap((side) =>
		(["bottom", "top"] as const).map((lineAnchor) => ({ side, lineAnchor })),
	);
	const covered = places.map(({ side, lineAnchor }) => {
		const left = side === "left" ? from + 4 : to - 4 - width;
		const top = lineAnchor === "bottom" ? y - 4 - height : y + 4;
		return lines.flatMap(sample).filter((at) => at.x > left && at.x < left + width && at.y > top && at.y < top + height)
			.length;
	});
	const best = places[covered.indexOf(Math.min(...covered))] ?? { side: "left", lineAnchor: "bottom" };
	const sign = best.side === "left" ? 1 : -1;
	return {
		rule: Plot.ruleY([value], { stroke: "var(--chart-reference)", strokeWidth: 1.25, strokeDasharray: "4 3" }),
		name: Plot.text([label], {
			y: () => value,
			frameAnchor: best.side,
			textAnchor: sign > 0 ? "start" : "end",
			lineAnchor: best.lineAnchor,
			dx: 4 * sign,
			dy: best.lineAnchor === "bottom" ? -5 : 5,
			fontWeight: 600,
			fill: "var(--ink)",
			stroke: "var(--surface)",
			strokeWidth: 4,
		}),
	};
}

/** Points along a line, sixteen to a stretch. */
function sample(line: Point[]): Point[] {
	return line.flatMap((point, index) => {
		const next = line[index + 1] ?? point;
		return Array.from({ length: 16 }, (_, step) => ({
			x: point.x + ((next.x - point.x) * step) / 16,
			y: point.y + ((next.y - point.y) * step) / 16,
		}));
	});
}
