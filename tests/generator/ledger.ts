/** Twelve months of transactions, from 1 July 2024 to 30 June 2025. */
import type { Account } from "./account-groups.ts";
import type { Random } from "./random.ts";

const firstDay = Date.UTC(2024, 6, 1);
const millisecondsADay = 86_400_000;
export const lastDay = 364;

/** What is no deposit, by how common it is. */
const spending = new Map([
	["Payment", 62],
	["Withdrawal", 22],
	["Transfer", 16],
] as const);

/** How large a transaction is in relation to the customer's usual payment. */
const sizes = { Deposit: 2.2, Payment: 1, Withdrawal: 1.3, Transfer: 1.8 } as const;
const spread = 0.5;
/** Cash comes in notes of 10. */
const noteCents = 1000;

export interface Transaction {
	customer: string;
	/** Days since the first, 0 to `lastDay`. */
	day: number;
	type: keyof typeof sizes;
	/** Above zero: the type says where the money goes. */
	cents: number;
}

/** As a ledger has them: by day, and within a day by customer. */
export function drawLedger(
	random: Random,
	customers: readonly ({ id: string } & Pick<Account, "transactions" | "ticket" | "quietDays" | "deposits">)[],
): Transaction[] {
	return customers
		.flatMap(({ id, transactions, ticket, quietDays, deposits }) => {
			const latest = Math.max(0, lastDay - Math.floor(quietDays));
			return Array.from({ length: transactions }, (_, i): Transaction => {
				const type = random.chance(deposits) ? "Deposit" : random.weighted(spending);
				const day = i === 0 ? latest : random.integer(0, latest);
				return { customer: id, day, type, cents: drawCents(random, { type, ticket }) };
			});
		})
		.sort((a, b) => a.day - b.day);
}

function drawCents(random: Random, { type, ticket }: { type: Transaction["type"]; ticket: number }): number {
	const cents = random.lognormal(ticket * sizes[type], spread) * 100;
	const step = type === "Withdrawal" ? noteCents : 1;
	return Math.max(1, Math.round(cents / step)) * step;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: number): string {
	return new Date(firstDay + day * millisecondsADay).toISOString().slice(0, 10);
}
