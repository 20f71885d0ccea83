/** Thresholds of the segments. */
import type { Definition } from "./definition.ts";

export const segmentationDefinitions = {
	maxMissing: {
		value: 0.2,
		meaning: "share of features that a customer may lack and still be grouped",
		reason: "with more filled in by medians a customer would be grouped by the average, not by what is known",
		setBy: "report.clustering.maxMissing",
		chapter: "segmentation",
	},
	winsorizeShare: {
		value: 0.01,
		meaning: "share of customers at each end whose features are moved to the 1% and 99% quantile before grouping",
		reason: "K-means squares distances: a few extreme customers would pull a center to themselves",
		chapter: "segmentation",
	},
	duplicateCorrelation: {
		value: 0.95,
		meaning: "correlation beyond which the second of two features is left out of the grouping",
		reason: "two features that say the same would count twice",
		chapter: "segmentation",
	},
	fitSample: {
		value: 20000,
		meaning: "customers on which segments are first fitted, before all are used",
		reason:
			"centers found on a sample of this size settle within few steps over everyone (Bradley, Fayyad and Reina, 1998)",
		chapter: "segmentation",
	},
	ruleSample: {
		value: 3000,
		meaning: "customers from which the rule of a segment is made (two thirds) and on which it is tried (one third)",
		reason: "a tree of depth 3 has at most eight leaves, and a share of 1,000 customers is known to within 3 points",
		chapter: "segmentation",
	},
	goodRuleShare: {
		value: 0.8,
		meaning:
			"share of the members that a rule of a segment finds, and of members among those it finds, to be told as it is",
		reason: "four in five: an audience by a rule that finds fewer would not be the segment",
		chapter: "segmentation",
	},
	negligibleMedian: {
		value: 0.05,
		meaning: "distance of a segment's median from that of all customers, as a share of it, up to which it is not told",
		reason: "21 in a segment where all customers have 20 would change nothing that anyone does",
		chapter: "segmentation",
	},
	restarts: {
		value: 25,
		meaning: "starts of K-means, of which the best is kept",
		reason: "a single start may end in a poor grouping (Hartigan and Wong, 1979; the choice of R's users is 25)",
		chapter: "segmentation",
	},
} as const satisfies Record<string, Definition>;
