/** The mark of a cell that is withheld to protect customers: nothing drawn, and `[c]` where it would stand. */
import * as Plot from "@observablehq/plot";
import { suppressedMark } from "../../analysis/format.ts";
import type { ChartContext } from "./context.ts";

/** One mark for each datum, placed by `options`; none at all for an empty list. */
export function drawWithheld<T>(data: T[], options: Plot.TextOptions, context: ChartContext): Plot.Markish[] {
	if (data.length === 0) return [];
	const title = "Withheld: it rests on too few customers";
	return [
		Plot.text(data, {
			...options,
			text: () => suppressedMark,
			title: () => title,
			fill: "var(--ink-muted)",
			fontSize: context.type.size - 1,
		}),
	];
}
