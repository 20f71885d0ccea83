/** The rows of a forest plot: what each says, and where it stands below the heading of its group. */
import type { Chart, Evidence } from "../../analysis/document.ts";
import { missingMark, suppressedMark } from "../../analysis/format.ts";
import type { ChartContext } from "./context.ts";
import { widestText, widestWord, wrapText } from "./text-width.ts";

type Forest = Extract<Chart, { kind: "forest" }>;

/** What came of a row's comparison, or that it is the other way around among customers who are alike. */
export type Outcome = Evidence["verdict"] | "turns around";

/** Whether the comparison came to something by itself. */
export function isFirm({ verdict }: Pick<ForestRow, "verdict">): boolean {
	return verdict === "supported" || verdict === "no difference";
}

export interface ForestRow {
	group: string;
	category: string;
	value: number | undefined;
	low: number | undefined;
	high: number | undefined;
	verdict: Outcome;
	withheld: boolean;
	/** As written beside the plot. */
	estimate: string;
	interval: string;
	q: string;
}

export function readForestRows(chart: Forest, { rows, column, formats }: ChartContext): ForestRow[] {
	const { format } = column(chart.value);
	// Two decimals are enough of a ratio beside its interval, unless all are about 1.
	const isClose = rows.every((row) => Math.abs((row.number(chart.value) ?? 1) - 1) < 0.1);
	const write = (value: number) =>
		format === "ratio" && !isClose ? formats.fixed(value, 2) : formats.bare(value, format);
	return rows.map((row): ForestRow => {
		const [value, low, high, q] = [chart.value, chart.low, chart.high, chart.q].map((name) => row.number(name));
		const withheld = row.isSuppressed(chart.value);
		return {
			group: row.text(chart.group),
			category: row.text(chart.category),
			value,
			low,
			high,
			verdict: readVerdict(row.text(chart.verdict)),
			withheld,
			estimate: withheld ? suppressedMark : value === undefined ? missingMark : write(value),
			interval: low === undefined || high === undefined ? "" : `${write(low)} to ${write(high)}`,
			q: row.isSuppressed(chart.q) ? suppressedMark : q === undefined ? missingMark : formats.cell(q, "probability"),
		};
	});
}

function readVerdict(text: string): Outcome {
	return text === "supported" || text === "no difference" || text === "turns around" ? text : "inconclusive";
}

export interface LaidRow extends ForestRow {
	lines: string[];
	/** Pixels: the middle of the name, and of the dot and the numbers. */
	nameY: number;
	y: number;
}

export interface LaidHeading {
	lines: string[];
	/** Pixels: the hairline above it, and its middle. */
	top: number;
	y: number;
}

export interface ForestLayout {
	/** Pixels that the names take at the left; 0 where they stand above their dots. */
	nameWidth: number;
	/** From pixel 0 on; `height` of all. */
	rows: LaidRow[];
	headings: LaidHeading[];
	/** Where upright lines run: past the rows of each group, and past no heading. */
	stretches: [number, number][];
	height: number;
}

export const lineHeight = 1.15;

/** A group without a name has no heading. */
export function layForest(rows: ForestRow[], { type, width, narrow }: ChartContext): ForestLayout {
	const names = rows.map(({ category }) => category);
	const most = width * (narrow ? 0.38 : 0.28);
	const above = narrow && widestWord(names, type) > most;
	const wrapped = (name: string) => wrapText(name, above ? width : Math.max(most, widestWord(names, type)), type);
	const line = type.size * lineHeight;
	const bar = narrow ? 20 : 22;
	const headings: LaidHeading[] = [];
	const stretches: [number, number][] = [];
	let y = 0;
	const laid = rows.map((row, index): LaidRow => {
		const begins = row.group !== rows[index - 1]?.group;
		if (begins && row.group !== "") {
			const lines = wrapText(row.group, width, { ...type, bold: true });
			const gap = headings.length === 0 ? 4 : 12;
			headings.push({ lines, top: y + gap / 2, y: y + gap + 2 + (lines.length * line) / 2 });
			y += gap + lines.length * line + 6;
		}
		const lines = wrapped(row.category);
		const nameHeight = lines.length * line;
		const height = Math.ceil(above ? nameHeight + bar : Math.max(bar, nameHeight + 7));
		const top = y;
		y += height;
		// Names above their dots are to be crossed by no line.
		if (above) stretches.push([y - bar, y]);
		else if (begins) stretches.push([top, y]);
		else stretches.push([stretches.pop()?.[0] ?? top, y]);
		return above
			? { ...row, lines, nameY: top + 4 + nameHeight / 2, y: top + 2 + nameHeight + bar / 2 }
			: { ...row, lines, nameY: top + height / 2, y: top + height / 2 };
	});
	const nameWidth = above
		? 0
		: widestText(
				laid.flatMap(({ lines }) => lines),
				type,
			) + 12;
	return { nameWidth, rows: laid, headings, stretches, height: y + 4 };
}
