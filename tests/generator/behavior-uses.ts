/** How often a month each product is used by those who hold it. */
import { columnImbalance, toColumn } from "./behavior-balance.ts";
import { drawPoisson } from "./behavior-engagement.ts";
import { type BehaviorGroupName, groupNames, groups, type Product, uses } from "./behavior-groups.ts";
import { drawUntil } from "./campaign-balance.ts";
import type { Random } from "./random.ts";

/** In standard errors: how far uses may go by chance with what they should not go with. */
const limit = 1;

/** How far holders differ: the standard deviation of the logarithm. */
const spread = 0.3;

export interface Holder {
	group: BehaviorGroupName;
	/** Whether an offer was taken, 0 or 1; null where that is not known. */
	taken: number | null;
}

/** A number for each holder, in their order: chance tells neither groups with the same mean apart nor who takes an offer. */
export function drawUses(random: Random, product: Product, holders: readonly Holder[]): number[] {
	const usual = (group: BehaviorGroupName) =>
		product === "Credit card" ? groups[group].creditCardUses : uses[product];
	const alike = groupNames.filter((one) => groupNames.some((other) => one !== other && usual(one) === usual(other)));
	const beside = [
		...alike.map((name) => holders.map(({ group }) => (alike.includes(group) ? Number(group === name) : null))),
		...groupNames.map((name) => holders.map(({ group, taken }) => (group === name ? taken : null))),
	].map(toColumn);
	return drawUntil(
		() => holders.map(({ group }) => drawPoisson(random, random.lognormal(usual(group), spread))),
		(drawn) => {
			const column = toColumn(drawn);
			return beside.every((other) => columnImbalance(column, other) < limit);
		},
	);
}
