/** Where the two definitions of utilization order two groups differently. */
import type { Formats } from "../../format.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import type { TraitGroup } from "./by-trait.ts";

export interface Reversal {
	/** Higher by the group's mean spending over its mean income. */
	higher: TraitGroup;
	/** Higher by the mean of customers' own ratios. */
	lower: TraitGroup;
	/** Whether the intervals of both differences exclude zero. */
	isClear: boolean;
}

/** All pairs of the groups that are compared, those clearly reversed first, those furthest apart first among them. */
export function findReversals(groups: readonly TraitGroup[]): Reversal[] {
	const compared = groups.filter(({ isCompared }) => isCompared);
	const reversals = compared.flatMap((higher) =>
		compared.flatMap((lower) => {
			if (!higher.utilization || !lower.utilization || !higher.own || !lower.own) return [];
			const difference = welchDifference(higher.utilization, lower.utilization);
			const ownDifference = welchDifference(higher.own, lower.own);
			if (!(difference.estimate > 0 && ownDifference.estimate < 0)) return [];
			const isClear = difference.low > 0 && ownDifference.high < 0;
			return [{ higher, lower, isClear, apart: difference.estimate - ownDifference.estimate }];
		}),
	);
	return reversals
		.toSorted((a, b) => Number(b.isClear) - Number(a.isClear) || b.apart - a.apart)
		.map(({ higher, lower, isClear }) => ({ higher, lower, isClear }));
}

/** More pairs than these are counted, not named. */
const mostNamed = 3;

/** Sentences on the groups that are not ranked, or nothing. */
export function reversalWords(reversals: readonly Reversal[], formats: Formats): string[] {
	const clear = reversals.filter(({ isClear }) => isClear);
	const open = reversals.filter(({ isClear }) => !isClear);
	const says = ({ name, utilization, own }: TraitGroup) =>
		`${name} (utilization ${formats.cell(utilization?.estimate ?? null, "share")}, mean of ratios ${formats.cell(own?.estimate ?? null, "share")})`;
	return [
		...clear
			.slice(0, mostNamed)
			.map(
				({ higher, lower }) =>
					`The two definitions clearly order ${says(higher)} and ${says(lower)} differently: which of them is higher depends on the definition.`,
			),
		...(clear.length > mostNamed
			? [`So it is with ${clear.length - mostNamed === 1 ? "another pair" : "other pairs"}.`]
			: []),
		...(open.length === 0
			? []
			: [
					`By the mean of ratios ${openWords(open)} in the other order, by no more than chance may do: they are not ranked.`,
				]),
	];
}

/** "A and B", "A and B, and C and D", "several pairs of groups". */
function openWords(open: readonly Reversal[]): string {
	if (open.length > mostNamed) return "several pairs of groups stand";
	const pairs = open.map(({ higher, lower }) => `${higher.name} and ${lower.name}`);
	return `${pairs.join(", and ")} stand`;
}
