/** A forest plot: rows under the headings of their groups, a dot with its interval each, and the numbers beside it. */
import * as Plot from "@observablehq/plot";
import { verdictWords } from "../verdict-words.ts";
import { measureColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { drawSides, makeForestAxis } from "./forest-axis.ts";
import { drawEstimates, type VerdictStyle, verdictStyles } from "./forest-marks.ts";
import { drawNumbers, layNumbers } from "./forest-numbers.ts";
import { type LaidRow, layForest, lineHeight, type Outcome, readForestRows } from "./forest-rows.ts";
import { pixelScales } from "./pixel-scales.ts";
import { drawKey } from "./series-key.ts";
import { measureText } from "./text-width.ts";
import { drawWithheld } from "./withheld.ts";

const outcomeWords: Record<Outcome, string> = {
	...verdictWords,
	"turns around": "Turns around among customers who are alike",
};

export function forest({ chart }: FigureOf<"forest">, context: ChartContext): Plot.PlotOptions {
	const { type, width, formats, colors } = context;
	const column = context.column(chart.value);
	const layout = layForest(readForestRows(chart, context), context);
	const styles = verdictStyles(measureColor(colors, column));
	const key = drawVerdicts(layout.rows, { styles, context });
	const numbers = layNumbers(layout.rows, { chart, context });
	const referenceHeight = Math.round(type.size * 1.5);
	const top = key.height + Math.max(numbers.headHeight, referenceHeight) + 4;
	const bottom = top + layout.height;
	const range: [number, number] = [layout.nameWidth + 10, numbers.left - 16];
	const axis = makeForestAxis(layout.rows, { chart, context, column, range });
	const sides = drawSides(chart, { axis, context, top: bottom + Math.round(type.size * 2) });
	const height = Math.ceil(bottom + type.size * 2 + sides.height + 4);
	const at = axis.position(chart.reference.value);
	const referenceWidth = measureText(chart.reference.label, { ...type, bold: true });
	const referenceLeft = Math.max(0, Math.min(at - referenceWidth / 2, numbers.headLeft - 8 - referenceWidth));
	const stretches = layout.stretches.map(([from, to], index, { length }): [number, number] => [
		top + from,
		index === length - 1 ? bottom : top + to,
	]);
	const describe = (row: LaidRow) =>
		[
			describeMark({ about: [row.group, row.category].filter(Boolean).join(", "), column, ...row }, formats),
			`${context.column(chart.q).label}: ${row.q}`,
			outcomeWords[row.verdict],
		].join("\n");
	return {
		height,
		marginLeft: 0,
		marginRight: 0,
		marginBottom: 0,
		marginTop: key.height,
		...pixelScales(width, height),
		marks: [
			...key.marks,
			...layout.headings.slice(1).map((heading) => drawRule(top + heading.top, [0, width])),
			...axis.ticks.map(({ value }) => drawUprights(axis.position(value), stretches, "var(--chart-grid)")),
			drawUprights(at, stretches, "var(--chart-reference)"),
			drawRule(bottom, range),
			Plot.text([chart.reference.label], {
				x: () => referenceLeft,
				y: () => top - 5,
				textAnchor: "start",
				lineAnchor: "bottom",
				fontWeight: 600,
				fill: "var(--ink)",
			}),
			Plot.text(axis.ticks, {
				x: ({ value }) => axis.position(value),
				y: () => bottom + 7,
				text: "label",
				lineAnchor: "top",
				fill: "var(--ink-muted)",
			}),
			...sides.marks,
			...layout.headings.map(({ lines, y }) =>
				Plot.text([lines.join("\n")], {
					x: () => 0,
					y: () => top + y,
					textAnchor: "start",
					lineHeight,
					fontWeight: 600,
					fill: "var(--ink)",
					...halo,
				}),
			),
			Plot.text(layout.rows, {
				x: () => 0,
				y: ({ nameY }: LaidRow) => top + nameY,
				text: ({ lines }: LaidRow) => lines.join("\n"),
				textAnchor: "start",
				lineHeight,
				fill: "var(--ink)",
				...(layout.nameWidth === 0 ? halo : {}),
			}),
			...drawEstimates(layout.rows, { axis, styles, top, describe }),
			...drawNumbers(layout.rows, { numbers, top, bottom: top - 5 }),
			...drawWithheld(
				layout.rows.filter(({ withheld }) => withheld),
				{ x: () => numbers.estimateRight, y: ({ y }: LaidRow) => top + y, textAnchor: "end" },
				context,
			),
		],
	};
}

/** Keeps letters legible on the lines that they cross. */
const halo = { stroke: "var(--surface)", strokeWidth: 4 } as const;

function drawRule(y: number, [from, to]: [number, number]): Plot.Markish {
	return Plot.link([0], { x1: () => from, x2: () => to, y1: () => y, y2: () => y, stroke: "var(--chart-grid)" });
}

/** Lines from top to bottom, with gaps where the headings of groups stand. */
function drawUprights(x: number, stretches: [number, number][], stroke: string): Plot.Markish {
	return Plot.link(stretches, { x1: () => x, x2: () => x, y1: ([from]) => from, y2: ([, to]) => to, stroke });
}

/** What the dots mean, as far as there are such. */
function drawVerdicts(
	rows: LaidRow[],
	{ styles, context }: { styles: Record<Outcome, VerdictStyle>; context: ChartContext },
) {
	const present = (["supported", "no difference", "turns around", "inconclusive"] as const).filter((verdict) =>
		rows.some((row) => row.verdict === verdict && row.value !== undefined),
	);
	if (present.length === 0) return { height: 0, marks: [] };
	const entries = present.map((verdict) => {
		const { color, radius, hollow } = styles[verdict];
		return { name: outcomeWords[verdict], fill: color, shape: "circle", radius, outline: hollow } as const;
	});
	return drawKey(entries, { context, marginLeft: 0 });
}
