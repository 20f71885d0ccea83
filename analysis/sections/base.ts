/** Whom a figure speaks of, in words that every description ends in. */
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";

/** "20,000 customers, 30 June 2025". */
export function baseWords(customers: number, settings: Settings, which = "customers"): string {
	const { cell } = formatsFor(settings);
	return `${cell(customers, "count")} ${which}, ${cell(settings.asOf, "date")}`;
}
