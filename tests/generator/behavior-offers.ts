/** What customers hold, and whether they take an offer. */
import { columnImbalance, type Known, shuffleApart, toColumn } from "./behavior-balance.ts";
import type { Reached } from "./behavior-engagement.ts";
import { type BehaviorGroup, creditCardInsuranceLift, holders, type Product, products } from "./behavior-groups.ts";
import { apportion, drawUntil } from "./campaign-balance.ts";
import type { Random } from "./random.ts";

/** In standard errors: how far what is planted to be unrelated may go together by chance. */
export const chanceLimit = 0.65;
/** And how far what is planted to be related goes together at least, in every group. */
const clearLimit = 3;

/** How much more readily who clicks readily takes an offer: log odds a standard deviation of readiness. */
const readier = { Email: 0.6, SMS: 0.6 } as const;
/** How much more often owners of an investment account take an offer, in every group; as drawn, to within a point. */
const investorsTakeMore = 0.08;
const toWithin = 0.01;

export interface Member {
	/** Whether the customer is made an offer of which the files say whether it was taken. */
	isOutcomeKnown: boolean;
	email: Reached | undefined;
	sms: Reached | undefined;
}

export interface Wares {
	held: Product[];
	offered: Product;
	taken: boolean;
}

/** For the members of one group, in their order. */
export function drawWares(random: Random, group: BehaviorGroup, members: readonly Member[]): Wares[] {
	const count = members.length;
	const readiness = (["email", "sms"] as const).map((campaign) =>
		members.map((one) => one[campaign]?.readiness ?? null),
	);
	const invests = shuffleApart(random, drawShare(count, group.investors), {
		beside: readiness,
		measures: [Number],
		limit: chanceLimit,
	});
	const taken = drawTaken(random, { group, members, invests });
	const outcome = members.map(({ isOutcomeKnown }, i) => (isOutcomeKnown ? Number(taken[i]) : null));
	const apart = (held: readonly boolean[], beside: readonly (readonly boolean[])[]) =>
		shuffleApart(random, held, { beside: [outcome, ...beside.map(toNumbers)], measures: [Number], limit: chanceLimit });
	const debit = apart(drawShare(count, holders["Debit card"]), [invests]);
	const loan = apart(drawShare(count, holders["Personal loan"]), [invests, debit]);
	const cover = shuffleApart(random, drawCover(count), {
		beside: [outcome, ...[invests, debit, loan].map(toNumbers)],
		measures: [({ card }) => Number(card), ({ insurance }) => Number(insurance)],
		limit: chanceLimit,
	});
	const offered = shuffleApart(random, drawOffers(count), {
		beside: [outcome],
		measures: products.map((product) => (one: Product) => Number(one === product)),
		limit: chanceLimit,
	});
	return members.map((_, i) => {
		const has: Record<Product, boolean | undefined> = {
			"Debit card": debit[i],
			"Credit card": cover[i]?.card,
			Insurance: cover[i]?.insurance,
			"Investment account": invests[i],
			"Personal loan": loan[i],
		};
		return {
			held: products.filter((product) => has[product]),
			offered: offered[i] as Product,
			taken: taken[i] === true,
		};
	});
}

function drawTaken(
	random: Random,
	{ group, members, invests }: { group: BehaviorGroup; members: readonly Member[]; invests: readonly boolean[] },
): boolean[] {
	const usual = Math.log(group.takers / (1 - group.takers));
	const chances = members.map(({ email, sms }, i) => {
		const logOdds = usual + readier.Email * (email?.readiness ?? 0) + readier.SMS * (sms?.readiness ?? 0);
		return 1 / (1 + Math.exp(-logOdds)) + (invests[i] ? investorsTakeMore : 0);
	});
	const column = (measure: (reached: Reached | undefined) => number | null) =>
		(["email", "sms"] as const).map((campaign) => toColumn(members.map((one) => measure(one[campaign]))));
	const unrelated = [
		...column((reached) => Number(reached !== undefined)),
		...column((reached) => reached?.impressions ?? null),
	];
	const related = [
		...column((reached) => (reached ? reached.clicks / reached.impressions : null)),
		...column((reached) => (reached ? Number(reached.clicks > 0) : null)),
	];
	return drawUntil(
		() => chances.map((chance) => random.chance(chance)),
		(taken) => {
			const known = members.map(({ isOutcomeKnown }, i) => (isOutcomeKnown ? Number(taken[i]) : null));
			const more = meanWhere(known, invests, true) - meanWhere(known, invests, false);
			const outcome = toColumn(known);
			return (
				Math.abs(more - investorsTakeMore) < toWithin &&
				unrelated.every((one) => columnImbalance(one, outcome) < chanceLimit) &&
				related.every((one) => columnImbalance(one, outcome) > clearLimit)
			);
		},
	);
}

/** Credit cards and insurance, together as often as the lift says. */
function drawCover(count: number): { card: boolean; insurance: boolean }[] {
	const { "Credit card": card, Insurance: insurance } = holders;
	const both = creditCardInsuranceLift * card * insurance;
	return apportion(count, [
		[{ card: true, insurance: true }, both],
		[{ card: true, insurance: false }, card - both],
		[{ card: false, insurance: true }, insurance - both],
		[{ card: false, insurance: false }, 1 - card - insurance + both],
	]);
}

/** As many of each product, whatever the customer holds: a second card is offered as well as a first. */
function drawOffers(count: number): Product[] {
	return apportion(
		count,
		products.map((product) => [product, 1] as const),
	);
}

function drawShare(count: number, share: number): boolean[] {
	return apportion(count, [
		[true, share],
		[false, 1 - share],
	]);
}

function toNumbers(flags: readonly boolean[]): number[] {
	return flags.map(Number);
}

function meanWhere(values: Known, flags: readonly boolean[], wanted: boolean): number {
	const some = values.filter((value, i) => value !== null && flags[i] === wanted);
	return some.reduce<number>((sum, value) => sum + (value ?? 0), 0) / some.length;
}
