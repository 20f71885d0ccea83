/** What may be said of owners and the next purchase: what goes with it, what does not, and what is not known. */

import type { Finding } from "../../findings/hypothesis.ts";
import { byHowMuch } from "../../findings/strength-words.ts";
import { allOf, countWord } from "../../narrative/count-words.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Estimate, Interval } from "../../statistics/interval.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { sizeInPoints, withinWords } from "../points-words.ts";
import type { Basis } from "./basis.ts";

export interface JudgedProduct {
	product: string;
	finding: Finding;
	/** Over all groups as if they were one. */
	pooled: Estimate;
}

/** What must be known beside every sentence about owners. */
export const ownershipCaveat =
	"Owners were not chosen at random: whatever else sets them apart may account for what shows here, so this is an association and tells of no cause.";

/** The message over all products. Every product is named with what is known of it, or counted. */
export function ownershipClaim(basis: Basis, outcome: Outcome, judged: readonly JudgedProduct[]): string {
	const { formats, grouping } = basis;
	const within = withinWords(basis);
	const having = (verdict: Finding["verdict"]) => judged.filter(({ finding }) => finding.verdict === verdict);
	const [apart, even, unknown] = [having("supported"), having("no difference"), having("inconclusive")];
	const next = outcome.of === "purchases" ? "the next purchase" : "the next response";
	if (even.length === judged.length)
		return judged.length === 1
			? `Owning ${even[0]?.product} shows no trend in ${next}: owners and others ${outcome.verb} equally often, ${within}`
			: `Owning a product shows no trend in ${next}: for ${allOf(judged.length, "products")} owners and others ${outcome.verb} equally often, ${within}`;
	if (apart.length === 0) {
		if (even.length === 0)
			return `Too little data to say whether owning a product goes with ${next}: no product shows a clear difference`;
		return `For ${named(even)} owners and others ${outcome.verb} equally often, ${within}; for ${named(unknown)} there is too little data to say`;
	}
	const size = ({ finding }: JudgedProduct) => finding.measured?.estimate.estimate ?? 0;
	const [first, ...others] = apart.toSorted((a, b) => Math.abs(size(b)) - Math.abs(size(a))) as [
		JudgedProduct,
		...JudgedProduct[],
	];
	const among = grouping.groups.length > 1 ? `than others of their ${grouping.noun}` : "than others";
	const parts = [
		`Owners of ${first.product} ${outcome.verb} ${byHowMuch(first.finding)} ${direction(first)} often ${among}, by ${sizeInPoints(size(first), formats)}`,
		...others.map(
			(one) =>
				`owners of ${one.product} ${byHowMuch(one.finding)} ${direction(one)} often, by ${sizeInPoints(size(one), formats)}`,
		),
		...(even.length > 0 ? [`for ${named(even)} there is no difference that matters`] : []),
		...(unknown.length > 0 ? [`for ${named(unknown)} there is too little data to say`] : []),
	];
	return parts.join("; ");

	function direction(one: JudgedProduct): "more" | "less" {
		return size(one) > 0 ? "more" : "less";
	}
}

function named(products: readonly JudgedProduct[]): string {
	return products.length <= 4
		? joinWords(products.map(({ product }) => product))
		: `${countWord(products.length)} products`;
}

/** Whether the answer within groups is clear, and the other way around than over all customers. */
export function isTurned({ finding, pooled }: JudgedProduct): boolean {
	const within = finding.measured?.estimate;
	return within !== undefined && finding.verdict === "supported" && isOpposite(within, pooled);
}

/** Whether two differences lie on opposite sides of zero, with their whole intervals. */
export function isOpposite(within: Interval, pooled: Interval): boolean {
	return (within.high < 0 && pooled.low > 0) || (within.low > 0 && pooled.high < 0);
}

/** "Owners of A buy 10.0 points less often than others of their segment, although the difference over all customers is +20.0 points". */
export function turnedClaim({ grouping, formats }: Basis, outcome: Outcome, one: JudgedProduct): string {
	const { finding, pooled, product } = one;
	const within = finding.measured?.estimate.estimate ?? 0;
	const more = within > 0 ? "more" : "less";
	return `Owners of ${product} ${outcome.verb} ${sizeInPoints(within, formats)} ${more} often than others of their ${grouping.noun}, although the difference over all customers is ${formats.cell(pooled.estimate, "points")}`;
}
