/** What the charts of comparisons show, in words, from the numbers of their tables. */
import type { Chart, Table } from "../document.ts";
import type { Formats } from "../format.ts";
import { readWords } from "./table-words.ts";
import { joinWords } from "./words.ts";

type ChartOf<K extends Chart["kind"]> = Extract<Chart, { kind: K }>;

/** Where there are more rows, only those that are supported are said one by one. */
const mostRows = 24;

export function describeForest(chart: ChartOf<"forest">, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	const spell = (row: number) => {
		const value = read.text(row, chart.value);
		const written = `${read.text(row, chart.category)} ${value || "not estimated"}${read.interval(row, chart)}`;
		return value === "withheld" ? written : `${written}, ${read.text(row, chart.verdict) || "inconclusive"}`;
	};
	const all = [...table.rows.keys()];
	const isSupported = (row: number) => read.text(row, chart.verdict) === "supported";
	const named = all.length > mostRows ? all.filter(isSupported).slice(0, mostRows) : all;
	const groups = [...Map.groupBy(named, (row) => read.text(row, chart.group))].map(
		([group, rows]) => `${group ? `${group}: ` : ""}${rows.map(spell).join("; ")}.`,
	);
	const counts = [...Map.groupBy(all, (row) => read.text(row, chart.verdict) || "inconclusive")].map(
		([verdict, rows]) => `${rows.length} ${verdict}`,
	);
	return [
		`Forest plot of ${read.label(chart.value)} with 95% intervals around ${chart.reference.label}.`,
		...(all.length > mostRows ? [`Of ${all.length} estimates ${joinWords(counts)}.`] : []),
		...groups,
	].join(" ");
}

export function describeDoseResponse(chart: ChartOf<"dose-response">, table: Table, formats: Formats): string {
	const read = readWords(table, formats);
	const at = (row: number, name: string) => `${read.text(row, name)} at ${read.text(row, chart.x)}`;
	const facets = [...Map.groupBy(table.rows.keys(), (row) => read.text(row, chart.facet))].map(([facet, rows]) => {
		const known = rows.filter((row) => read.number(row, chart.value) !== null);
		const fitted = rows.filter((row) => read.number(row, chart.fit) !== null);
		const [first, last] = [known.at(0), known.at(-1)];
		if (first === undefined || last === undefined) return `${facet}: withheld.`;
		const best = fitted.reduce<number | undefined>(
			(a, b) => (a === undefined || (read.number(b, chart.fit) ?? 0) > (read.number(a, chart.fit) ?? 0) ? b : a),
			undefined,
		);
		const range = chart.ranges.find((of) => of.facet === facet);
		return [
			`${facet}: from ${at(first, chart.value)}${read.interval(first, chart)} to ${at(last, chart.value)}${read.interval(last, chart)}`,
			...(best === undefined ? [] : [`the fitted line is highest with ${at(best, chart.fit)}`]),
			...(range ? [`shaded: ${range.label}`] : []),
		]
			.join("; ")
			.concat(".");
	});
	return `Dot charts with 95% intervals, one for each ${read.label(chart.facet)}. ${read.label(chart.value)} by ${read.label(chart.x)}. ${facets.join(" ")}`;
}
