/** One color means one thing through a whole report: categories and measures get theirs once, for the whole document. */
import { type Chart, type Column, type Figure, listFigures, type ReportDocument } from "../../analysis/document.ts";

export interface Paint {
	/** A CSS custom property of `styles/tokens.css`, as a value: `var(--cat-1)`. */
	fill: string;
	/** The color of text on that fill. */
	text: string;
}

export interface Colors {
	/** The paint of each category, by the role of the column that holds it, or its name if it has no role. */
	categories: ReadonlyMap<string, ReadonlyMap<string, Paint>>;
	/** ISO 4217; a column in this unit is a measure of money. */
	currency: string;
}

const categoricalSlots = 8;
const rampSteps = 7;

/** Roles whose categories have an order, each with a ramp of its own. */
const ramps: Record<string, string> = { age_band: "seq", tier: "seq-money" };

/** In every role these are what is left over, or all together, and look so. */
const leftOver = new Set(["Unknown", "Other", "Other or unknown", "All others", "All customers"]);

/** The role that has the first slots, wherever in the report it first appears: its categories are seen most. */
const foremost = "segment";

/**
 * Gives every category that a chart tells apart by color its paint: those of ordered roles along the role's ramp, all
 * others the next free of eight slots. A report with more than eight such categories uses the slots again, in order.
 */
export function assignColors(document: ReportDocument): Colors {
	const categories = new Map<string, Map<string, Paint>>();
	let slot = 0;
	for (const [role, names] of collectCategories(document)) {
		const ramp = ramps[role];
		const colored = names.filter((name) => !leftOver.has(name));
		const paints = new Map(names.filter((name) => leftOver.has(name)).map((name) => [name, paint("chart-other")]));
		for (const [index, name] of colored.entries()) {
			if (ramp) paints.set(name, paint(`${ramp}-${rampStep(index, colored.length)}`));
			else paints.set(name, paint(`cat-${1 + (slot++ % categoricalSlots)}`));
		}
		categories.set(role, paints);
	}
	return { categories, currency: document.report.currency };
}

/** The paint of one category. Throws if the column was not in the document that the colors were assigned for. */
export function categoryPaint(colors: Colors, column: Column, category: string): Paint {
	const found = colors.categories.get(colorKey(column))?.get(category);
	if (!found) throw new Error(`column ${column.name}: "${category}" has no color (assign colors from this document)`);
	return found;
}

/** The color of a category where charts tell its role apart by color, else that of the measure. */
export function facetColor(colors: Colors, facet: { column: Column; category: string; measure: Column }): string {
	const { column, category, measure } = facet;
	return colors.categories.get(colorKey(column))?.get(category)?.fill ?? measureColor(colors, measure);
}

/** The color of a measure: money has its own. */
export function measureColor(colors: Colors, column: Column): string {
	return `var(--chart-${isMoney(colors, column) ? "money" : "base"})`;
}

/** A measure beyond the two that have a color of their own, by its place among the measures of a chart, from 0. */
export function categoricalColor(index: number): string {
	return `var(--cat-${1 + (index % categoricalSlots)})`;
}

function isMoney(colors: Colors, column: Column): boolean {
	return column.format === "money" || column.format === "cents" || column.unit === colors.currency;
}

function paint(token: string): Paint {
	return { fill: `var(--${token})`, text: `var(--on-${token})` };
}

/** Spreads categories over the ramp, 1 to 7, the palest step only where all are needed; beyond seven, neighbors share. */
function rampStep(index: number, count: number): number {
	const first = count < rampSteps - 1 ? 2 : 1;
	return count < 2 ? rampSteps - 2 : first + Math.round((index * (rampSteps - first)) / (count - 1));
}

function colorKey(column: Column): string {
	return column.role ?? column.name;
}

/** The categories that charts tell apart by color, by role, in the order of the table that has most of them. */
function collectCategories(document: ReportDocument): Map<string, string[]> {
	const lists = new Map<string, string[][]>();
	for (const figure of listFigures(document)) {
		const column = findColoredColumn(figure);
		if (!column) continue;
		const at = figure.table.columns.indexOf(column);
		const { chart, table } = figure;
		const names = chart.kind === "pyramid" ? chart.sides : new Set(table.rows.map((row) => String(row[at])));
		lists.set(colorKey(column), [...(lists.get(colorKey(column)) ?? []), [...names]]);
	}
	const ordered = [...lists].toSorted(([a], [b]) => Number(b === foremost) - Number(a === foremost));
	return new Map(ordered.map(([key, found]) => [key, [...new Set(found.toSorted(byLength).flat())]]));
}

function byLength(a: string[], b: string[]): number {
	return b.length - a.length;
}

function findColoredColumn({ chart, table }: Figure): Column | undefined {
	const name = coloredColumnOf(chart);
	const column = table.columns.find((of) => of.name === name);
	return chart.kind === "histogram-grid" && column?.role === undefined ? undefined : column;
}

function coloredColumnOf(chart: Chart): string | undefined {
	switch (chart.kind) {
		case "pyramid":
			return chart.side;
		case "stacked-bars":
		case "lines":
		case "dots":
			return chart.series;
		case "donut":
			return chart.category;
		case "density":
			return chart.segment;
		case "histogram-grid":
			return chart.facet;
		default:
			return undefined;
	}
}
