/** Twelve months of transactions, from 1 July 2024 to 30 June 2025, all months alike. */
import { normalQuantile } from "../../analysis/statistics/normal-quantile.ts";
import { apportion, shuffleBeside } from "./campaign-balance.ts";
import type { Habits } from "./campaign-segments.ts";
import type { Transaction } from "./ledger.ts";
import type { Random } from "./random.ts";

/** What a transaction comes to: the median, and the standard deviation of the logarithm. */
const sizes = {
	Deposit: { median: 640, deviation: 0.6 },
	Withdrawal: { median: 130, deviation: 0.5 },
	Transfer: { median: 260, deviation: 0.6 },
	Payment: { median: 58, deviation: 0.7 },
} as const satisfies Record<Transaction["type"], { median: number; deviation: number }>;

const types = Object.keys(sizes) as Transaction["type"][];

/** Cash comes in notes of 10. */
const noteCents = 1000;

/** How alike customers are in their number of transactions: the shape of the gamma distribution of their rates. */
const alike = 3;

/** Standard errors by which numbers may go with columns of the customers, and amounts with days. */
const limit = 0.5;

const months = 12;
const millisecondsADay = 86_400_000;
/** Days from the first to the first of each month, and to the day after the last month. */
const starts = Array.from(
	{ length: months + 1 },
	(_, month) => (Date.UTC(2024, 6 + month) - Date.UTC(2024, 6)) / millisecondsADay,
);

/**
 * The transactions of customers with the same habits, in no order. Numbers of a customer, amounts and days are the
 * quantiles of their distributions in random order, so that those with equal habits come to equal sums, and every month
 * has as many transactions of a type as the others.
 *
 * @param options.beside columns of the customers that have nothing to do with their numbers
 */
export function drawTransactions(
	random: Random,
	{ ids, habits, beside }: { ids: readonly string[]; habits: Habits; beside: readonly (readonly number[])[] },
): Transaction[] {
	return types.flatMap((type) => {
		const counts = shuffleBeside(random, apportion(ids.length, countsByWeight(habits[type])), {
			beside,
			limit,
			measures: [Number],
		});
		const customers = ids.flatMap((id, i) => Array<string>(counts[i] as number).fill(id));
		const places = customers.map((_, i) => (i + 0.5) / customers.length);
		const days = random.shuffle(places.map(dayAt));
		const cents = shuffleBeside(
			random,
			places.map((place) => centsAt(type, place)),
			{ beside: [days], limit, measures: [Number] },
		);
		return customers.map((customer, i) => ({ customer, type, day: days[i] as number, cents: cents[i] as number }));
	});
}

/** As a ledger has them: by day, and within a day by customer. */
export function sortLedger(transactions: readonly Transaction[]): Transaction[] {
	return transactions.toSorted((a, b) => a.day - b.day || a.customer.localeCompare(b.customer, "en"));
}

/** The negative binomial distribution of a mean: numbers, each with its probability. */
function countsByWeight(mean: number): Map<number, number> {
	const weights = new Map<number, number>();
	let weight = (alike / (alike + mean)) ** alike;
	for (let count = 0; count < 20 * mean; count++) {
		weights.set(count, weight);
		weight *= (((count + alike) / (count + 1)) * mean) / (alike + mean);
	}
	return weights;
}

/** The day that lies a share of 0 to 1 into the twelve months, all months taken as equally long. */
function dayAt(share: number): number {
	const month = Math.floor(share * months);
	const [start = 0, end = 0] = starts.slice(month, month + 2);
	return start + Math.floor((share * months - month) * (end - start));
}

/** The amount below which a share of 0 to 1 of the amounts lies. */
function centsAt(type: Transaction["type"], share: number): number {
	const { median, deviation } = sizes[type];
	const cents = median * 100 * Math.exp(deviation * normalQuantile(share));
	const step = type === "Withdrawal" ? noteCents : 1;
	return Math.max(1, Math.round(cents / step)) * step;
}
