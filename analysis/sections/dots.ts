/** Dots with intervals: a row of them for each category, and one of each series in it where there are several. */
import type { Chart } from "../document.ts";
import type { Grouping } from "../tables/groups.ts";

/** `value` is the column of the dots; its interval stands in `<value>_low` and `<value>_high`. */
export function dots(
	category: string,
	{ value, series, reference }: { value: string } & Pick<Extract<Chart, { kind: "dots" }>, "series" | "reference">,
): Chart {
	return {
		kind: "dots",
		category,
		...(series === undefined ? {} : { series }),
		value,
		low: `${value}_low`,
		high: `${value}_high`,
		scale: { type: "linear" },
		...(reference === undefined ? {} : { reference }),
	};
}

/** With a series for each group, where there are several. */
export function dotsByGroup(
	{ groups, column }: Grouping,
	{ category, value }: { category: string; value: string },
): Chart {
	return dots(category, groups.length > 1 ? { value, series: column.name } : { value });
}
