/** What customers of a digital bank hold. */
import { interpolate } from "./interpolate.ts";
import type { Random } from "./random.ts";

/** Median of an everyday account by age: it rises to the late fifties and falls a little after. */
const everydayMedians = [
	[18, 380],
	[25, 900],
	[35, 2100],
	[45, 3600],
	[55, 5200],
	[62, 5600],
	[70, 4900],
	[85, 3800],
] as const;

const logMedians = everydayMedians.map(([age, median]) => [age, Math.log(median)] as const);

export const balanceModel = {
	/** Share of accounts that are opened and empty, and that are overdrawn, whatever the age. */
	zero: 0.035,
	overdrawn: 0.04,
	overdraft: { median: 140, sigma: 0.8, limit: 2500 },
	everyday: { sigma: 1.1 },
	/** Of the other accounts, those that hold savings as well: a heavier tail on top of the everyday one. */
	saving: { share: 0.13, timesEveryday: 6, sigma: 0.9 },
} as const;

/** The balance of a customer of that age, in whole cents; negative where overdrawn. */
export function drawBalanceCents(random: Random, age: number): number {
	const { zero, overdrawn, overdraft, everyday, saving } = balanceModel;
	if (random.chance(zero)) return 0;
	if (random.chance(overdrawn / (1 - zero)))
		return -toCents(Math.min(overdraft.limit, random.lognormal(overdraft.median, overdraft.sigma)));
	const median = Math.exp(interpolate(logMedians, age));
	return toCents(
		random.chance(saving.share)
			? random.lognormal(saving.timesEveryday * median, saving.sigma)
			: random.lognormal(median, everyday.sigma),
	);
}

/** At least one cent, so that only empty accounts are zero. */
function toCents(money: number): number {
	return Math.max(1, Math.round(money * 100));
}
