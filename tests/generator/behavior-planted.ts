/** What the planted patterns are like, worked out the plain way from the values that the files give. */
import { type BehaviorCustomer, withoutConsent } from "./behavior-customers.ts";
import { smsSaturation } from "./behavior-engagement.ts";
import {
	type BehaviorGroupName,
	campaigns,
	channels,
	groupNames,
	groups,
	type Product,
	products,
	transactionTypes,
} from "./behavior-groups.ts";
import { type BehaviorTransaction, daysToEnd } from "./behavior-ledger.ts";

const dormantAfterDays = 90;

interface Members {
	group: BehaviorGroupName;
	members: readonly BehaviorCustomer[];
}

type TransactionsOf = (customer: BehaviorCustomer) => readonly BehaviorTransaction[];

/** Money in the currency's unit, ages and tenures in years, shares 0 to 1. Sums and means are of the values that are known. */
export function describeBehavior(customers: readonly BehaviorCustomer[], ledger: readonly BehaviorTransaction[]) {
	const made = Map.groupBy(ledger, ({ customer }) => customer);
	const transactionsOf: TransactionsOf = ({ id }) => made.get(id) ?? [];
	const parts = groupNames.map(
		(group): Members => ({ group, members: customers.filter((one) => one.group === group) }),
	);
	return {
		groups: parts.map((part) => describeGroup(part, transactionsOf)),
		dormantAfterDays,
		transactions: parts.flatMap((part) => describeTypes(part, transactionsOf)),
		channels: parts.flatMap(describeChannels),
		products: parts.flatMap(describeProducts),
		heldTogether: describePairs(customers),
		withoutConsent,
		offers: parts.map(describeOffers),
		clickers: parts.flatMap(describeClickers),
		smsAfterWhichOneMoreBringsHalf: Math.ceil(smsSaturation * Math.LN2),
		clickRateGoesWithTaking: { Email: "within groups, and turned around over all", SMS: "within groups and over all" },
		takingGoesWithNothingElseBut: "Investment account",
	};
}

function describeGroup({ group, members }: Members, transactionsOf: TransactionsOf) {
	const isQuiet = ({ minute }: BehaviorTransaction) => daysToEnd(minute) >= dormantAfterDays;
	const moved = members.map((one) => sum(transactionsOf(one).map(({ cents }) => cents)) / 100);
	return {
		group,
		customers: members.length,
		means: {
			age: mean(members.map(({ person }) => person.age)),
			tenure: mean(members.map(({ person }) => person.tenure)),
			balance: mean(members.map(({ person }) => person.balanceCents && person.balanceCents / 100)),
			transactions: mean(members.map((one) => transactionsOf(one).length)),
			amount: mean(moved),
			logins: mean(members.map(({ engagement }) => sum(engagement.map(({ logins }) => logins)))),
		},
		falling: groups[group].falling,
		dormant: members.filter((one) => transactionsOf(one).every(isQuiet)).length,
	};
}

function describeTypes({ group, members }: Members, transactionsOf: TransactionsOf) {
	return transactionTypes.map((type) => {
		const own = members.map((one) => transactionsOf(one).filter((transaction) => transaction.type === type));
		return {
			group,
			type,
			customers: own.filter(({ length }) => length > 0).length,
			transactions: own.flat().length,
			amount: sum(own.flat().map(({ cents }) => cents)) / 100,
		};
	});
}

function describeChannels({ group, members }: Members) {
	return channels.map((channel) => {
		const own = members.map(({ engagement }) => engagement.filter((row) => row.channel === channel));
		return {
			group,
			channel,
			customers: own.filter(({ length }) => length > 0).length,
			impressions: sum(own.flat().map(({ impressions }) => impressions)),
			clicks: sum(own.flat().map(({ clicks }) => clicks)),
			logins: sum(own.flat().map(({ logins }) => logins)),
			minutes: sum(own.flat().map(({ minutes }) => minutes)),
		};
	});
}

function describeProducts({ group, members }: Members) {
	return products.map((product) => {
		const holders = members.filter(({ uses }) => uses.has(product));
		return {
			group,
			product,
			holders: holders.length,
			meanUses: mean(holders.map(({ uses }) => uses.get(product) ?? null)),
		};
	});
}

/** Each two products, with how much more often they are held together than chance would have it. */
function describePairs(customers: readonly BehaviorCustomer[]) {
	const count = (...held: Product[]) =>
		customers.filter(({ uses }) => held.every((product) => uses.has(product))).length;
	return products.flatMap((one, i) =>
		products.slice(i + 1).map((other) => {
			const both = count(one, other);
			return {
				products: [one, other],
				customers: both,
				lift: round((both * customers.length) / count(one) / count(other), 4),
			};
		}),
	);
}

function describeOffers({ group, members }: Members) {
	const investors = members.filter(({ uses }) => uses.has("Investment account"));
	return {
		group,
		offered: members.filter(({ offer }) => offer !== undefined).length,
		...countTakers(members),
		investors: countTakers(investors),
	};
}

/** Of the customers whom a campaign reached: those who clicked at all, and those who did not. */
function describeClickers({ group, members }: Members) {
	return campaigns.map((campaign) => {
		const reached = members.flatMap((customer) => {
			const rows = customer.engagement.filter(({ channel }) => channel === campaign);
			return rows.length > 0 ? [{ customer, clicks: sum(rows.map(({ clicks }) => clicks)) }] : [];
		});
		const some = (hasClicked: boolean) =>
			reached.filter(({ clicks }) => clicks > 0 === hasClicked).map(({ customer }) => customer);
		return { group, campaign, clicked: countTakers(some(true)), didNot: countTakers(some(false)) };
	});
}

/** Of those of whose offer the outcome is known. */
function countTakers(customers: readonly BehaviorCustomer[]): { known: number; takers: number } {
	const known = customers.flatMap(({ offer }) => offer?.taken ?? []);
	return { known: known.length, takers: known.filter(Boolean).length };
}

function sum(values: readonly (number | null)[]): number {
	return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function mean(values: readonly (number | null)[]): number {
	const known = values.filter((value) => value !== null);
	return round(sum(known) / known.length, 3);
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
