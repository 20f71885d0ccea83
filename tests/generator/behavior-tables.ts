/** Rows of the files of `data/behavioral-patterns/`, with their dirt; what a file does not say is forgotten where it was drawn. */
import type { BehaviorCustomer } from "./behavior-customers.ts";
import { type Line, writeDirtyLines } from "./behavior-dirt.ts";
import type { MonthOfChannel } from "./behavior-engagement.ts";
import type { Product } from "./behavior-groups.ts";
import { type BehaviorTransaction, daysToEnd, formatMinute } from "./behavior-ledger.ts";
import { countSpellings, type Spellings } from "./dirt.ts";
import type { Random } from "./random.ts";

/** A value that is missing, by how the file spells it. */
export const missing = {
	birth_date: { "": 90, NA: 40 },
	occupation: { "": 100, NA: 30 },
	balance: { "": 60 },
	uses_per_month: { "": 40 },
	minutes: { "": 15 },
	purchased: { "": 25 },
} as const satisfies Record<string, Spellings>;

/** A value that is refused, its row being kept. */
export const refused = {
	birth_date: { "1987-02-30": 3, unknown: 4, "2031-05-05": 3 },
	tenure_years: { "-1.0": 6 },
	uses_per_month: { "-1": 6 },
	logins: { "-1": 5, "-3": 3 },
	minutes: { err: 5 },
	type: { MISC: 7 },
	purchased: { maybe: 7 },
} as const satisfies Record<string, Spellings>;

/** Rows that are refused. */
const refusedRows = {
	timestampMissing: { "": 10 },
	timestampUnreadable: { "2025-02-30 10:15:00": 9, "31/05/2025 12:00": 8, yesterday: 4 },
	timestampTooLate: { "2052-03-01 09:00:00": 3 },
	amountMissing: { "": 12 },
	amountNotANumber: { pending: 6 },
} as const satisfies Record<string, Spellings>;
const duplicates = { customers: 12, transactions: 300, engagement: 150, products: 60, purchases: 30 } as const;
const secondRows = 8;
const unknownProducts = 5;
const unknownChannels = 4;
const unreadableMonths = 6;

/** Rows of each file that are refused, but those of customers whom nobody knows. */
export const rejectedRows = {
	customers: { exactDuplicate: duplicates.customers, secondRowOfCustomer: secondRows },
	products: { exactDuplicate: duplicates.products, unknownProduct: unknownProducts },
	engagement: {
		exactDuplicate: duplicates.engagement,
		unknownChannel: unknownChannels,
		unreadableMonth: unreadableMonths,
	},
	transactions: {
		exactDuplicate: duplicates.transactions,
		timestampMissing: countSpellings(refusedRows.timestampMissing),
		timestampUnreadable: countSpellings(refusedRows.timestampUnreadable),
		timestampTooLate: countSpellings(refusedRows.timestampTooLate),
		amountMissing: countSpellings(refusedRows.amountMissing),
		amountNotANumber: countSpellings(refusedRows.amountNotANumber),
	},
	purchases: { exactDuplicate: duplicates.purchases },
} as const;

/** The first line of each file. */
export const headers = {
	customers: ["customer_id", "birth_date", "gender", "occupation", "region", "tenure_years", "balance"],
	products: ["customer_id", "product", "uses_per_month"],
	engagement: ["customer_id", "month", "channel", "logins", "minutes", "impressions", "clicks"],
	transactions: ["transaction_id", "customer_id", "timestamp", "type", "amount"],
	purchases: ["customer_id", "product", "purchased"],
} as const;

export function writeCustomers(random: Random, customers: readonly BehaviorCustomer[]): string[][] {
	const lines = customers.map((value): Line<BehaviorCustomer> => {
		const { birthDate, gender, occupation, region, tenure, balanceCents } = value.person;
		const cells = [birthDate, gender, occupation, region, tenure?.toFixed(1), money(balanceCents)];
		return { value, cells: [value.id, ...cells.map((cell) => cell ?? "")] };
	});
	const forgetAge = ({ person }: BehaviorCustomer) => Object.assign(person, { birthDate: null, age: null });
	return writeDirtyLines(random, lines, {
		spoilings: [
			{ column: 1, spellings: missing.birth_date, forget: forgetAge },
			{ column: 1, spellings: refused.birth_date, forget: forgetAge },
			{ column: 3, spellings: missing.occupation, forget: ({ person }) => Object.assign(person, { occupation: null }) },
			{ column: 5, spellings: refused.tenure_years, forget: ({ person }) => Object.assign(person, { tenure: null }) },
			{ column: 6, spellings: missing.balance, forget: ({ person }) => Object.assign(person, { balanceCents: null }) },
		],
		copies: duplicates.customers,
		later: { count: secondRows, change: (cells) => cells.with(4, cells[4] === "North" ? "South" : "North") },
	});
}

