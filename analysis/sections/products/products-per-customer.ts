/** How many products a customer holds, by group. */

import { type Draft, describe } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Block } from "../../document.ts";
import { epsilonSquaredEffect } from "../../findings/effects.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { kruskalWallis } from "../../statistics/kruskal-wallis.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { type Measured, welchDifference } from "../../statistics/welch-difference.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import type { Basis } from "./basis.ts";
import type { HoldingCounts } from "./holding-counts.ts";
import { doSquaresFollow, type NumberCount, rankNumbers, sumNumbers } from "./product-numbers.ts";
import {
	findExtremes,
	type MeanOfGroup,
	meansClaim,
	meansFigure,
	type Numbers,
	numbersFigure,
} from "./products-per-customer-figures.ts";
import type { ToldCombinations } from "./told-combinations.ts";
import { watchMeans } from "./watch-means.ts";
import { withholdMeans } from "./withhold-means.ts";

const sectionId = "number-of-products";
const cannotBeShown =
	"How many products customers hold cannot be shown: too few hold, or lack, one of them or so many of them";

export async function draftProductsPerCustomer(
	basis: Basis,
	{ held, together }: { held: HoldingCounts; together: ToldCombinations },
): Promise<Draft> {
	const numbers = await countNumbers(basis);
	const { groups } = basis.grouping;
	const tellsPairs = !together.areSumsSafe && doSquaresFollow(groups);
	const withheld = withholdMeans(numbers.counts, {
		groups,
		forced: tellsPairs ? new Set(groups.map(({ name }) => name)) : held.hiddenGroups,
		threshold: basis.settings.disclosureThreshold,
	});
	if (withheld.size === groups.length) return describe([{ id: sectionId, claim: cannotBeShown, blocks: [] }]);
	const means = basis.grouping.groups.map(({ name, customers }): MeanOfGroup => {
		const sums = sumNumbers(numbers.counts.filter(({ group }) => group === name));
		return { group: name, customers, mean: withheld.has(name) ? null : ratioInterval(meanSums(sums)) };
	});
	const extremes = findExtremes(means);
	const compared = extremes && comparison(numbers.counts, { means, ...extremes });
	const hypothesis = basis.grouping.formed ? undefined : compared;
	const kept = await watchMeans(basis, { compared, extremes });
	return {
		hypotheses: kept.withTests(hypothesis ? [hypothesis] : []),
		watched: kept.watched,
		write: (findings) => {
			const finding = hypothesis && findings(hypothesis.id);
			const claim = meansClaim(basis, { means, finding });
			const byNumber = withheld.size === 0 && together.areNumbersSafe ? numbersFigure(basis, numbers) : undefined;
			const figure = meansFigure(basis, {
				means,
				finding,
				highest: extremes?.highest,
				hasNumbers: byNumber !== undefined,
				sql: numbers.sql,
			});
			const evidence = finding
				? [
						citeFinding(finding, {
							label: "Highest and lowest mean",
							table: figure.id,
							row: means.indexOf(extremes?.highest as MeanOfGroup),
						}),
					]
				: [];
			const turned = kept.blocks(findings);
			const blocks: (Block | undefined)[] = [
				...turned,
				finding && turned.length === 0
					? {
							kind: "finding",
							id: "products-per-customer-finding",
							claim,
							verdict: finding.verdict,
							evidence,
						}
					: undefined,
				figure,
				byNumber,
			];
			return [
				{ id: sectionId, claim: turned[0]?.claim ?? claim, blocks: blocks.filter((block) => block !== undefined) },
			];
		},
	};
}

async function countNumbers({ bank }: Basis): Promise<Numbers> {
	const sql = `select grp, products, count(*) as customers
		from (
			select customer_groups.customer, grp, count(product) as products
			from customer_groups left join holdings on holdings.customer = customer_groups.customer
			group by customer_groups.customer, grp
		) as counted
		group by grp, products
		order by grp, products`;
	const rows = await bank.engine.rows<{ grp: string; products: number; customers: number }>(sql);
	return { counts: rows.map(({ grp, products, customers }) => ({ group: grp, products, customers })), sql };
}

function comparison(
	counts: readonly NumberCount[],
	{ means, lowest, highest }: { means: readonly MeanOfGroup[]; lowest: MeanOfGroup; highest: MeanOfGroup },
): Hypothesis {
	const known = means.filter(({ group, mean }) => mean !== null && isNamed(group));
	const ranks = rankNumbers(
		counts,
		known.map(({ group }) => group),
	);
	const { p, epsilonSquared } = kruskalWallis(ranks.groups, { ties: ranks.ties });
	const side = ({ customers, mean }: MeanOfGroup): Measured => ({
		estimate: mean?.estimate ?? 0,
		standardError: mean?.standardError ?? 0,
		n: customers,
	});
	const { p: _, ...estimate } = welchDifference(side(highest), side(lowest));
	const negligible = definitions.negligibleProducts.value;
	return {
		id: "products-per-customer",
		measured: { estimate, p, effect: epsilonSquaredEffect(epsilonSquared) },
		n: known.reduce((sum, { customers }) => sum + customers, 0),
		measure: "highest less lowest mean number of products",
		format: "ratio",
		kind: "exploratory",
		none: 0,
		negligible: { low: -negligible, high: negligible },
		test: "Kruskal-Wallis over all groups",
	};
}
