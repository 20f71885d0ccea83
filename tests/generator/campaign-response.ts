/** `data/campaign-response/`: customers in four supplied segments, a campaign on four channels, and who bought after it. */
import { csvFormatRows } from "d3-dsv";
import { type CampaignCustomer, drawSegment } from "./campaign-customers.ts";
import type { Exposure } from "./campaign-engagement.ts";
import { drawTransactions, sortLedger } from "./campaign-ledger.ts";
import { describeSegments, listPlanted } from "./campaign-planted.ts";
import {
	type Channel,
	channelNames,
	channels,
	productNames,
	segmentNames,
	segmentOf,
	usualHabits,
} from "./campaign-segments.ts";
import { countSpellings, createPicker, listSpellings, type Spellings, scatter } from "./dirt.ts";
import { formatDay, type Transaction } from "./ledger.ts";
import { createRandom, type Random } from "./random.ts";

const seed = 20250702;

/** A value that is missing, by how the file spells it. */
const missing = {
	age: { "": 130, NA: 50 },
	gender: { "": 90, NA: 30 },
} as const satisfies Record<string, Spellings>;

/** Codes of gender that nobody declared. */
const misspelledGenders = { f: 7, Fem: 4, X9: 5 } as const satisfies Spellings;

/** Blank clicks in each channel. */
const blankClicks = 45;

/** Their transactions are in the ledger, they are not in the table of customers any more. */
const closedAccounts = 60;

/** Transactions that are refused. */
const exactDuplicates = 340;
const amounts = {
	missing: { "": 14, "n/a": 6 },
	notANumber: { pending: 8, "#REF!": 3 },
} as const satisfies Record<string, Spellings>;

/** As the files have them: null where they give no value. */
export interface Customer extends Omit<CampaignCustomer, "seen"> {
	id: string;
	seen: Record<Channel, Omit<Exposure, "clicks"> & { clicks: number | null }>;
}

type Row = { customer: Customer; spoiled: Partial<Record<"age" | "gender", string>> };

/** The files of the folder, by name. */
export function generateCampaignResponse(): Map<string, string> {
	const random = createRandom(seed);
	const drawn = random.shuffle(segmentNames.flatMap((segment) => drawSegment(random, segment)));
	const rows = drawn.map((customer, i): Row => ({ customer: { ...customer, id: idOf("C", i + 1, 5) }, spoiled: {} }));
	const customers = rows.map(({ customer }) => customer);
	const { ledger, closedIds } = drawLedger(random, customers);
	plantDirt(random, rows);
	const { cells, refused } = writeLedger(random, { ledger, closedIds });

	const kept = ledger.filter((transaction) => !closedIds.has(transaction.customer) && !refused.has(transaction));
	const whole = { read: rows.length, kept: rows.length, rejected: 0 };
	const planted = {
		seed,
		rows: {
			customers: whole,
			engagement: whole,
			segments: whole,
			transactions: { read: cells.length, kept: kept.length, rejected: cells.length - kept.length },
		},
		rejectedRows: {
			unknownCustomer: ledger.filter(({ customer }) => closedIds.has(customer)).length,
			exactDuplicate: exactDuplicates,
			missingAmount: countSpellings(amounts.missing),
			amountNotANumber: countSpellings(amounts.notANumber),
		},
		missingValues: {
			age: missing.age,
			gender: missing.gender,
			...Object.fromEntries(channelNames.map((channel) => [clicksColumn(channel), { "": blankClicks }])),
		},
		refusedValues: { gender: misspelledGenders },
		mustFind: listPlanted(),
		segments: describeSegments(customers, kept),
	};
	return new Map([
		[
			"customers.csv",
			writeCsv(["customer_id", "age", "gender", "region", ...productNames, "bought"], rows.map(writeCustomer)),
		],
		["engagement.csv", writeCsv(engagementColumns, customers.map(writeEngagement))],
		[
			"segments.csv",
			writeCsv(
				["customer_id", "segment"],
				customers.map(({ id, segment }) => [id, segment]),
			),
		],
		["transactions.csv.gz", writeCsv(["transaction_id", "customer_id", "date", "type", "amount"], cells)],
		["planted.json", `${JSON.stringify(planted, null, "\t")}\n`],
	]);
}

