/** A ledger of 380 days, from 16 June 2024 to 30 June 2025: its first month is not a whole one. */
import {
	type BehaviorGroup,
	type BehaviorGroupName,
	groups,
	spread,
	type TransactionType,
	transactionTypes,
} from "./behavior-groups.ts";
import type { Random } from "./random.ts";

const firstDay = Date.UTC(2024, 5, 16);
const millisecondsADay = 86_400_000;
const days = 380;
/** Days before 1 July 2024. */
const firstWholeMonth = 15;

/** Whoever is not dormant has a transaction in the last days, whoever is has none in the last 95 and more. */
const quietDays = { falling: 75, dormant: [95, 150] } as const;
/** So that transactions spread evenly over the days leave no gap of 75. */
const fewestTransactions = 6;
/** Customers who use the bank less and less begin with more. They do it by the power of 1.7 of the days left. */
const fall = { transactions: 22, spread: 0.2, power: 1.7 } as const;
const amountSpread = 0.4;
/** Cash comes in notes of 10. */
const noteCents = 1000;

/** How likely a payment is on each day of the week, from Sunday, and in each hour, in relation to the likeliest. */
const paymentDays = [0.45, 0.85, 0.85, 0.85, 0.9, 1, 1] as const;
const paymentHours = new Map([
	[7, 2],
	[8, 5],
	[9, 5],
	[10, 5],
	[11, 7],
	[12, 16],
	[13, 14],
	[14, 6],
	[15, 5],
	[16, 7],
	[17, 14],
	[18, 16],
	[19, 10],
	[20, 5],
	[21, 3],
]);
/** Whatever else there is comes at any of these hours. */
const otherHours = [8, 21] as const;

export type Habit = "steady" | "falling" | "dormant";

export interface BehaviorTransaction {
	customer: string;
	/** Minutes since the ledger's first. */
	minute: number;
	/** Null where the file has a code that nobody declared. */
	type: TransactionType | null;
	/** Above zero: the type says where the money goes. */
	cents: number;
}

/** As a ledger has them: by time. */
export function drawBehaviorLedger(
	random: Random,
	customers: readonly { id: string; group: BehaviorGroupName; habit: Habit }[],
): BehaviorTransaction[] {
	return customers
		.flatMap(({ id, group, habit }) =>
			drawTransactions(random, { group: groups[group], habit }).map((made) => ({ customer: id, ...made })),
		)
		.sort((a, b) => a.minute - b.minute);
}

/** `YYYY-MM-DD hh:mm:ss`. */
export function formatMinute(minute: number): string {
	return new Date(firstDay + minute * 60_000).toISOString().slice(0, 19).replace("T", " ");
}

/** Days from a transaction to the ledger's last, as a calendar counts them. */
export function daysToEnd(minute: number): number {
	return days - 1 - Math.floor(minute / (24 * 60));
}

/** Each in its own of equal parts of the customer's time, so that activity changes by habit and hardly by chance. */
function drawTransactions(random: Random, { group, habit }: { group: BehaviorGroup; habit: Habit }) {
	const count = drawCount(random, { group, habit });
	const end = habit === "dormant" ? days - random.integer(...quietDays.dormant) : days;
	const made = Math.max(1, Math.round((count * end) / days));
	const ticket = random.lognormal(1, spread.ticket);
	const types = random.shuffle(drawTypes(random, group, made));
	return types.map((type, i) => {
		const drawPart = () => {
			const part = (i + random.uniform()) / made;
			if (habit !== "falling") return part;
			if (i === made - 1) return 1 - (random.uniform() * quietDays.falling) / days;
			return 1 - (1 - part) ** (1 / (fall.power + 1));
		};
		const day =
			type === "Deposit" && group.depositsAtMonthStart
				? startOfMonth(drawPart(), end) + random.integer(0, 2)
				: drawDay(random, { type, drawPart, end });
		const hour = type === "Payment" ? random.weighted(paymentHours) : random.integer(...otherHours);
		const minute = (day * 24 + hour) * 60 + random.integer(0, 59);
		return { minute, type, cents: drawCents(random, { type, amount: group.types[type].amount * ticket }) };
	});
}

function drawCount(random: Random, { group, habit }: { group: BehaviorGroup; habit: Habit }): number {
	const drawn =
		habit === "falling"
			? random.lognormal(fall.transactions, fall.spread)
			: random.lognormal(group.transactions, spread.transactions);
	return Math.max(fewestTransactions, Math.round(drawn));
}

/** So many types, each as often as its weight says, a share between two whole numbers being now the one and now the other. */
function drawTypes(random: Random, { types }: BehaviorGroup, count: number): TransactionType[] {
	const total = transactionTypes.reduce((sum, type) => sum + types[type].weight, 0);
	let place = random.uniform();
	return transactionTypes.flatMap((type) => {
		const from = Math.floor(place);
		place += (count * types[type].weight) / total;
		return Array<TransactionType>(Math.floor(place) - from).fill(type);
	});
}

function drawDay(
	random: Random,
	{ type, drawPart, end }: { type: TransactionType; drawPart: () => number; end: number },
): number {
	for (;;) {
		const day = Math.floor(drawPart() * end);
		if (type !== "Payment" || random.chance(paymentDays[dateOf(day).getUTCDay()] ?? 0)) return day;
	}
}

/** The first day of the month that far between the ledger's first whole month and the end. */
function startOfMonth(part: number, end: number): number {
	const date = dateOf(Math.floor(firstWholeMonth + part * (end - firstWholeMonth)));
	return (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) - firstDay) / millisecondsADay;
}

function dateOf(day: number): Date {
	return new Date(firstDay + day * millisecondsADay);
}

function drawCents(random: Random, { type, amount }: { type: TransactionType; amount: number }): number {
	const step = type === "Withdrawal" ? noteCents : 1;
	return Math.max(1, Math.round((random.lognormal(amount, amountSpread) * 100) / step)) * step;
}
