/** Axes: a light grid, few round ticks, labels that never meet. */
import * as Plot from "@observablehq/plot";
import type { Format } from "../../analysis/document.ts";
import type { Formats } from "../../analysis/format.ts";
import type { ChartContext } from "./context.ts";
import { type PositionScale, roundTicks } from "./position-scale.ts";
import { measureText } from "./text-width.ts";

const fill = "var(--ink-muted)";

/** Ticks on a symlog axis. */
const enough = 6;

export interface Tick {
	value: number;
	label: string;
}

interface Options {
	context: ChartContext;
	/** The most ticks to draw. */
	most: number;
}

/** As many ticks, up to `most`, as have room for their labels side by side and inside the picture, less those not free. */
export function ticksAcross(
	scale: PositionScale,
	format: Format,
	{ context, most, isFree = () => true }: Options & { isFree?: (tick: Tick) => boolean },
): Tick[] {
	const half = (tick: Tick) => measureText(tick.label, context.type) / 2;
	const isInside = (tick: Tick) => {
		const at = scale.position(tick.value);
		return at - half(tick) >= 0 && at + half(tick) <= context.width;
	};
	return chooseTicks(scale, format, {
		context,
		most,
		reach: (tick) => half(tick) + 6,
		isFree: (tick) => isInside(tick) && isFree(tick),
	});
}

/** As many ticks, up to `most`, as stand a line and a half of text apart, one above the other. */
export function ticksUp(scale: PositionScale, format: Format, { context, most }: Options): Tick[] {
	return chooseTicks(scale, format, { context, most, reach: () => context.type.size * 0.75, isFree: () => true });
}

interface Reach extends Options {
	/** Pixels that a tick needs to either side of itself. */
	reach: (tick: Tick) => number;
	/** Whether nothing else stands where the tick would. */
	isFree: (tick: Tick) => boolean;
}

/** On a linear scale the smallest even steps that fit; on a symlog scale zero and round powers. */
function chooseTicks(scale: PositionScale, format: Format, { context, most, reach, isFree }: Reach): Tick[] {
	const apart = (a: Tick, b: Tick) =>
		a.label !== b.label && Math.abs(scale.position(a.value) - scale.position(b.value)) >= reach(a) + reach(b);
	const ticksOf = (count: number) => labelTicks(roundTicks(scale, count, format), format, context.formats);
	if (scale.symlogConstant !== undefined) return choosePowers(ticksOf(most).filter(isFree), apart);
	for (let count = most; count > 1; count--) {
		const ticks = ticksOf(count);
		if (ticks.every((tick, index) => ticks.slice(index + 1).every((other) => apart(tick, other))))
			return ticks.filter(isFree);
	}
	return ticksOf(1).filter(isFree);
}

/** Zero first, then the powers of ten from the largest; 5 and 2 times a power only where that leaves an axis bare. */
function choosePowers(ticks: Tick[], apart: (a: Tick, b: Tick) => boolean): Tick[] {
	const factor = ({ value }: Tick) => Number(Math.abs(value).toExponential()[0]);
	const kept: Tick[] = [];
	for (const factors of [[0, 1], [5], [2]]) {
		if (kept.length >= enough) break;
		const next = ticks.filter((tick) => factors.includes(factor(tick)));
		for (const tick of next.toSorted((a, b) => weigh(b.value) - weigh(a.value)))
			if (kept.every((other) => apart(tick, other))) kept.push(tick);
	}
	return kept.toSorted((a, b) => a.value - b.value);
}

/** Short, unless that rounds a tick to what also stands for the middle between it and the next: then in full. */
export function labelTicks(values: number[], format: Format, formats: Formats): Tick[] {
	const rounds = values.some((value, index) => {
		const next = values[index + 1];
		return next !== undefined && formats.short((value + next) / 2, format) === formats.short(value, format);
	});
	return values.map((value) => ({ value, label: rounds ? formats.cell(value, format) : formats.short(value, format) }));
}

/** Zero before all, then by size, the positive of two before the negative. */
function weigh(value: number): number {
	return value === 0 ? Number.POSITIVE_INFINITY : value > 0 ? value * 1.001 : -value;
}

export function drawTicksX(ticks: Tick[]): Plot.Markish {
	return Plot.text(ticks, { x: "value", text: "label", frameAnchor: "bottom", lineAnchor: "top", dy: 7, fill });
}

export function drawGridX(ticks: Tick[]): Plot.Markish {
	return Plot.ruleX(ticks, { x: "value", stroke: "var(--chart-grid)" });
}

export function drawTicksY(ticks: Tick[]): Plot.Markish {
	return Plot.text(ticks, { y: "value", text: "label", frameAnchor: "left", textAnchor: "end", dx: -8, fill });
}

export function drawGridY(ticks: Tick[]): Plot.Markish {
	return Plot.ruleY(ticks, { y: "value", stroke: "var(--chart-grid)" });
}

interface Corner {
	marginLeft: number;
	marginTop: number;
}

/** The name of what is measured, in the top left corner of the picture. */
export function drawTitleY(label: string, { marginLeft, marginTop }: Corner): Plot.Markish {
	return Plot.text([label], {
		frameAnchor: "top-left",
		textAnchor: "start",
		lineAnchor: "top",
		dx: -marginLeft,
		dy: 3 - marginTop,
		fill,
	});
}

interface RightEdge {
	context: ChartContext;
	marginRight: number;
}

/** What the horizontal axis measures, under its labels, at the right edge of the picture. */
export function drawTitleX(label: string, { context, marginRight }: RightEdge): Plot.Markish {
	return Plot.text([label], {
		frameAnchor: "bottom-right",
		textAnchor: "end",
		lineAnchor: "top",
		dx: marginRight,
		dy: 12 + context.type.size * 1.2,
		fill,
	});
}
