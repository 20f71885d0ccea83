/** What a figure shows, in words, from the numbers of its table, for those who cannot see it. */
import type { Chart, Table } from "../document.ts";
import type { Formats } from "../format.ts";
import {
	describeDensity,
	describeDotsBySeries,
	describeHeatmap,
	describeHistograms,
	describeLines,
} from "./alternative-by-segment.ts";
import { describeDoseResponse, describeForest } from "./alternative-of-findings.ts";
import { listGroups, listRows, readWords, spanWords } from "./table-words.ts";
import { joinWords } from "./words.ts";

export function describeChart(chart: Chart, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	switch (chart.kind) {
		case "histogram": {
			const bins = table.rows.map((_, row) => ({
				row,
				span: spanWords(read.text(row, chart.lower), read.text(row, chart.upper)),
				value: read.number(row, chart.value),
			}));
			const shown = bins.flatMap(({ value, ...bin }) => (value === null ? [] : [{ ...bin, value }]));
			const withheld = bins.length - shown.length;
			const highest = shown.toSorted((a, b) => b.value - a.value)[0];
			const marks = chart.markers.map((marker) => marker.label);
			return [
				bins.length === 1
					? `Histogram of one bar, ${bins[0]?.span}.`
					: `Histogram of ${bins.length} bars, from ${bins[0]?.span} to ${bins.at(-1)?.span}.`,
				...(highest
					? [
							`The ${withheld > 0 ? "highest shown" : "highest"}, ${highest.span}, stands for ${read.text(highest.row, chart.value)}.`,
						]
					: []),
				...(withheld > 0 ? [`${withheld === bins.length ? "All" : withheld} withheld.`] : []),
				...(marks.length > 0 ? [`Marked: ${joinWords(marks)}.`] : []),
			].join(" ");
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
		case "dots": {
			if (chart.series !== undefined) return describeDotsBySeries({ ...chart, series: chart.series }, table, formats);
			return `Dot chart with 95% intervals. ${listRows(table, (row) => `${read.text(row, chart.category)}: ${read.text(row, chart.value)}${read.interval(row, chart)}`)}`;
		}
		case "curve": {
			const last = table.rows.length - 1;
			const step = Math.max(1, Math.floor(last / 10));
			const rows = table.rows.flatMap((_, row) => (row % step === 0 || row === last ? [row] : []));
			const points = rows.map((row) => `${read.text(row, chart.y)} at ${read.text(row, chart.x)}`);
			return `Line chart. ${read.label(chart.y)} by ${read.label(chart.x)}: ${points.join(", ")}.`;
		}
		case "donut":
			return `Ring chart. ${listRows(table, (row) => `${read.text(row, chart.category)}: ${read.text(row, chart.value)}`)}`;
		case "heatmap":
			return describeHeatmap(chart, table, formats);
		case "density":
			return describeDensity(chart, table, formats);
		case "lines":
			return describeLines(chart, table, formats);
		case "forest":
			return describeForest(chart, table, formats);
		case "dose-response":
			return describeDoseResponse(chart, table, formats);
		case "histogram-grid":
			return describeHistograms(chart, table, formats);
	}
}
