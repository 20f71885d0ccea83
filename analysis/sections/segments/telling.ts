/** Which differences of a segment from all customers are told: large ones that its medians do not deny. */
import { definitions } from "../../definitions.ts";
import type { Formats } from "../../format.ts";
import { type Difference, worthWords } from "../../segmentation/names.ts";
import type { Segment } from "../../segmentation/segment.ts";
import type { PassportFacts } from "./passport-figures.ts";

export interface TellingDifference extends Difference {
	/** Of the segment and of all customers; undefined where they are unknown, zero of both, or written alike. */
	medians?: { own: number; all: number };
}

/** The largest first. */
export function tellingDifferences(
	{ number, differences }: Pick<Segment, "number" | "differences">,
	facts: Pick<PassportFacts, "medians">,
	{ cell }: Pick<Formats, "cell">,
): TellingDifference[] {
	return differences
		.filter(({ difference }) => Math.abs(difference) >= worthWords)
		.flatMap((one): TellingDifference[] => {
			const medians = facts.medians.get(one.feature.id);
			const own = medians?.segments.get(number);
			if (!medians || own === undefined || (own === 0 && medians.all === 0)) return [one];
			const { all } = medians;
			// A few customers can move a mean against the median, or where the median hardly moves.
			const isShown =
				Math.sign(own - all) === Math.sign(one.difference) &&
				Math.abs(own - all) > definitions.negligibleMedian.value * Math.abs(all);
			if (!isShown) return [];
			const { format } = one.feature;
			return [cell(own, format) === cell(all, format) ? one : { ...one, medians: { own, all } }];
		})
		.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}