export function writeProducts(random: Random, customers: readonly BehaviorCustomer[]): string[][] {
	const lines = customers.flatMap(({ id, uses }) =>
		[...uses].map(([product, times]) => ({
			value: { uses, product },
			cells: [id, product, times === null ? "" : String(times)],
		})),
	);
	const forget = ({ uses, product }: { uses: Map<Product, number | null>; product: Product }) =>
		uses.set(product, null);
	return writeDirtyLines(random, lines, {
		spoilings: [
			{ column: 2, spellings: missing.uses_per_month, forget },
			{ column: 2, spellings: refused.uses_per_month, forget },
		],
		copies: duplicates.products,
		extra: customers.slice(0, unknownProducts).map(({ id }) => [id, "Gift card", "1"]),
	});
}

/** Of closed accounts as well. */
export function writeEngagement(
	random: Random,
	customers: readonly Pick<BehaviorCustomer, "id" | "engagement">[],
): string[][] {
	const lines = customers.flatMap(({ id, engagement }) =>
		engagement.map((value): Line<MonthOfChannel> => ({ value, cells: engagementCells(id, value) })),
	);
	const hasLogins = ({ logins }: MonthOfChannel) => logins !== null;
	const forgetLogins = (row: MonthOfChannel) => Object.assign(row, { logins: null });
	const forgetMinutes = (row: MonthOfChannel) => Object.assign(row, { minutes: null });
	const email = (id: string, channel: string, month: string) => [id, month, channel, "", "", "3", "1"];
	return writeDirtyLines(random, lines, {
		spoilings: [
			{ column: 3, spellings: refused.logins, where: hasLogins, forget: forgetLogins },
			{ column: 4, spellings: refused.minutes, where: hasLogins, forget: forgetMinutes },
			{ column: 4, spellings: missing.minutes, where: hasLogins, forget: forgetMinutes },
		],
		copies: duplicates.engagement,
		extra: [
			...customers.slice(0, unknownChannels).map(({ id }) => email(id, "Fax", "2025-03")),
			...customers.slice(0, unreadableMonths).map(({ id }) => email(id, "Email", "2025-13")),
		],
	});
}

function engagementCells(
	id: string,
	{ channel, month, logins, minutes, impressions, clicks }: MonthOfChannel,
): string[] {
	return [id, month, channel, ...[logins, minutes, impressions, clicks].map((cell) => String(cell ?? ""))];
}

/** The rows of the file, and the transactions of the customers that a report keeps; the ledger has closed accounts as well. */
export function writeTransactions(
	random: Random,
	{ ledger, customers }: { ledger: readonly BehaviorTransaction[]; customers: readonly BehaviorCustomer[] },
): { rows: string[][]; kept: BehaviorTransaction[] } {
	const known = new Map(customers.map((customer) => [customer.id, customer]));
	const lost = new Set<BehaviorTransaction>();
	const lines = ledger.map((value, i): Line<BehaviorTransaction> => {
		const { customer, minute, type, cents } = value;
		const id = `T${String(i + 1).padStart(6, "0")}`;
		return { value, cells: [id, customer, formatMinute(minute), type ?? "", money(cents)] };
	});
	/** Of customers with many, and not among their last: that one is missing changes nothing of what was planted. */
	const where = ({ customer, minute }: BehaviorTransaction) =>
		known.get(customer)?.group === "Digital regulars" && daysToEnd(minute) > 100;
	const cost = (column: number, spellings: Spellings) => ({
		column,
		spellings,
		where,
		forget: (transaction: BehaviorTransaction) => lost.add(transaction),
	});
	const rows = writeDirtyLines(random, lines, {
		spoilings: [
			cost(2, refusedRows.timestampMissing),
			cost(2, refusedRows.timestampUnreadable),
			cost(2, refusedRows.timestampTooLate),
			cost(4, refusedRows.amountMissing),
			cost(4, refusedRows.amountNotANumber),
			{
				column: 3,
				spellings: refused.type,
				where,
				forget: (transaction) => Object.assign(transaction, { type: null }),
			},
		],
		copies: duplicates.transactions,
		isCopied: ({ customer }) => known.has(customer),
	});
	return { rows, kept: ledger.filter((made) => known.has(made.customer) && !lost.has(made)) };
}

export function writePurchases(random: Random, customers: readonly BehaviorCustomer[]): string[][] {
	const lines = customers.flatMap(({ id, offer }) =>
		offer ? [{ value: offer, cells: [id, offer.product, offer.taken ? "yes" : "no"] }] : [],
	);
	const where = ({ taken }: NonNullable<BehaviorCustomer["offer"]>) => taken === null;
	return writeDirtyLines(random, lines, {
		spoilings: [
			{ column: 2, spellings: missing.purchased, where },
			{ column: 2, spellings: refused.purchased, where },
		],
		copies: duplicates.purchases,
	});
}

function money(cents: number | null): string {
	return cents === null ? "" : (cents / 100).toFixed(2);
}
