/** The chart of a measure by product and group. */
import type { Chart } from "../../document.ts";
import { dots } from "../dots.ts";
import { type Basis, productColumn } from "./basis.ts";

/** More groups, or more dots, than these are not told apart: a heatmap then. */
const mostDots = { groups: 6, dots: 48 };

export function chartByGroup(
	{ grouping: { groups, column } }: Basis,
	{ value, rows }: { value: string; rows: number },
): Chart {
	const category = productColumn.name;
	if (groups.length === 1) return { kind: "bars", category, value, low: `${value}_low`, high: `${value}_high` };
	if (groups.length > mostDots.groups || rows > mostDots.dots)
		return { kind: "heatmap", x: column.name, y: category, value, diverging: false };
	return dots(category, { value, series: column.name });
}
