/** Four groups of account holders, told apart by their money and their behavior. */
import type { Random } from "./random.ts";

export const products = ["savings_account", "credit_card", "loan", "insurance"] as const;
export type Product = (typeof products)[number];

/** What is usual in a group: medians, and shares of 0 to 1. */
interface Habits {
	balance: number;
	/** A year. */
	income: number;
	/** In twelve months. */
	transactions: number;
	/** What a payment comes to. */
	ticket: number;
	/** Days without a transaction at the end of the twelve months. */
	quietDays: number;
	/** Share of transactions that are deposits. */
	deposits: number;
	/** Share of customers that hold each product. */
	products: Record<Product, number>;
}

export interface Group {
	customers: number;
	/** The mean. */
	age: number;
	/** How common each occupation is, in relation to the others. */
	occupations: Record<"Employee" | "Skilled trade" | "Self-employed" | "Specialist" | "Manager", number>;
	habits: Habits;
}

/** They differ in age and occupation as well, but so little that neither tells who belongs where. */
export const groups = {
	"Budget-conscious occasionals": {
		customers: 3600,
		age: 40,
		occupations: { Employee: 48, "Skilled trade": 22, "Self-employed": 12, Specialist: 10, Manager: 8 },
		habits: {
			balance: 1_100,
			income: 33_000,
			transactions: 8,
			ticket: 42,
			quietDays: 22,
			deposits: 0.28,
			products: { savings_account: 0.4, credit_card: 0.1, loan: 0.07, insurance: 0.15 },
		},
	},
	"Value-driven frequent users": {
		customers: 2240,
		age: 37,
		occupations: { Employee: 50, "Skilled trade": 17, "Self-employed": 11, Specialist: 13, Manager: 9 },
		habits: {
			balance: 2_800,
			income: 44_000,
			transactions: 52,
			ticket: 26,
			quietDays: 6,
			deposits: 0.17,
			products: { savings_account: 0.42, credit_card: 0.4, loan: 0.08, insurance: 0.07 },
		},
	},
	"Affluent inactives": {
		customers: 1360,
		age: 46,
		occupations: { Employee: 36, "Skilled trade": 11, "Self-employed": 17, Specialist: 18, Manager: 18 },
		habits: {
			balance: 34_000,
			income: 90_000,
			transactions: 5.5,
			ticket: 220,
			quietDays: 65,
			deposits: 0.56,
			products: { savings_account: 0.8, credit_card: 0.38, loan: 0.1, insurance: 0.45 },
		},
	},
	"High-value power users": {
		customers: 800,
		age: 42,
		occupations: { Employee: 38, "Skilled trade": 11, "Self-employed": 18, Specialist: 16, Manager: 17 },
		habits: {
			balance: 34_000,
			income: 92_000,
			transactions: 72,
			ticket: 110,
			quietDays: 2,
			deposits: 0.42,
			products: { savings_account: 0.92, credit_card: 0.82, loan: 0.55, insurance: 0.42 },
		},
	},
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof groups;
export const groupNames = Object.keys(groups) as GroupName[];

/** How far customers of one group differ: of shares the standard deviation, of all else that of the logarithm. */
const spread = {
	balance: 1.1,
	income: 0.34,
	transactions: 0.32,
	ticket: 0.34,
	quietDays: 0.7,
	deposits: 0.07,
} as const;

/** Two groups that run into each other: this share of their customers lies anywhere between the two. */
export const overlap = {
	groups: ["Value-driven frequent users", "High-value power users"],
	between: 0.1,
} as const satisfies { groups: readonly GroupName[]; between: number };

/** What a customer has, and what the transactions are drawn from. */
export interface Account {
	cents: number;
	/** In whole hundreds a year. */
	income: number;
	held: Record<Product, boolean>;
	/** In twelve months, 1 and up. */
	transactions: number;
	ticket: number;
	quietDays: number;
	deposits: number;
}

export function drawAccount(random: Random, group: GroupName): Account {
	const usual = drawUsual(random, group);
	const draw = (measure: Exclude<keyof typeof spread, "deposits">) => random.lognormal(usual[measure], spread[measure]);
	const held = products.map((product) => [product, random.chance(usual.products[product])]);
	return {
		cents: Math.round(draw("balance") * 100),
		income: Math.round(draw("income") / 100) * 100,
		held: Object.fromEntries(held),
		transactions: Math.max(1, Math.round(draw("transactions"))),
		ticket: draw("ticket"),
		quietDays: draw("quietDays"),
		deposits: Math.min(0.95, Math.max(0.02, usual.deposits + spread.deposits * random.normal())),
	};
}

/** The habits of the group, or in the overlap, habits on the way to those of the other group. */
function drawUsual(random: Random, group: GroupName): Habits {
	const { habits } = groups[group];
	const [one, other] = overlap.groups;
	if ((group !== one && group !== other) || !random.chance(overlap.between)) return habits;
	return mix(habits, groups[group === one ? other : one].habits, random.uniform());
}

/** `share` of the way from one to the other: medians by their logarithms, shares as they are. */
function mix(from: Habits, to: Habits, share: number): Habits {
	const straight = (a: number, b: number) => a + share * (b - a);
	const bent = (a: number, b: number) => Math.exp(straight(Math.log(a), Math.log(b)));
	const held = products.map((product) => [product, straight(from.products[product], to.products[product])]);
	return {
		balance: bent(from.balance, to.balance),
		income: bent(from.income, to.income),
		transactions: bent(from.transactions, to.transactions),
		ticket: bent(from.ticket, to.ticket),
		quietDays: bent(from.quietDays, to.quietDays),
		deposits: straight(from.deposits, to.deposits),
		products: Object.fromEntries(held) as Habits["products"],
	};
}
