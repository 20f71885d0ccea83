/** Which pairs of traits do not only add up. */

import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Section } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Basis } from "./basis.ts";
import { interactionsClaim, pairClaim } from "./interaction-words.ts";
import { type FoundPair, interactionsBlock, interactionsTable, pairFigure } from "./pair-figures.ts";
import { type Pairs, readPairs } from "./pairs.ts";

/** Undefined where no two traits can be tested. */
export async function draftInteractions(basis: Basis): Promise<Draft | undefined> {
	const pairs = await readPairs(basis);
	const hypotheses = pairs.pairs.flatMap(({ test }) => test?.hypothesis ?? []);
	if (hypotheses.length === 0) return undefined;
	return { hypotheses, write: (findings) => [writeSection(basis, pairs, findings)] };
}

/** Those that are supported first, and the furthest from adding up first among those of one verdict. */
function rankPairs({ pairs }: Pairs, findings: Findings): FoundPair[] {
	const found = pairs.flatMap((pair) =>
		pair.test ? [{ ...pair, furthest: pair.test.furthest, finding: findings(pair.test.hypothesis.id) }] : [],
	);
	const order = ["supported", "inconclusive", "no difference"] as const;
	const size = ({ furthest }: FoundPair) => Math.abs(furthest.departure.estimate);
	return found.toSorted(
		(a, b) => order.indexOf(a.finding.verdict) - order.indexOf(b.finding.verdict) || size(b) - size(a),
	);
}

function writeSection(basis: Basis, pairs: Pairs, findings: Findings): Section {
	const found = rankPairs(pairs, findings);
	const { formats } = basis;
	const claim = interactionsClaim(found, formats);
	const evidence = found.map(({ traits, finding }, row) =>
		citeFinding(finding, {
			label: joinWords(traits.map(({ field }) => field.label)),
			table: interactionsTable,
			row,
		}),
	);
	const drawn = found.slice(0, definitions.mostPairFigures.value);
	const rest = [
		...(found.length > drawn.length ? ["More pairs are in the table only."] : []),
		...(pairs.leftOut.length > 0
			? [
					`${joinWords(pairs.leftOut.map(({ field }) => field.label))} ${pairs.leftOut.length === 1 ? "has" : "have"} too many groups to be paired with other traits.`,
				]
			: []),
	];
	return {
		id: interactionsTable,
		claim,
		blocks: [
			{
				kind: "finding",
				id: "utilization-adds-up",
				claim,
				verdict: blockVerdict(evidence),
				evidence,
				caveat: `Two traits add up where the difference between the groups of one is the same in every group of the other.${rest.map((sentence) => ` ${sentence}`).join("")}`,
			},
			...drawn.map((pair) => pairFigure(basis, pair, pairClaim(pair, formats))),
			interactionsBlock(basis, found, "How far each two traits depart from adding up"),
		],
	};
}
