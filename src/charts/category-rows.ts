/** Rows of named categories: names at the left, or above their bars where the picture is narrow and names are long. */
import * as Plot from "@observablehq/plot";
import type { ChartContext } from "./context.ts";
import { widestText, wrapText } from "./text-width.ts";

export interface CategoryRows {
	/** Pixels that the names take at the left; 0 where they stand above. */
	nameWidth: number;
	rowHeight: number;
	/** Pixels from the top of a row to its bars, and from its bars to the row's end. */
	insetTop: number;
	insetBottom: number;
	/** From the middle of a row to the middle of its bars. */
	middle: number;
	/** All rows. */
	height: number;
	y: Plot.ScaleOptions;
	drawNames(marginLeft: number): Plot.Markish;
	/** The line that bars start from, beside the bars only, so that it crosses no name. */
	drawBase(value: number): Plot.Markish;
}

interface Options {
	context: ChartContext;
	/** Pixels of a row's bars together. */
	thickness: number;
	/** Pixels between the bars of two rows. */
	gap: number;
	/** What part of a narrow picture the names may take at the left before they stand above their bars. */
	narrowNames?: number;
}

const lineHeight = 1.15;

export function layCategories(names: string[], { context, thickness, gap, narrowNames = 0.36 }: Options): CategoryRows {
	const { type, width, narrow } = context;
	const most = width * (narrow ? narrowNames : 0.3);
	const above = narrow && widestText(names, type) > most;
	const written = names.map((name) => ({ name, lines: wrapText(name, above ? width : most, type) }));
	const linesHeight = Math.max(1, ...written.map(({ lines }) => lines.length)) * type.size * lineHeight;
	const nameHeight = above ? Math.ceil(linesHeight) + 3 : 0;
	const rowHeight = nameHeight + Math.ceil(Math.max(thickness + gap, above ? 0 : linesHeight + 6));
	const insetTop = Math.round((rowHeight - nameHeight - thickness) / 2) + nameHeight;
	const insetBottom = rowHeight - insetTop - thickness;
	return {
		nameWidth: above
			? 0
			: widestText(
					written.flatMap(({ lines }) => lines),
					type,
				) + 10,
		rowHeight,
		insetTop,
		insetBottom,
		middle: (insetTop - insetBottom) / 2,
		height: rowHeight * names.length,
		y: { type: "band", domain: names, padding: 0, axis: null, round: false },
		drawNames: (marginLeft) =>
			Plot.text(written, {
				y: "name",
				text: ({ lines }: { lines: string[] }) => lines.join("\n"),
				frameAnchor: "left",
				textAnchor: "start",
				lineAnchor: above ? "bottom" : "middle",
				lineHeight,
				dx: -marginLeft,
				dy: above ? insetTop - rowHeight / 2 - 4 : 0,
				fill: "var(--ink)",
				...(above ? { stroke: "var(--surface)", strokeWidth: 4 } : {}),
			}),
		drawBase: (value) =>
			Plot.tickX(names, {
				x: () => value,
				y: (name: string) => name,
				insetTop: above ? insetTop - 2 : 0,
				insetBottom: above ? insetBottom - 2 : 0,
				stroke: "var(--chart-axis)",
			}),
	};
}
