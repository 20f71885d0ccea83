/** Does owning a product go with the next purchase? Owners against others, within groups and over all. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Block, FindingBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { findOutcome, type Outcome } from "../../tables/outcomes.ts";
import { type Basis, comparedProducts } from "./basis.ts";
import type { HoldingCounts } from "./holding-counts.ts";
import { offeredFigure } from "./offered.ts";
import { countOutcomes } from "./ownership-counts.ts";
import { byGroupFigure, overallFigure, overallId } from "./ownership-figures.ts";
import { compareOwners, type ProductComparison } from "./ownership-tests.ts";
import {
	isOpposite,
	isTurned,
	type JudgedProduct,
	ownershipCaveat,
	ownershipClaim,
	turnedClaim,
} from "./ownership-words.ts";

/** Nothing where the data say neither who bought nor who responded, or where nobody can be compared. */
export async function draftOwnership(basis: Basis, held: HoldingCounts): Promise<Draft> {
	const outcome = findOutcome(basis.bank);
	const products = comparedProducts(basis);
	if (!outcome || products.length === 0) return { hypotheses: [], write: () => [] };
	const outcomes = await countOutcomes(basis, { outcome, held, products });
	const comparisons = outcomes.products.map((counted, index) => compareOwners(basis, { outcome, counted, index }));
	if (comparisons.length === 0) return { hypotheses: [], write: () => [] };
	const isGrouped = basis.grouping.groups.length > 1;
	const tested = comparisons.flatMap(({ overall, groups }) => [
		...(overall ? [overall] : []),
		...(isGrouped ? groups.flatMap(({ comparison }) => comparison ?? []) : []),
	]);
	const offered = await offeredFigure(basis, products);
	return {
		hypotheses: tested.map(({ hypothesis }) => hypothesis),
		watched: isGrouped
			? comparisons.flatMap(({ overall, pooled }) => {
					const within = overall?.hypothesis.measured?.estimate;
					return within ? [{ over: [basis.grouping.noun], isTurned: isOpposite(within, pooled) }] : [];
				})
			: [],
		write: (findings) => {
			const ownership = { outcome, outcomes, comparisons, findings };
			const found = writeFindings(basis, { outcome, comparisons, findings });
			const blocks: (Block | undefined)[] = [
				...found,
				overallFigure(basis, ownership),
				isGrouped ? byGroupFigure(basis, ownership) : undefined,
				offered,
			];
			const claim = found[0]?.claim ?? `Too few customers ${outcome.past} to compare owners with others`;
			return [{ id: "ownership", claim, blocks: blocks.filter((block) => block !== undefined) }];
		},
	};
}

/** The message over all products, and each product whose answer turns around within groups. None where all are withheld. */
function writeFindings(
	basis: Basis,
	{
		outcome,
		comparisons,
		findings,
	}: { outcome: Outcome; comparisons: readonly ProductComparison[]; findings: Findings },
): FindingBlock[] {
	const judged = comparisons.flatMap(({ product, overall, pooled }): JudgedProduct[] =>
		overall ? [{ product, pooled, finding: findings(overall.hypothesis.id) }] : [],
	);
	if (judged.length === 0) return [];
	const cite = (one: JudgedProduct) =>
		citeFinding(one.finding, {
			label: one.product,
			table: overallId,
			row: comparisons.findIndex(({ product }) => product === one.product),
		});
	const mayTurn = new Set(comparisons.flatMap(({ product, hidesCounts }) => (hidesCounts ? [] : [product])));
	const turned = judged
		.filter((one) => mayTurn.has(one.product) && isTurned(one))
		.map(
			(one, i): FindingBlock => ({
				kind: "finding",
				id: `ownership-turned-${i + 1}`,
				claim: turnedClaim(basis, outcome, one),
				verdict: one.finding.verdict,
				evidence: [cite(one)],
				caveat: "What shows over all customers comes of the mix of groups (Simpson's paradox).",
			}),
		);
	const evidence = judged.map(cite);
	return [
		{
			kind: "finding",
			id: "ownership-finding",
			claim: ownershipClaim(basis, outcome, judged),
			verdict: blockVerdict(evidence),
			evidence,
			caveat: ownershipCaveat,
		},
		...turned,
	];
}