/** The transactions of all customers, and of those whose accounts were closed. */
function drawLedger(
	random: Random,
	customers: readonly Customer[],
): { ledger: Transaction[]; closedIds: ReadonlySet<string> } {
	const open = segmentNames.flatMap((segment) => {
		const members = customers.filter((customer) => customer.segment === segment);
		return drawTransactions(random, {
			ids: members.map(({ id }) => id),
			habits: segmentOf(segment).habits,
			beside: [members.map(({ bought }) => Number(bought))],
		});
	});
	const closedIds = Array.from({ length: closedAccounts }, (_, i) => idOf("C", customers.length + i + 1, 5));
	const closed = drawTransactions(random, { ids: closedIds, habits: usualHabits, beside: [] });
	return { ledger: sortLedger([...open, ...closed]), closedIds: new Set(closedIds) };
}

function plantDirt(random: Random, rows: readonly Row[]): void {
	const { pick } = createPicker(random, rows);
	for (const [column, texts] of [
		["age", listSpellings(missing.age)],
		["gender", [...listSpellings(missing.gender), ...listSpellings(misspelledGenders)]],
	] as const)
		for (const text of texts) for (const { spoiled } of pick(1)) spoiled[column] = text;
	for (const channel of channelNames)
		for (const { customer } of pick(blankClicks))
			customer.seen = { ...customer.seen, [channel]: { ...customer.seen[channel], clicks: null } };
}

function writeCustomer({ customer, spoiled }: Row): string[] {
	const { id, age, gender, region, held, bought } = customer;
	return [
		id,
		spoiled.age ?? String(age),
		spoiled.gender ?? gender,
		region,
		...productNames.map((product) => (held[product] ? "1" : "0")),
		bought ? "1" : "0",
	];
}

const engagementColumns = [
	"customer_id",
	...channelNames.flatMap((channel) => [`${channels[channel]} impressions`, clicksColumn(channel)]),
];

function clicksColumn(channel: Channel): string {
	return `${channels[channel]} clicks`;
}

function writeEngagement({ id, seen }: Customer): string[] {
	const exposures = channelNames.map((channel) => seen[channel]);
	return [id, ...exposures.flatMap(({ impressions, clicks }) => [String(impressions), String(clicks ?? "")])];
}

/** The rows of the file with their dirt, and the transactions whose amount is spoiled. */
function writeLedger(
	random: Random,
	{ ledger, closedIds }: { ledger: readonly Transaction[]; closedIds: ReadonlySet<string> },
): { cells: string[][]; refused: Set<Transaction> } {
	const lines = ledger.map((transaction, i) => ({
		transaction,
		cells: [
			idOf("T", i + 1, 6),
			transaction.customer,
			formatDay(transaction.day),
			transaction.type,
			(transaction.cents / 100).toFixed(2),
		],
	}));
	const { pick } = createPicker(
		random,
		lines.filter(({ transaction }) => !closedIds.has(transaction.customer)),
	);
	const refused = new Set<Transaction>();
	for (const text of [...listSpellings(amounts.missing), ...listSpellings(amounts.notANumber)])
		for (const { transaction, cells } of pick(1)) {
			cells[cells.length - 1] = text;
			refused.add(transaction);
		}
	const extra = pick(exactDuplicates).map((line) => ({ after: line, row: { ...line } }));
	return { cells: scatter(random, lines, { extra }).map(({ cells }) => cells), refused };
}

function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
	return `${csvFormatRows([header, ...rows].map((row) => [...row]))}\n`;
}

function idOf(letter: string, number: number, digits: number): string {
	return `${letter}${String(number).padStart(digits, "0")}`;
}
