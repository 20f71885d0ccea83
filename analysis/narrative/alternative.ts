/** What a figure shows, in words, from the numbers of its table, for those who cannot see it. */
import type { Cell, Chart, Table } from "../document.ts";
import type { Formats } from "../format.ts";
import { joinWords } from "./words.ts";

const mostSpelledOut = 12;

export function describeChart(chart: Chart, table: Table, formats: Formats): string {
	const read = reader(table, formats);
	switch (chart.kind) {
		case "histogram": {
			const bins = table.rows.map((_, row) => ({
				row,
				span: spanWords(read.text(row, chart.lower), read.text(row, chart.upper)),
				value: read.number(row, chart.value),
			}));
			const highest = bins.reduce((best, bin) => ((bin.value ?? -1) > (best.value ?? -1) ? bin : best));
			const first = bins[0]?.span ?? "";
			const last = bins.at(-1)?.span ?? "";
			const marks = chart.markers.map((marker) => marker.label);
			return (
				`Histogram of ${bins.length} bars, from ${first} to ${last}. The highest, ${highest.span}, stands for ${read.text(highest.row, chart.value)}.` +
				(marks.length > 0 ? ` Marked: ${joinWords(marks)}.` : "")
			);
		}
		case "bars":
			return `Bar chart. ${listRows(table, (row) => `${read.text(row, chart.category)}: ${read.text(row, chart.value)}${read.interval(row, chart)}`)}`;
		case "paired-bars": {
			const pairs = (row: number) =>
				joinWords(chart.values.map((name) => `${read.text(row, name)} (${read.label(name)})`));
			return `Bar chart. ${listRows(table, (row) => `${read.text(row, chart.category)}: ${pairs(row)}`)}`;
		}
		case "pyramid":
			return `Population pyramid. ${listGroups(table, chart.band, (row) => `${read.text(row, chart.side)} ${read.text(row, chart.value)}`)}`;
		case "stacked-bars":
			return `Stacked bar chart. ${listGroups(table, chart.category, (row) => `${read.text(row, chart.series)} ${read.text(row, chart.value)}`)}`;
		case "dots":
			return `Dot chart with 95% intervals. ${listRows(table, (row) => `${read.text(row, chart.category)}: ${read.text(row, chart.value)}${read.interval(row, chart)}`)}`;
		case "curve": {
			const last = table.rows.length - 1;
			const step = Math.max(1, Math.floor(last / 10));
			const rows = table.rows.flatMap((_, row) => (row % step === 0 || row === last ? [row] : []));
			const points = rows.map((row) => `${read.text(row, chart.y)} at ${read.text(row, chart.x)}`);
			return `Line chart. ${read.label(chart.y)} by ${read.label(chart.x)}: ${points.join(", ")}.`;
		}
	}
}

function reader(table: Table, formats: Formats) {
	const places = new Map(table.columns.map((column, place) => [column.name, place]));
	const hidden = new Set(table.suppressed.map(([row, name]) => `${row} ${name}`));
	const cell = (row: number, name: string): Cell => table.rows[row]?.[places.get(name) ?? -1] ?? null;
	const column = (name: string) => table.columns[places.get(name) ?? -1];
	const text = (row: number, name: string) => {
		if (hidden.has(`${row} ${name}`)) return "withheld";
		const value = cell(row, name);
		return value === null ? "" : formats.cell(value, column(name)?.format ?? "text");
	};
	return {
		text,
		number: (row: number, name: string) => {
			const value = cell(row, name);
			return typeof value === "number" ? value : null;
		},
		label: (name: string) => column(name)?.label ?? name,
		interval: (row: number, { low, high }: { low?: string | undefined; high?: string | undefined }) => {
			const from = low && text(row, low);
			const to = high && text(row, high);
			return from && to && ![from, to].includes("withheld") ? ` (${from} to ${to})` : "";
		},
	};
}

function spanWords(lower: string, upper: string): string {
	if (lower === "") return `under ${upper}`;
	return upper === "" ? `${lower} or more` : `${lower} to ${upper}`;
}

function listRows(table: Table, spell: (row: number) => string): string {
	const spelled = table.rows.slice(0, mostSpelledOut).map((_, row) => spell(row));
	const rest = table.rows.length - spelled.length;
	return `${spelled.join("; ")}${rest > 0 ? `; and ${rest} more in the table` : ""}.`;
}

function listGroups(table: Table, outer: string, spell: (row: number) => string): string {
	const place = table.columns.findIndex((column) => column.name === outer);
	const groups = new Map<Cell, string[]>();
	for (const [row, cells] of table.rows.entries()) {
		const key = cells[place] ?? null;
		groups.set(key, [...(groups.get(key) ?? []), spell(row)]);
	}
	return `${[...groups].map(([group, parts]) => `${group}: ${parts.join(", ")}`).join("; ")}.`;
}
