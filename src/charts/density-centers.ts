/** The centers of segments, each with its name on a patch that keeps it readable over the colors. */
import * as Plot from "@observablehq/plot";
import { type Point, placeLabels } from "./place-labels.ts";
import { measureText, type Type, widestText } from "./text-width.ts";

interface Center extends Point {
	segment: string;
}

interface Options {
	type: Type;
	/** Pixels of a center. */
	place: (center: Center) => Point;
	fillOf: (segment: string) => string;
	bounds: { left: number; right: number; top: number; bottom: number };
}

/** In pixels. */
export function drawCenters(centers: Center[], { type, place, fillOf, bounds }: Options): Plot.Markish[] {
	const points = centers.map((center) => ({ ...place(center), text: center.segment }));
	// Wide names first: they have the fewest places.
	const byWidth = points.toSorted((a, b) => measureText(b.text, type) - measureText(a.text, type));
	const placed = placeLabels(byWidth, { type, bounds, lines: points.map((point) => [point]) });
	const patches = placed.map(({ lines, anchor, x, y }) => {
		const width = widestText(lines, { ...type, bold: true });
		const [left, right] = anchor === "start" ? [x, x + width] : [x - width, x];
		const half = (lines.length * type.size * 1.15) / 2 + 1;
		return { x1: left - 3, x2: right + 3, y1: y - half, y2: y + half };
	});
	const led = placed.filter(({ leader }) => leader);
	return [
		Plot.link(led, {
			x1: ({ label }) => label.x,
			y1: ({ label }) => label.y,
			x2: "x",
			y2: "y",
			stroke: "var(--chart-interval)",
		}),
		Plot.rect(patches, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "var(--surface)", fillOpacity: 0.85, rx: 2 }),
		Plot.dot(points, {
			x: "x",
			y: "y",
			r: 5,
			fill: ({ text }) => fillOf(text),
			stroke: "var(--surface)",
			strokeWidth: 2,
		}),
		...(["start", "end"] as const).map((textAnchor) =>
			Plot.text(
				placed.filter(({ anchor }) => anchor === textAnchor),
				{
					x: "x",
					y: "y",
					text: ({ lines }: { lines: string[] }) => lines.join("\n"),
					textAnchor,
					lineHeight: 1.15,
					fontWeight: 600,
					fill: "var(--ink)",
				},
			),
		),
	];
}
