/** A sentence for each group: on which channels a higher click-through rate goes with buying. */
import type { Block } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { kebabIds } from "../kebab-ids.ts";
import type { ClickTests } from "./ctr-tests.ts";
import { type ChannelAnswer, groupClaim, groupWords, outcomeNoun } from "./ctr-words.ts";

export interface GroupAnswers {
	group: string;
	/** With the row of the forest plot that holds its numbers. */
	answers: (ChannelAnswer & { row: number })[];
}

export function answersOf(group: string, { pairs }: ClickTests, findings: Findings): GroupAnswers {
	const answers = pairs.flatMap((pair, row) =>
		pair.group === group
			? [{ channel: pair.channel, row, ...(pair.hypothesis ? { finding: findings(pair.hypothesis.id) } : {}) }]
			: [],
	);
	return { group, answers };
}

/** A finding where any channel can be shown, else a sentence that none can. */
export function groupBlocks(groups: readonly GroupAnswers[], outcome: Outcome): Block[] {
	const ids = kebabIds(groups.map(({ group }) => group));
	return groups.flatMap(({ group, answers }, i): Block[] => {
		const id = `ctr-and-buying-among-${ids[i]}`;
		if (answers.length === 0) return [];
		const evidence = answers.flatMap(({ channel, row, finding }) =>
			finding ? [citeFinding(finding, { label: channel, table: "ctr-and-buying", row })] : [],
		);
		if (evidence.length === 0)
			return [
				{
					kind: "text",
					id,
					markdown: `Among ${groupWords(group)} too few customers ${outcome.past}, or did not, to show whether a higher click-through rate goes with ${outcomeNoun(outcome)}.`,
				},
			];
		const claim = groupClaim(group, answers, outcome);
		return [{ kind: "finding", id, claim, verdict: blockVerdict(evidence), evidence }];
	});
}
