/** The message about holdings, as far as the evidence carries it. */

import type { Finding } from "../../findings/hypothesis.ts";
import { howGreatly } from "../../findings/strength-words.ts";
import { countWord } from "../../narrative/count-words.ts";
import { joinWords } from "../../narrative/words.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { withinWords } from "../points-words.ts";
import type { Basis } from "./basis.ts";
import type { HoldingCount, HoldingCounts } from "./holding-counts.ts";
import type { Range } from "./holdings.ts";

export interface Difference extends Range {
	finding: Finding;
}

/** Which products are held more often in some groups than in others, the widest apart first, or that none is. */
export function testedClaim(basis: Basis, differences: readonly Difference[]): string {
	const { noun } = basis.grouping;
	const size = ({ finding }: Difference) => finding.measured?.estimate.estimate ?? 0;
	const apart = differences.filter(({ finding }) => finding.verdict === "supported");
	const [first, ...others] = apart.toSorted((a, b) => size(b) - size(a));
	if (!first)
		return differences.every(({ finding }) => finding.verdict === "no difference")
			? `Every product is held equally often in every ${noun}, ${withinWords(basis)}`
			: `No product is clearly held more often in one ${noun} than in another`;
	const range = endsWords(basis, first);
	if (others.length === 0 && differences.length > 1)
		return `The share of holders differs ${howGreatly(first.finding)} by ${noun} for one product only, ${first.product}: ${range}`;
	const claim = `The share that holds ${first.product} differs ${howGreatly(first.finding)} by ${noun}: ${range}`;
	if (others.length === 0) return claim;
	const also =
		others.length < 4 ? joinWords(others.map(({ product }) => product)) : `${countWord(others.length)} other products`;
	return `${claim}; it differs for ${also} too`;
}

/** Where groups are not tested: the widest range of a product whose intervals are apart; for one group the most held. */
export function describedClaim(
	basis: Basis,
	{ held, ranges }: { held: HoldingCounts; ranges: readonly Range[] },
): string {
	const { grouping, products, formats } = basis;
	const apart = ranges.filter(
		({ lowest, highest }) =>
			wilsonInterval(lowest.holders, lowest.customers).high < wilsonInterval(highest.holders, highest.customers).low,
	);
	const width = ({ lowest, highest }: Range) => shareOf(highest) - shareOf(lowest);
	const widest = apart.toSorted((a, b) => width(b) - width(a))[0];
	if (widest) return `The share that holds ${widest.product} runs by ${grouping.noun} ${endsWords(basis, widest)}`;
	if (ranges.length > 0) return `No clear difference by ${grouping.noun} in how often any product is held`;
	const [first, second] = products;
	const [most, next] = [first, second].map((product) =>
		product ? formats.cell(product.holders / grouping.customers, "share") : undefined,
	);
	if (!first || held.counts.length === 0) return "Too few customers hold any product for figures to be shown";
	if (second && most === next)
		return `${first.name} and ${second.name} are the most held products: ${most} of customers have each`;
	return second
		? `${first.name} is the most held product: ${most} of customers have it, before ${second.name} with ${next}`
		: `${first.name} is held by ${most} of customers`;
}

/** "from 10.0% of Savers to 50.0% of Spenders"; of ends that read alike "10.0% in every segment shown". */
function endsWords({ formats, grouping }: Basis, { lowest, highest }: Range): string {
	const [from, to] = [lowest, highest].map((count) => formats.cell(shareOf(count), "share"));
	return from === to
		? `${from} in every ${grouping.noun} shown`
		: `from ${from} of ${lowest.group} to ${to} of ${highest.group}`;
}

function shareOf({ holders, customers }: HoldingCount): number {
	return holders / customers;
}
