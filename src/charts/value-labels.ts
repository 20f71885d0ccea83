/** How the values of a chart are written beside their marks: all with the same precision. */
import type { Format } from "../../analysis/document.ts";
import type { Formats } from "../../analysis/format.ts";

/** As long as "$12,345" or "100.0%". */
const longestInFull = 7;

/** One way of writing for all `values`: in full if all are short enough, or if written short two of them look the same. */
export function labelWriter(values: number[], format: Format, formats: Formats): (value: number) => string {
	const inFull = values.every((value) => formats.cell(value, format).length <= longestInFull);
	const distinct = new Set(values);
	const isAmbiguous = new Set([...distinct].map((value) => formats.short(value, format))).size < distinct.size;
	return (value) => (inFull || isAmbiguous ? formats.cell(value, format) : formats.short(value, format));
}
