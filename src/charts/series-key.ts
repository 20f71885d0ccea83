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
}

export function drawKey(series: Series[], { context, marginLeft, above = 0 }: Options): SeriesKey {
	const { type, width } = context;
	const lineHeight = Math.round(type.size * 1.6);
	let [x, line] = [0, 0];
	const entries = series.map(({ name, fill, outline }) => {
		const entryWidth = swatch + 6 + measureText(name, { ...type, bold: true });
		if (x > 0 && x + entryWidth > width) [x, line] = [0, line + 1];
		const entry = { name, fill, outline, x, y: line * lineHeight };
		x += entryWidth + 18;
		return entry;
	});
	const height = (line + 1) * lineHeight + 2;
	return {
		height,
		marks: entries.flatMap((entry) => [
			Plot.dot([entry], {
				frameAnchor: "top-left",
				symbol: "square",
				r: entry.outline ? swatch / 2 - 0.75 : swatch / 2,
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
