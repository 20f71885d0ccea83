/** A ring of parts of a whole: each part named beside it, on a phone in a list below. */
import * as Plot from "@observablehq/plot";
import { pie } from "d3-shape";
import { suppressedMark } from "../../analysis/format.ts";
import { type Arc, ArcMark } from "./arc-mark.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { dodge } from "./dodge.ts";
import { pixelScales } from "./pixel-scales.ts";
import { measureText, widestText, widestWord, wrapText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";

interface Part extends Arc {
	name: string;
	label: string;
	value: number;
}

interface PartLabel {
	part: Part;
	lines: string[];
	/** Pixels: the left edge of the name, or the right one of a label left of the ring; its middle. */
	x: number;
	y: number;
	/** Where the number starts, or ends. */
	numberX: number;
	/** Of the square in the part's color. */
	swatchX: number;
	anchor: "start" | "end";
	/** From the part to its label, as points; none where it would cross the ring. */
	leader: [number, number][];
}

interface Layout {
	height: number;
	ring: { x: number; y: number; innerRadius: number; outerRadius: number };
	labels: PartLabel[];
}

const lineHeight = 1.15;
const gap = 6;
const swatch = 11;

export function donut({ chart }: FigureOf<"donut">, context: ChartContext): Plot.PlotOptions {
	const parts = readParts(chart, context);
	const { height, ring, labels } = context.narrow ? layBelow(parts, context) : layBeside(parts, context);
	const text = { x: "x", y: "y", fill: "var(--ink)", lineHeight } as const;
	return {
		height,
		margin: 0,
		...pixelScales(context.width, height),
		marks: [
			new ArcMark(
				parts.filter((part) => part.value > 0),
				ring,
			),
			...labels.map(({ leader }) => Plot.line(leader, { stroke: "var(--chart-axis)" })),
			...(["start", "end"] as const).flatMap((textAnchor) => {
				const own = labels.filter(({ anchor }) => anchor === textAnchor);
				return [
					Plot.text(own, { ...text, text: ({ lines }: PartLabel) => lines.join("\n"), textAnchor }),
					Plot.text(own, {
						...text,
						x: "numberX",
						text: ({ part }: PartLabel) => part.label,
						textAnchor,
						fontWeight: 600,
					}),
				];
			}),
			Plot.rect(labels, {
				x1: "swatchX",
				x2: ({ swatchX }: PartLabel) => swatchX + swatch,
				y1: ({ y }: PartLabel) => y - swatch / 2,
				y2: ({ y }: PartLabel) => y + swatch / 2,
				fill: ({ part }: PartLabel) => part.fill,
			}),
		],
	};
}

/** The parts in the table's order, and what is missing to a whole as one more where something is withheld. */
function readParts(chart: FigureOf<"donut">["chart"], context: ChartContext): Part[] {
	const { formats, colors, rows } = context;
	const [column, categories] = [context.column(chart.value), context.column(chart.category)];
	const known = rows.flatMap((row) => {
		const value = row.number(chart.value);
		return value === undefined ? [] : [{ name: row.text(chart.category), value, customers: row.customers }];
	});
	const write = labelWriter(
		known.map(({ value }) => value),
		column.format,
		formats,
	);
	const shown = known.map(({ name, value, customers }) => ({
		name,
		value,
		label: write(value),
		fill: categoryPaint(colors, categories, name).fill,
		title: describeMark({ about: name, column, value, customers }, formats),
	}));
	const withheld = rows.filter((row) => row.isSuppressed(chart.value)).map((row) => row.text(chart.category));
	const rest = {
		name: withheld.join(", "),
		value: Math.max(0, 1 - known.reduce((sum, { value }) => sum + value, 0)),
		label: suppressedMark,
		fill: "var(--chart-grid)",
		title: `${withheld.join(", ")}\nWithheld: it rests on too few customers`,
	};
	const all = withheld.length > 0 ? [...shown, rest] : shown;
	const whole = Math.max(1, ...[all.reduce((sum, { value }) => sum + value, 0)]);
	const angles = pie<number>()
		.sort(null)
		.endAngle((2 * Math.PI * all.reduce((sum, { value }) => sum + value, 0)) / whole)(all.map(({ value }) => value));
	return all.map((part, index) => ({
		...part,
		startAngle: angles[index]?.startAngle ?? 0,
		endAngle: angles[index]?.endAngle ?? 0,
	}));
}

/** Labels to both sides of the ring, each at the height of its part where it can be, with a line to it. */
function layBeside(parts: Part[], { width, type }: ChartContext): Layout {
	const bold = { ...type, bold: true };
	const widestLabel = Math.max(
		0,
		...parts.map(({ name, label }) => widestWord([name], type) + measureText(label, bold) + gap),
	);
	const outerRadius = Math.max(60, Math.min(92, width / 2 - 26 - swatch - gap - widestLabel));
	const bend = outerRadius + 14;
	const edge = outerRadius + 26;
	const middleOf = ({ startAngle, endAngle }: Part) => (startAngle + endAngle) / 2;
	const sides = (["start", "end"] as const).map((anchor) => {
		const own = parts.filter((part) => middleOf(part) < Math.PI === (anchor === "start"));
		const room = (label: string) => width / 2 - edge - swatch - measureText(label, bold) - 2 * gap;
		return { anchor, own: own.map((part) => ({ part, lines: wrapText(part.name, room(part.label), type) })) };
	});
	const heightOf = (lines: string[]) => lines.length * type.size * lineHeight + gap;
	const needed = sides.map(({ own }) => own.reduce((sum, { lines }) => sum + heightOf(lines), 0));
	const height = Math.ceil(Math.max(2 * outerRadius + 44, ...needed));
	const [x, y] = [width / 2, height / 2];
	const labels = sides.flatMap(({ anchor, own }) => {
		const sign = anchor === "start" ? 1 : -1;
		const at = (part: Part, radius: number): [number, number] => [
			x + radius * Math.sin(middleOf(part)),
			y - radius * Math.cos(middleOf(part)),
		];
		const middles = dodge(
			own.map(({ part, lines }) => ({ y: at(part, bend)[1], height: heightOf(lines) })),
			[0, height],
		);
		return own.map(({ part, lines }, index): PartLabel => {
			const middle = middles[index] ?? y;
			const start = x + sign * edge;
			const numberX = start + sign * (swatch + gap);
			const end: [number, number] = [start - sign * 4, middle];
			const isClear = part.value > 0 && distance([x, y], { from: at(part, bend), to: end }) > outerRadius + 4;
			return {
				part,
				lines,
				anchor,
				x: numberX + sign * (measureText(part.label, bold) + gap),
				numberX,
				swatchX: sign > 0 ? start : start - swatch,
				y: middle,
				leader: isClear ? [at(part, outerRadius + 3), at(part, bend), end] : [],
			};
		});
	});
	return { height, ring: { x, y, innerRadius: outerRadius * 0.58, outerRadius }, labels };
}

/** From a point to a stretch of a line. */
function distance([x, y]: [number, number], line: { from: [number, number]; to: [number, number] }): number {
	const [[x1, y1], [x2, y2]] = [line.from, line.to];
	const part = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
	const nearest = Math.min(1, Math.max(0, part));
	return Math.hypot(x1 + nearest * (x2 - x1) - x, y1 + nearest * (y2 - y1) - y);
}

/** The ring on top, and below it a line for each part. */
function layBelow(parts: Part[], { width, type }: ChartContext): Layout {
	const outerRadius = 84;
	const top = 2 * outerRadius + 18;
	const numberX = swatch + gap;
	const nameX =
		numberX +
		widestText(
			parts.map(({ label }) => label),
			{ ...type, bold: true },
		) +
		8;
	let y = top;
	const labels = parts.map((part): PartLabel => {
		const lines = wrapText(part.name, width - nameX, type);
		const height = lines.length * type.size * lineHeight + gap;
		y += height;
		return { part, lines, anchor: "start", x: nameX, numberX, swatchX: 0, y: y - height / 2, leader: [] };
	});
	const ring = { x: width / 2, y: outerRadius + 2, innerRadius: outerRadius * 0.58, outerRadius };
	return { height: Math.ceil(y), ring, labels };
}
