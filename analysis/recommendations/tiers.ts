/** The tiers of balance, as they are published, and what they are called in sentences. */
import { joinWords } from "../narrative/words.ts";
import type { RuleEvidence } from "./evidence.ts";

export interface PublishedTier {
	name: string;
	/** The lowest balance; null where there is none to name. */
	floor: number | null;
	customers: number;
	/** Of the customers, 0 to 1. */
	share: number;
	/** Of all balances. */
	balanceShare: number;
	median: number;
}

/** Ascending. Undefined where what one of them holds is withheld, or there is one tier. */
export function readTiers(evidence: RuleEvidence): PublishedTier[] | undefined {
	const rows = evidence.rows("balance-tiers");
	const tiers = rows.flatMap((row): PublishedTier[] => {
		const [customers, share] = [row.number("customers"), row.number("share")];
		const [balanceShare, median] = [row.number("balance_share"), row.number("median_balance")];
		if (customers === null || share === null || balanceShare === null || median === null) return [];
		return [{ name: row.text("tier"), floor: row.number("floor"), customers, share, balanceShare, median }];
	});
	return tiers.length > 1 && tiers.length === rows.length ? tiers : undefined;
}

/** "the Top tier", "the Affluent and Private tiers". */
export function tierWords(names: readonly string[]): string {
	return `the ${joinWords(names)} ${names.length === 1 ? "tier" : "tiers"}`;
}

/** "The Top tier, 28.9% of customers, holds 91.7% of all balances". */
export function holdsWords({ name, share, balanceShare }: PublishedTier, { formats }: RuleEvidence): string {
	return `The ${name} tier, ${formats.cell(share, "share")} of customers, holds ${formats.cell(balanceShare, "share")} of all balances`;
}
