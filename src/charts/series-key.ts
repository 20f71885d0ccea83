/** The names of series with a swatch each, in the order of the bars, above the plot; lines break where they must. */
import * as Plot from "@observablehq/plot";
import type { ChartContext } from "./context.ts";
import { measureText } from "./text-width.ts";

export interface SeriesKey {
	/** Pixels. */
	height: number;
	marks: Plot.Markish[];
}

interface Options {
	context: ChartContext;
	marginLeft: number;
	/** Pixels between the key and the plot, for what else stands there. */
	above?: number;
}

const swatch = 11;

interface Series {
	name: string;
	/** A CSS color. */
	fill: string;
	/** Whether the series is drawn as an outline only. */
	outline?: boolean;
	/** How it is drawn: as an area unless said otherwise, as dots of this `radius` in pixels, or as a line. */
	shape?: "circle" | "dashes" | "upright";
	radius?: number;
}

/** Symbols of lines: dashed and level, or upright. */
const strokes = {
	dashes: [
		[-7, 0, -3, 0],
		[-1, 0, 3, 0],
		[5, 0, 7, 0],
	],
	upright: [[0, -6, 0, 6]],
};

function lineSymbol(shape: keyof typeof strokes): Plot.SymbolImplementation {
	return {
		draw(context: Pick<CanvasPath, "moveTo" | "lineTo">) {
			for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of strokes[shape]) {
				context.moveTo(x1, y1);
				context.lineTo(x2, y2);
			}
		},
	};
}

function symbolOf({ shape }: Series) {
	return shape === "dashes" || shape === "upright" ? lineSymbol(shape) : (shape ?? "square");
}

export function drawKey(series: Series[], { context, marginLeft, above = 0 }: Options): SeriesKey {
	const { type, width } = context;
	const lineHeight = Math.round(type.size * 1.6);
	let [x, line] = [0, 0];
	const entries = series.map((of) => {
		const { name } = of;
		const entryWidth = swatch + 6 + measureText(name, { ...type, bold: true });
		if (x > 0 && x + entryWidth > width) [x, line] = [0, line + 1];
		const entry = { ...of, x, y: line * lineHeight };
		x += entryWidth + 18;
		return entry;
	});
	const height = (line + 1) * lineHeight + 2;
	return {
		height,
		marks: entries.flatMap((entry) => [
			Plot.dot([entry], {
				frameAnchor: "top-left",
				symbol: symbolOf(entry),
				r: entry.radius ?? (entry.outline ? swatch / 2 - 0.75 : swatch / 2),
				dx: entry.x - marginLeft + swatch / 2,
				dy: entry.y - above - height + lineHeight / 2 - 1,
				...(entry.outline ? { stroke: entry.fill } : { fill: entry.fill }),
			}),
			Plot.text([entry.name], {
				frameAnchor: "top-left",
				textAnchor: "start",
				lineAnchor: "middle",
				dx: entry.x - marginLeft + swatch + 6,
				dy: entry.y - above - height + lineHeight / 2 - 1,
				fontWeight: 600,
				fill: "var(--ink)",
			}),
		]),
	};
}
