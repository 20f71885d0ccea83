/** Axes: a light grid, few round ticks, labels that never meet. */
import * as Plot from "@observablehq/plot";
import type { Format } from "../../analysis/document.ts";
import type { ChartContext } from "./context.ts";
import { type PositionScale, roundTicks } from "./position-scale.ts";
import { measureText } from "./text-width.ts";

export const axisStyle = { fill: "var(--ink-muted)", tickSize: 0, label: null } as const;

export interface Tick {
	value: number;
	label: string;
}

/** As many ticks, up to `most`, as have room for their labels side by side. */
export function ticksAcross(
	scale: PositionScale,
	format: Format,
	{ context, most }: { context: ChartContext; most: number },
): Tick[] {
	for (let count = most; count > 1; count--) {
		const ticks = labelTicks(scale, format, { context, count });
		const room = ticks.every((tick, index) => {
			const next = ticks[index + 1];
			if (!next) return true;
			const gap = scale.position(next.value) - scale.position(tick.value);
			return gap >= (measureText(tick.label, context.type) + measureText(next.label, context.type)) / 2 + 10;
		});
		if (room) return ticks;
	}
	return labelTicks(scale, format, { context, count: 1 });
}

/** Ticks one above the other, `most` of them or fewer, at least two lines of text apart. */
export function ticksUp(
	scale: PositionScale,
	format: Format,
	{ context, most }: { context: ChartContext; most: number },
): Tick[] {
	const ticks = labelTicks(scale, format, { context, count: most });
	let last = Number.POSITIVE_INFINITY;
	const apart = 1.5 * context.type.size;
	return ticks.filter(({ value }) => {
		const at = scale.position(value);
		if (last - at < apart && value !== 0) return false;
		last = at;
		return true;
	});
}

function labelTicks(
	scale: PositionScale,
	format: Format,
	{ context, count }: { context: ChartContext; count: number },
): Tick[] {
	return roundTicks(scale, count, format).map((value) => ({ value, label: context.formats.short(value, format) }));
}

export function drawTicksX(ticks: Tick[]): Plot.Markish {
	return Plot.text(ticks, {
		x: "value",
		text: "label",
		frameAnchor: "bottom",
		lineAnchor: "top",
		dy: 7,
		fill: axisStyle.fill,
	});
}

export function drawGridX(ticks: Tick[]): Plot.Markish {
	return Plot.ruleX(ticks, { x: "value", stroke: "var(--chart-grid)" });
}

export function drawTicksY(ticks: Tick[]): Plot.Markish {
	return Plot.text(ticks, {
		y: "value",
		text: "label",
		frameAnchor: "left",
		textAnchor: "end",
		dx: -8,
		fill: axisStyle.fill,
	});
}

export function drawGridY(ticks: Tick[]): Plot.Markish {
	return Plot.ruleY(ticks, { y: "value", stroke: "var(--chart-grid)" });
}

/** The name of what is measured, above the axis of heights. */
export function drawTitleY(
	label: string,
	{ marginLeft, marginTop }: { marginLeft: number; marginTop: number },
): Plot.Markish {
	return Plot.text([label], {
		frameAnchor: "top-left",
		textAnchor: "start",
		lineAnchor: "top",
		dx: -marginLeft,
		dy: -marginTop,
		fill: axisStyle.fill,
	});
}
