/** What each customer of `data/mitron-credit-card/` spends, by month, category and payment type. */
import { removeGroupMeans } from "./mitron-balance.ts";
import type { Cardholder } from "./mitron-customers.ts";
import {
	categories,
	categoryTastes,
	demographicNames,
	isMember,
	keysOf,
	months,
	otherPayments,
	paymentTastes,
	paymentTypes,
	spreads,
	type Taste,
} from "./mitron-groups.ts";
import type { Random } from "./random.ts";

export const monthNames = keysOf(months);
export const categoryNames = keysOf(categories);
const otherNames = keysOf(otherPayments);

export const cellsPerMonth = categoryNames.length * paymentTypes.length;
export const cellsPerCustomer = monthNames.length * cellsPerMonth;

/**
 * Whole rupees of at least 1: a customer's cells follow one another, in them months in calendar order, in a month the
 * categories, in a category the payment types. A customer's cells sum up to the monthly spend, to the rounding.
 */
export function drawSpends(random: Random, cardholders: readonly Cardholder[]): Int32Array {
	const likes = drawLikings(random, { cardholders, names: categoryNames, spread: spreads.category });
	const times = drawLikings(random, { cardholders, names: monthNames, spread: spreads.month });
	const pays = drawLikings(random, { cardholders, names: paymentTypes, spread: spreads.payment });
	const categoryTimes = weighTastes(categoryTastes, cardholders);
	const paymentTimes = weighTastes(paymentTastes, cardholders);
	const spends = new Int32Array(cardholders.length * cellsPerCustomer);
	const cells = new Float64Array(cellsPerCustomer);
	cardholders.forEach((cardholder, i) => {
		const categoryShares = categoryNames.map(
			(name) => categories[name].share * categoryTimes(cardholder, name) * (likes[name]?.[i] as number),
		);
		const creditOdds = categoryNames.map((name) => {
			const share = categories[name].byCreditCard;
			return (share / (1 - share)) * (pays["Credit Card"]?.[i] as number);
		});
		let cell = 0;
		let total = 0;
		monthNames.forEach((month, m) => {
			const inMonth = months[month] * (times[month]?.[i] as number);
			const others = shareOthers(m, (name) => paymentTimes(cardholder, name) * (pays[name]?.[i] as number));
			categoryShares.forEach((share, c) => {
				const odds = creditOdds[c] as number;
				for (const times of [odds, ...others]) {
					const amount = ((inMonth * share * times) / (1 + odds)) * Math.exp(spreads.amount * random.normal());
					cells[cell++] = amount;
					total += amount;
				}
			});
		});
		const scale = (cardholder.spend * monthNames.length) / total;
		for (let at = 0; at < cellsPerCustomer; at++)
			spends[i * cellsPerCustomer + at] = Math.max(1, Math.round((cells[at] as number) * scale));
	});
	return spends;
}

/** Shares of the payments that are not by credit card, in the m-th month, which sum up to 1. */
function shareOthers(m: number, times: (name: (typeof otherNames)[number]) => number): number[] {
	const weights = otherNames.map((name) => {
		const { first, last } = otherPayments[name];
		return (first + ((last - first) * m) / (monthNames.length - 1)) * times(name);
	});
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight) => weight / total);
}

/** How much more than others each customer likes each, in whatever group: no group likes any more than another. */
function drawLikings<Name extends string>(
	random: Random,
	{ cardholders, names, spread }: { cardholders: readonly Cardholder[]; names: readonly Name[]; spread: number },
): Record<Name, number[]> {
	const groupings = demographicNames.map((name) => cardholders.map((cardholder) => cardholder[name]));
	const weights = cardholders.map(({ spend }) => spend);
	const drawn = names.map((name) => {
		const likings = cardholders.map(() => spread * random.normal());
		return [name, removeGroupMeans(likings, { groupings, weights }).map(Math.exp)] as const;
	});
	return Object.fromEntries(drawn) as Record<Name, number[]>;
}

/**
 * What the share of everyone is multiplied by, for a customer and a category or payment type. Those who are not in a
 * group with a taste make up for it, by the money that the group spends, so that the share of everyone stays.
 */
function weighTastes<What>(
	tastes: readonly Taste<What>[],
	cardholders: readonly Cardholder[],
): (cardholder: Cardholder, what: What) => number {
	const all = cardholders.reduce((sum, { spend }) => sum + spend, 0);
	const weighed = tastes.map(({ group, what, times }) => {
		const members = cardholders.filter((cardholder) => isMember(cardholder, group));
		const share = members.reduce((sum, { spend }) => sum + spend, 0) / all;
		return { group, what, inside: times, outside: (1 - share * times) / (1 - share) };
	});
	return (cardholder, what) => {
		let times = 1;
		for (const taste of weighed)
			if (taste.what === what) times *= isMember(cardholder, taste.group) ? taste.inside : taste.outside;
		return times;
	};
}
