/** `data/bank-accounts/`: customers in four groups, and a year of their transactions. */
import { csvFormatRows } from "d3-dsv";
import { type Account, drawAccount, type GroupName, groupNames, groups, overlap, products } from "./account-groups.ts";
import { drawHolder, type Holder } from "./account-holders.ts";
import { countSpellings, createPicker, listSpellings, type Spellings, scatter } from "./dirt.ts";
import { drawLedger, formatDay, type Transaction } from "./ledger.ts";
import { describeGroups } from "./planted-groups.ts";
import { createRandom, type Random } from "./random.ts";

const seed = 20250701;

/** A value that is missing, by how the file spells it. */
const missing = {
	income: { "": 110, NA: 50 },
	creditScore: { "": 120, NA: 40 },
} as const satisfies Record<string, Spellings>;

/** They came with another bank's branches, whose files were not taken over: no balance, income, credit score or tenure. */
const takenOver = 48;

/** They have an account and do not use it. */
const withoutTransactions = 25;

/** Their transactions are in the ledger, they are not in the table of customers any more. */
const closedAccounts = 60;

/** Transactions that are refused. */
const exactDuplicates = 380;
const amounts = {
	missing: { "": 8, "n/a": 4 },
	notANumber: { pending: 6, "#REF!": 2 },
} as const satisfies Record<string, Spellings>;

/** Columns that have nothing to do with the groups. */
const noise = ["credit_score", "tenure_years"] as const;

/** As the file has them: null where it gives no value. */
export interface Customer extends Omit<Holder, "creditScore" | "tenure">, Pick<Account, "held"> {
	id: string;
	group: GroupName;
	cents: number | null;
	income: number | null;
	creditScore: number | null;
	tenure: number | null;
}

type Row = { customer: Customer; account: Account; missing: Partial<Record<"income" | "creditScore", string>> };

/** The files of the folder, by name. */
export function generateBankAccounts(): Map<string, string> {
	const random = createRandom(seed);
	const rows = drawRows(random);
	plantMissing(random, rows);
	const users = createPicker(random, rows.filter(isOccasional)).pick(withoutTransactions);
	const idle = new Set(users.map(({ customer }) => customer.id));
	const open = rows.map(({ customer: { id }, account }) => ({ id, ...account })).filter(({ id }) => !idle.has(id));
	const closed = Array.from({ length: closedAccounts }, (_, i) => ({
		id: idOf("C", rows.length + i + 1, 5),
		...drawAccount(random, "Budget-conscious occasionals"),
	}));
	const ledger = drawLedger(random, [...open, ...closed]);
	const closedIds = new Set(closed.map(({ id }) => id));
	const { cells, refused } = writeLedger(random, { ledger, closedIds });

	const kept = ledger.filter((transaction) => !closedIds.has(transaction.customer) && !refused.has(transaction));
	const customers = rows.map(({ customer }) => customer);
	const planted = {
		seed,
		rows: {
			customers: { read: rows.length, kept: rows.length, rejected: 0 },
			transactions: { read: cells.length, kept: kept.length, rejected: cells.length - kept.length },
		},
		rejectedRows: {
			unknownCustomer: ledger.filter(({ customer }) => closedIds.has(customer)).length,
			exactDuplicate: exactDuplicates,
			missingAmount: countSpellings(amounts.missing),
			amountNotANumber: countSpellings(amounts.notANumber),
		},
		missingValues: {
			income: countSpellings(missing.income) + takenOver,
			credit_score: countSpellings(missing.creditScore) + takenOver,
			tenure_years: takenOver,
			balance: takenOver,
		},
		customersWithoutMoneyAndTenure: takenOver,
		customersWithoutTransactions: withoutTransactions,
		groups: describeGroups(customers, kept),
		overlapping: overlap.groups,
		shareOfOverlappingInBetween: overlap.between,
		noise,
	};
	return new Map([
		["customers.csv", writeCsv(customerColumns, rows.map(writeCustomer))],
		["transactions.csv.gz", writeCsv(["transaction_id", "customer_id", "date", "type", "amount"], cells)],
		[
			"planted-groups.csv",
			writeCsv(
				["customer_id", "group"],
				customers.map(({ id, group }) => [id, group]),
			),
		],
		["planted.json", `${JSON.stringify(planted, null, "\t")}\n`],
	]);
}

/** The customers of all groups, in random order. */
function drawRows(random: Random): Row[] {
	const members = groupNames.flatMap((name) => Array<GroupName>(groups[name].customers).fill(name));
	return random.shuffle(members).map((group, i) => {
		const account = drawAccount(random, group);
		const { cents, income, held } = account;
		const customer = { id: idOf("C", i + 1, 5), group, ...drawHolder(random, groups[group]), cents, income, held };
		return { customer, account, missing: {} };
	});
}

function plantMissing(random: Random, rows: readonly Row[]): void {
	const { pick } = createPicker(random, rows);
	for (const column of ["income", "creditScore"] as const)
		for (const text of listSpellings(missing[column]))
			for (const row of pick(1)) {
				row.missing[column] = text;
				row.customer[column] = null;
			}
	for (const { customer } of pick(takenOver))
		Object.assign(customer, { cents: null, income: null, creditScore: null, tenure: null });
}

function isOccasional({ customer: { group } }: Row): boolean {
	return group === "Budget-conscious occasionals" || group === "Affluent inactives";
}

const customerColumns = [
	"customer_id",
	"birth_date",
	"gender",
	"marital_status",
	"city",
	"occupation",
	"income",
	"credit_score",
	"tenure_years",
	"balance",
	...products,
];

function writeCustomer({ customer, missing: spelled }: Row): string[] {
	const { id, birthDate, gender, maritalStatus, city, occupation, income, creditScore, tenure, cents, held } = customer;
	return [
		id,
		birthDate,
		gender,
		maritalStatus,
		city,
		occupation,
		spelled.income ?? String(income ?? ""),
		spelled.creditScore ?? String(creditScore ?? ""),
		tenure?.toFixed(1) ?? "",
		cents === null ? "" : (cents / 100).toFixed(2),
		...products.map((product) => (held[product] ? "1" : "0")),
	];
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
