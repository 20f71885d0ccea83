/** Four segments of customers who saw a campaign, with all that sets them apart. */
import type { Transaction } from "./ledger.ts";

/** Channels, with what their columns are called. */
export const channels = { Email: "email", Facebook: "fb", Instagram: "insta", Twitter: "twitter" } as const;
export type Channel = keyof typeof channels;
export const channelNames = Object.keys(channels) as Channel[];

/** Share of customers that held each product before the campaign, in every segment, 0 to 1. */
export const products = { savings_account: 0.6, credit_card: 0.45, loan: 0.3, insurance: 0.35 } as const;
export type Product = keyof typeof products;
export const productNames = Object.keys(products) as Product[];

/** Share of customers that bought a product after the campaign, in every segment, 0 to 1. */
export const buyers = 0.11;

/** Transactions of a customer in twelve months, on average. */
export type Habits = Record<Transaction["type"], number>;
export const usualHabits: Habits = { Deposit: 2.2, Withdrawal: 2.2, Transfer: 2.8, Payment: 4.2 };

interface Segment {
	customers: number;
	/** Channels on which buyers click more than others. */
	responsive: readonly Channel[];
	habits: Habits;
}

export const segments = {
	"High-value power users": {
		customers: 3000,
		responsive: [],
		habits: { ...usualHabits, Withdrawal: 4.8 },
	},
	"Value-driven frequent users": {
		customers: 3200,
		responsive: channelNames,
		habits: usualHabits,
	},
	"Affluent inactives": {
		customers: 2300,
		responsive: channelNames,
		habits: { ...usualHabits, Deposit: 5 },
	},
	"Budget-conscious occasionals": {
		customers: 3500,
		responsive: ["Email", "Facebook", "Twitter"],
		habits: usualHabits,
	},
} as const satisfies Record<string, Segment>;

export type SegmentName = keyof typeof segments;
export const segmentNames = Object.keys(segments) as SegmentName[];

export function segmentOf(name: SegmentName): Segment {
	return segments[name];
}
