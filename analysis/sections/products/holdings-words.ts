/** The message about holdings, as far as the evidence carries it. */
import type { Finding } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { type Basis, withinWords } from "./basis.ts";
import type { HoldingCount, HoldingCounts } from "./holding-counts.ts";
import type { Range } from "./holdings.ts";

export interface Difference extends Range {
	finding: Finding;
}

/** Names the product that differs most between groups, or says that none does. */
export function testedClaim(basis: Basis, differences: readonly Difference[]): string {
	const { grouping, formats } = basis;
	const { noun } = grouping;
	const size = ({ finding }: Difference) => finding.measured?.estimate.estimate ?? 0;
	const apart = differences.filter(({ finding }) => finding.verdict === "supported");
	const [first, ...others] = apart.toSorted((a, b) => size(b) - size(a));
	if (!first)
		return differences.every(({ finding }) => finding.verdict === "no difference")
			? `Every product is held equally often in every ${noun}, ${withinWords(basis)}`
			: `No product is clearly held more often in one ${noun} than in another`;
	const range = `from ${says(first.lowest)} to ${says(first.highest)}`;
	if (others.length === 0)
		return differences.length > 1
			? `${first.product} is the one product whose share of holders clearly differs by ${noun}: ${range}`
			: `The share that holds ${first.product} differs by ${noun}: ${range}`;
	const also = others.length < 3 ? joinWords(others.map(({ product }) => product)) : `${others.length} other products`;
	return `The share that holds ${first.product} differs most by ${noun}: ${range}; ${also} ${others.length === 1 ? "differs" : "differ"} too`;

	function says({ group, holders, customers }: HoldingCount): string {
		return `${formats.cell(holders / customers, "share")} of ${group}`;
	}
}

/** Where groups are not tested: the widest range of a product whose intervals are apart; for one group the most held. */
export function describedClaim(
	{ grouping, products, formats }: Basis,
	{ held, ranges }: { held: HoldingCounts; ranges: readonly Range[] },
): string {
	const share = ({ holders, customers }: HoldingCount) => holders / customers;
	const says = (count: HoldingCount) => `${formats.cell(share(count), "share")} of ${count.group}`;
	const apart = ranges.filter(
		({ lowest, highest }) =>
			wilsonInterval(lowest.holders, lowest.customers).high < wilsonInterval(highest.holders, highest.customers).low,
	);
	const width = ({ lowest, highest }: Range) => share(highest) - share(lowest);
	const widest = apart.toSorted((a, b) => width(b) - width(a))[0];
	if (widest)
		return `The share that holds ${widest.product} differs most by ${grouping.noun}: from ${says(widest.lowest)} to ${says(widest.highest)}`;
	if (ranges.length > 0) return `No clear difference by ${grouping.noun} in how often any product is held`;
	const [first, second] = products;
	const [most, next] = [first, second].map((product) =>
		product ? formats.cell(product.holders / grouping.customers, "share") : undefined,
	);
	if (!first || held.counts.length === 0) return "Too few customers hold any product for figures to be shown";
	return second
		? `${first.name} is the most held product: ${most} of customers have it, before ${second.name} with ${next}`
		: `${first.name} is held by ${most} of customers`;
}
