/** A chart, the table it is drawn from and the words around it: never one without the other. */
import { type Judged, type Protection, publishTable, type Record } from "../disclosure.ts";
import type { Chart, Column, Figure, Table } from "../document.ts";
import { formatsFor, roundCell } from "../format.ts";
import { describeChart } from "../narrative/alternative.ts";
import type { Settings } from "../report.ts";

export interface FigureSpec {
	/** kebab-case; the figure's and its table's. */
	id: string;
	/** Writes the message from the rows as they are published: what is withheld is null there too. */
	claim: (rows: readonly Record[]) => string;
	/** What is drawn: measure, unit and base. */
	description: string;
	chart: Chart;
	columns: Column[];
	rows: readonly Record[];
	/** `public` only where no row rests on fewer customers than the threshold, and a comment says why. */
	protection: Omit<Protection, "threshold"> | Judged | "public";
	note?: string;
	sql: string;
}

export function makeFigure(spec: FigureSpec, settings: Settings): Figure {
	const { id, description, columns, rows, note, sql } = spec;
	const chart = roundReference(spec.chart, columns);
	const protection =
		spec.protection === "public" || "withheld" in spec.protection
			? spec.protection
			: { ...spec.protection, threshold: settings.disclosureThreshold };
	const table = publishTable({ id, columns, rows, protection });
	const alternative = describeChart(chart, table, formatsFor(settings));
	const claim = spec.claim(readRows(table));
	return {
		kind: "figure",
		id,
		claim,
		description,
		chart,
		table,
		alternative,
		...(note ? { note } : {}),
		sql: tidy(sql),
	};
}

/** A line of reference is as precise as the cells beside it. */
function roundReference(chart: Chart, columns: readonly Column[]): Chart {
	if ((chart.kind !== "dots" && chart.kind !== "lines" && chart.kind !== "forest") || !chart.reference) return chart;
	const measure = chart.kind === "lines" ? chart.y : chart.value;
	const format = columns.find(({ name }) => name === measure)?.format ?? "decimal";
	return { ...chart, reference: { ...chart.reference, value: Number(roundCell(chart.reference.value, format)) } };
}

/** The rows of a table by the names of its columns. */
export function readRows({ columns, rows }: Table): Record[] {
	return rows.map((row) => Object.fromEntries(columns.map((column, place) => [column.name, row[place] ?? null])));
}

/** SQL without the indentation of the program that it stands in. */
export function tidy(sql: string): string {
	const lines = sql.split("\n").map((line) => line.trimEnd());
	const filled = lines.filter((line, index) => line.trim() !== "" && index > 0);
	const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length), Number.POSITIVE_INFINITY);
	return lines
		.map((line, index) => (index === 0 ? line.trimStart() : line.slice(Number.isFinite(indent) ? indent : 0)))
		.join("\n")
		.replaceAll("\t", "  ")
		.trim();
}
