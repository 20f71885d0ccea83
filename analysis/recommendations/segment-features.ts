/** What sets the segments that a report formed apart from all customers, as it is published. */
import { featureInWords, namedDifference } from "../segmentation/names.ts";
import type { RuleEvidence } from "./evidence.ts";

/** A feature in which a segment clearly differs from all customers. */
export interface DistinctFeature {
	/** As readers see it: "Days since the last transaction". */
	label: string;
	/** In standard deviations of all customers. */
	difference: number;
}

/** From the largest difference: where the whole interval is beyond what a segment's name may speak of. */
export function listDistinctFeatures(segment: string, evidence: RuleEvidence): DistinctFeature[] {
	const own = evidence.rows("segment-features").filter((row) => row.text("segment") === segment);
	return own
		.flatMap((row): DistinctFeature[] => {
			const [difference, low] = [row.number("difference"), row.number("difference_low")];
			const high = row.number("difference_high");
			if (difference === null || low === null || high === null) return [];
			const isDistinct = low >= namedDifference || high <= -namedDifference;
			return isDistinct ? [{ label: row.text("feature"), difference }] : [];
		})
		.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

/** "balance (1.3 above)", "money in deposit transactions a month (0.9 below)". */
export function featureWords({ label, difference }: DistinctFeature, { formats }: RuleEvidence): string {
	return `${featureInWords(label)} (${formats.cell(Math.abs(difference), "decimal")} ${difference > 0 ? "above" : "below"})`;
}
