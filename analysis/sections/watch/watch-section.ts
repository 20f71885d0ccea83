/** What the method says of the watch for differences that turn around. */

import { definitions } from "../../definitions.ts";
import type { Block, Section } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import type { WatchedOver } from "./watch.ts";

export function watchSection(watched: readonly WatchedOver[]): Section {
	const over = [...new Set(watched.flatMap((one) => one.over))];
	const turned = watched.filter(({ isTurned }) => isTurned).length;
	const comparisons = `${watched.length} ${watched.length === 1 ? "comparison" : "comparisons"} of two groups`;
	const found = turned === 0 ? "none turns around" : turned === 1 ? "one turns around" : `${turned} turn around`;
	const claim =
		over.length === 0
			? `Nothing is known by which ${comparisons} could be watched for turning around`
			: `${comparisons} ${watched.length === 1 ? "was" : "were"} watched for turning around among customers who are alike: ${found}`;
	const markdown = [
		"A difference over all customers may be one of who is in each group, and the other way around among customers who are alike (Simpson's paradox).",
		over.length === 0
			? ""
			: `So two groups that a sentence sets against each other are compared again among customers of the same ${joinWords(over, "or")}, unless the groups are made by it: in every such stratum with ${definitions.watchedStratum.value} customers or more of both groups, the differences averaged by the number of customers (Cochran, 1954), or by the method of Mantel and Haenszel where the chapter says so.`,
		"A difference turns around where both lie on opposite sides of zero with their whole 95% intervals. It is then told with both numbers, and the one over all customers is no finding by itself.",
	]
		.filter((sentence) => sentence !== "")
		.join(" ");
	const counts: Block = {
		kind: "metrics",
		id: "turned-counts",
		items: [
			{ label: "Comparisons watched", value: watched.length, format: "count" },
			{ label: "That turn around", value: turned, format: "count" },
		],
	};
	return { id: "turned", claim, blocks: [counts, { kind: "text", id: "turned-how", markdown }] };
}
