/** Words beside a key figure, with the numbers in them kept as numbers. */
import type { Format, Metric } from "../document.ts";
import type { Formats } from "../format.ts";

/** A number and how it is written. */
type Number = readonly [value: number, format: Format];

type Told = Required<Pick<Metric, "detail" | "beside">>;

/** A tag: told`of ${[n, "count"]} customers` is the detail "of 1,234 customers" and what stands beside the figure. */
export function toldIn({ cell }: Formats) {
	return (words: TemplateStringsArray, ...parts: (string | Number)[]): Told => {
		const spelled = parts.map((part) => (typeof part === "string" ? part : cell(...part)));
		return {
			detail: words.map((word, index) => word + (spelled[index] ?? "")).join(""),
			beside: parts.flatMap((part) => (typeof part === "string" ? [] : [{ value: part[0], format: part[1] }])),
		};
	};
}
