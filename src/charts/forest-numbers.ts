/** The numbers right of a forest plot: estimate, interval and q-value, or on a phone the estimate alone. */
import * as Plot from "@observablehq/plot";
import type { Chart } from "../../analysis/document.ts";
import type { ChartContext } from "./context.ts";
import { type ForestRow, isFirm, type LaidRow, lineHeight } from "./forest-rows.ts";
import { balanceText, widestText, widestWord, wrapText } from "./text-width.ts";

type Forest = Extract<Chart, { kind: "forest" }>;

interface Head {
	lines: string[];
	/** Pixels, and which edge of the text stands there. */
	x: number;
	anchor: "start" | "end";
}

export interface Numbers {
	/** Pixels: where the numbers begin, and where their headings do. */
	left: number;
	headLeft: number;
	headHeight: number;
	heads: Head[];
	/** Pixels: the right edges of the estimates and the q-values, the left one of the intervals. */
	estimateRight: number;
	intervalLeft: number | undefined;
	qRight: number | undefined;
}

/** Pixels between estimate and interval, and between interval and q-value. */
const [intervalGap, qGap] = [7, 18];

/** Pixels that the heading over estimates and intervals may always take. */
const narrowestHead = 190;

export function layNumbers(rows: ForestRow[], { chart, context }: { chart: Forest; context: ChartContext }): Numbers {
	const { type, width, narrow, column } = context;
	const { label, format } = column(chart.value);
	const bold = { ...type, bold: true };
	const unit = format === "points" && !/\bpoints?\b/.test(label) ? "points" : "";
	const estimateWidth = widestText(
		rows.map(({ estimate }) => estimate),
		bold,
	);
	const height = (heads: Head[]) => Math.max(...heads.map(({ lines }) => lines.length)) * type.size * lineHeight + 8;
	if (narrow) {
		const text = [label, unit].filter(Boolean).join(", ");
		const lines = balanceText(text, Math.max(estimateWidth, 92, widestWord([text], type)), type);
		const heads: Head[] = [{ lines, x: width, anchor: "end" }];
		return {
			left: width - estimateWidth,
			headLeft: width - widestText(lines, type),
			headHeight: height(heads),
			heads,
			estimateRight: width,
			intervalLeft: undefined,
			qRight: undefined,
		};
	}
	const intervalWidth = widestText(
		rows.map(({ interval }) => `(${interval})`),
		type,
	);
	const qLabel = wrapText(column(chart.q).label, 70, type);
	const qWidth = widestText([...rows.map(({ q }) => q), ...qLabel], type);
	const left = width - qWidth - qGap - intervalWidth - intervalGap - estimateWidth;
	const head = [
		...balanceText(label, Math.max(narrowestHead, width - qWidth - qGap - left), type),
		`${unit} (95% interval)`.trim(),
	];
	const heads: Head[] = [
		{ lines: head, x: width - qWidth - qGap, anchor: "end" },
		{ lines: qLabel, x: width, anchor: "end" },
	];
	return {
		left,
		headLeft: width - qWidth - qGap - widestText(head, type),
		headHeight: height(heads),
		heads,
		estimateRight: left + estimateWidth,
		intervalLeft: left + estimateWidth + intervalGap,
		qRight: width,
	};
}

interface Options {
	numbers: Numbers;
	/** Pixels above the first row, and the last line of the headings. */
	top: number;
	bottom: number;
}

/** Of what cannot be told apart the numbers are gray, of what is supported bold. */
export function drawNumbers(rows: LaidRow[], { numbers, top, bottom }: Options): Plot.Markish[] {
	const { heads, estimateRight, intervalLeft, qRight } = numbers;
	const shown = rows.filter(({ withheld }) => !withheld);
	const y = (row: LaidRow) => top + row.y;
	const fill = (row: LaidRow) => (isFirm(row) ? "var(--ink)" : "var(--ink-muted)");
	const bold = shown.filter(({ verdict }) => verdict === "supported");
	const plain = shown.filter(({ verdict }) => verdict !== "supported");
	return [
		...heads.map(({ lines, x, anchor }) =>
			Plot.text([lines.join("\n")], {
				x: () => x,
				y: () => bottom,
				textAnchor: anchor,
				lineAnchor: "bottom",
				lineHeight,
				fill: "var(--ink-muted)",
			}),
		),
		...[
			{ own: bold, weight: { fontWeight: 600 } },
			{ own: plain, weight: {} },
		].map(({ own, weight }) =>
			Plot.text(own, { x: () => estimateRight, y, text: "estimate", textAnchor: "end", fill, ...weight }),
		),
		...(intervalLeft === undefined
			? []
			: [
					Plot.text(
						shown.filter(({ interval }) => interval !== ""),
						{
							x: () => intervalLeft,
							y,
							text: ({ interval }: LaidRow) => `(${interval})`,
							textAnchor: "start",
							fill,
						},
					),
				]),
		...(qRight === undefined ? [] : [Plot.text(shown, { x: () => qRight, y, text: "q", textAnchor: "end", fill })]),
	];
}
