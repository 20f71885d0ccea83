/** The axis of a forest plot: linear or logarithmic, around a reference, with what either side of it means. */
import * as Plot from "@observablehq/plot";
import type { Chart, Column } from "../../analysis/document.ts";
import { labelTicks, type Tick, ticksAcross } from "./axes.ts";
import { boundedDomain } from "./bounded-domain.ts";
import type { ChartContext } from "./context.ts";
import { type ForestRow, isFirm } from "./forest-rows.ts";
import { makeScale, roundTicks } from "./position-scale.ts";
import { balanceText, measureText } from "./text-width.ts";

type Forest = Extract<Chart, { kind: "forest" }>;

export interface ForestAxis {
	/** The values at both ends. */
	domain: [number, number];
	/** Pixels of a value. */
	position(value: number): number;
	ticks: Tick[];
}

interface Options {
	chart: Forest;
	context: ChartContext;
	column: Column;
	/** Pixels of both ends. */
	range: [number, number];
}

export function makeForestAxis(rows: ForestRow[], { chart, context, column, range }: Options): ForestAxis {
	const isLog = chart.scale === "log";
	// What was rounded to zero stands far left.
	const transform = (value: number) => (isLog ? Math.log2(Math.max(value, 1e-6)) : value);
	const origin = transform(chart.reference.value);
	const [low, high] = boundedDomain(
		rows.flatMap(({ value, low: from = value, high: to = value, verdict }) =>
			value === undefined || from === undefined || to === undefined
				? []
				: [
						{
							value: transform(value) - origin,
							low: transform(from) - origin,
							high: transform(to) - origin,
							isFirm: isFirm({ verdict }),
						},
					],
		),
	);
	const scale = makeScale({ type: "linear" }, [origin + low, origin + high], range);
	const most = context.narrow ? 4 : 6;
	return {
		domain: isLog ? [2 ** (origin + low), 2 ** (origin + high)] : scale.domain,
		position: (value) => scale.position(transform(value)),
		ticks: isLog
			? logTicks(scale.domain, { position: scale.position, context, column })
			: ticksAcross(scale, column.format, { context, most }),
	};
}

interface LogOptions extends Pick<Options, "context" | "column"> {
	position: (exponent: number) => number;
}

/** Even steps where the axis is short, halves or powers of two, and where it is long 1, 2 and 5 times powers of ten. */
function logTicks([low, high]: [number, number], { position, context, column }: LogOptions): Tick[] {
	const exponents = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
	const tens = (factors: number[]) => exponents.flatMap((power) => factors.map((factor) => factor * 10 ** power));
	const even = makeScale({ type: "linear" }, [2 ** low, 2 ** high], [0, 1]);
	const choices = [
		...(high - low < 1.2 ? [6, 4, 3, 2].map((count) => roundTicks(even, count, column.format)) : []),
		...(high - low < 2.4 ? [[0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4]] : []),
		...(low > -3 && high < 5 ? [[0.25, 0.5, 1, 2, 4, 8, 16]] : []),
		tens([1, 2, 5]),
		tens([1]),
	].map((values) => values.filter((value) => Math.log2(value) >= low && Math.log2(value) <= high));
	const isClear = (ticks: Tick[]) =>
		ticks.every((tick, index) => {
			const next = ticks[index + 1];
			const half = measureText(tick.label, context.type) / 2;
			return (
				!next ||
				position(Math.log2(next.value)) - position(Math.log2(tick.value)) >
					half + measureText(next.label, context.type) / 2 + 10
			);
		});
	const labeled = [...choices, [1]].map((values) => labelTicks(values, column.format, context.formats));
	return labeled.find(isClear) ?? [];
}

interface Place {
	axis: ForestAxis;
	context: ChartContext;
	/** Pixels. */
	top: number;
}

const lineHeight = 1.2;

/** What either side means, left and right of the reference, each with an arrow. */
export function drawSides(
	{ sides, reference }: Pick<Forest, "sides" | "reference">,
	{ axis, context, top }: Place,
): { height: number; marks: Plot.Markish[] } {
	const { type, width } = context;
	const at = axis.position(reference.value);
	const [arrow, gap] = [12, 8];
	const texts = sides.map((side, index) => {
		const room = (index === 0 ? at : width - at) - arrow - gap - 6;
		return { lines: balanceText(side, room, type), sign: index === 0 ? -1 : 1 };
	});
	const height = Math.max(...texts.map(({ lines }) => lines.length)) * type.size * lineHeight;
	return {
		height,
		marks: texts.flatMap(({ lines, sign }) => {
			const tip = at + sign * (gap + arrow);
			const middle = top + (type.size * lineHeight) / 2;
			return [
				Plot.line(
					[
						[at + sign * gap, middle],
						[tip, middle],
						[tip - sign * 4, middle - 3.5],
						[tip, middle],
						[tip - sign * 4, middle + 3.5],
					],
					{ stroke: "var(--ink-muted)", strokeWidth: 1.25 },
				),
				Plot.text([lines.join("\n")], {
					x: () => tip + sign * 5,
					y: () => top,
					textAnchor: sign < 0 ? "end" : "start",
					lineAnchor: "top",
					lineHeight,
					fill: "var(--ink-muted)",
				}),
			];
		}),
	};
}
