/** The names of lines: at their ends, or in a key on top where they are too many or too wide for that. */
import * as Plot from "@observablehq/plot";
import type { ChartContext } from "./context.ts";
import { dodge } from "./dodge.ts";
import type { LinePoint } from "./line-points.ts";
import type { PositionScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { widestText, wrapText } from "./text-width.ts";

interface Options {
	context: ChartContext;
	series: string[];
	fillOf: (series: string) => string;
	plotHeight: number;
}

interface Frame {
	y: PositionScale;
	marginLeft: number;
	marginTop: number;
	/** Pixels that other labels take above the plot. */
	above: number;
}

export interface LineNames {
	/** Pixels that the names take right of the plot, and above it. */
	right: number;
	top: number;
	draw(frame: Frame): Plot.Markish[];
}

const lineHeight = 1.15;

/** A line alone is named by the axis. */
export function nameLines(points: LinePoint[], { context, series, fillOf, plotHeight }: Options): LineNames {
	if (series.length < 2) return { right: 0, top: 0, draw: () => [] };
	const { type, narrow, width } = context;
	const bold = { ...type, bold: true };
	const ends = series.flatMap((name) => {
		const own = points.filter((point) => point.series === name);
		const last = own.findLast(({ isPartial }) => !isPartial) ?? own.at(-1);
		const words = wrapText(name, narrow ? 84 : 150, bold);
		return last ? [{ last, words, height: words.length * type.size * lineHeight + 3 }] : [];
	});
	const widest = widestText(
		ends.flatMap(({ words }) => words),
		bold,
	);
	const isTooHigh = ends.reduce((sum, { height }) => sum + height, 0) > plotHeight;
	if (isTooHigh || widest > width * 0.32) {
		const entries = series.map((name) => ({ name, fill: fillOf(name) }));
		const keyAt = (frame: Pick<Frame, "marginLeft" | "above">) => drawKey(entries, { context, ...frame });
		return { right: 0, top: keyAt({ marginLeft: 0, above: 0 }).height, draw: (frame) => keyAt(frame).marks };
	}
	const gap = narrow ? 8 : 12;
	return {
		right: widest + gap + 12,
		top: 0,
		draw({ y, marginTop }) {
			const middles = dodge(
				ends.map(({ last, height }) => ({ y: y.position(last.value), height })),
				[marginTop - 6, marginTop + plotHeight + 6],
			);
			return ends.flatMap(({ last, words }, index) => {
				const dy = (middles[index] ?? 0) - y.position(last.value);
				const place = { frameAnchor: "right", y: () => last.value, dy } as const;
				return [
					Plot.dot([last], { ...place, symbol: "square", r: 4, dx: gap + 3, fill: fillOf(last.series) }),
					Plot.text([words.join("\n")], {
						...place,
						dx: gap + 11,
						textAnchor: "start",
						lineHeight,
						fontWeight: 600,
						fill: "var(--ink)",
					}),
				];
			});
		},
	};
}
