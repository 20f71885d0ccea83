/** Which types of transactions a report compares. */
import type { Column } from "../../document.ts";
import { literal, type Row } from "../../engine/engine.ts";
import { lowerFirst } from "../../narrative/words.ts";
import { type Bank, type BankField, relation } from "../../tables/bank.ts";
import type { Grain } from "../../tables/grain.ts";
import type { Grouping } from "../../tables/groups.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { gatherRareTypes } from "./rare-types.ts";

/** More types than these are not compared at a glance: the least frequent beyond them are gathered. */
const mostTypes = 8;

const otherTypes = "Other types";
export const allTypes = "All transactions";

export interface TransactionType {
	name: string;
	/** "withdrawals", "ATM transactions": what one makes more or fewer of. */
	plural: string;
	/** Whether a sentence may say who leads in it: none is said of what is unknown or put together. */
	leads: boolean;
	/** Whether the data say how many there are. */
	counted: boolean;
	/** Whether it stands for all types together, beside them. */
	whole: boolean;
}

export interface TransactionTypes {
	column: Column;
	types: TransactionType[];
	/** SQL over `transactions`: the type's name as it is shown; null where it is left out. */
	sql: string;
	/** Types that are put together, and those that too few customers have even together. */
	gathered: string[];
	leftOut: string[];
}

const column: Column = { name: "type", label: "Type", type: "string", format: "text", role: "type" };

/**
 * The types that the data name, at most eight, by frequency. Without types, money in and out where the amounts have both
 * signs, else one type of all. Where only the number of all transactions together is known, all of them are a type beside
 * the others. Needs `customer_groups`.
 */
export async function findTypes(
	bank: Bank,
	grain: Grain,
	groups: { grouping: Grouping; threshold: number },
): Promise<TransactionTypes> {
	const named = relation(bank, "transactions").fields.get("type");
	return named ? namedTypes(bank, grain, { named, ...groups }) : await signedTypes(bank, grain);
}

async function signedTypes(bank: Bank, grain: Grain): Promise<TransactionTypes> {
	const hasBoth = await hasBothSigns(bank, grain);
	const names = hasBoth ? ["Money in", "Money out"] : [allTypes];
	const types = names.map((name) => describeType(name, { counted: grain.count !== undefined }));
	const sql = hasBoth
		? "case when amount < 0 then 'Money out' else 'Money in' end"
		: `cast(${literal(allTypes)} as varchar)`;
	return { column, types, sql, gathered: [], leftOut: [] };
}

interface Named {
	named: BankField;
	grouping: Grouping;
	threshold: number;
}

async function namedTypes(bank: Bank, grain: Grain, { named, grouping, threshold }: Named): Promise<TransactionTypes> {
	const found = await bank.engine.rows<{ type: string; rows: number; counted: number }>(
		`select type, ${grain.count ? `coalesce(sum(${grain.count}), 0)` : "count(*)"} as rows, count(${grain.count ?? "null"}) as counted
		from transactions where ${grain.where} and type is not null group by type`,
	);
	const rowsOf = new Map(found.map(({ type, rows }) => [type, rows]));
	const countedOf = new Map(found.map(({ type, counted }) => [type, counted > 0]));
	const isCounted = (names: readonly string[]) => names.every((name) => countedOf.get(name) === true);
	const present = named.categories.filter((name) => rowsOf.has(name));
	const known = present.filter((name) => !isUnknown(name));
	const byRows = known.toSorted((a, b) => (rowsOf.get(b) ?? 0) - (rowsOf.get(a) ?? 0));
	const alone = byRows.slice(0, known.length > mostTypes ? mostTypes - 1 : mostTypes);
	const shown = present.filter((name) => alone.includes(name) || isUnknown(name));
	const infrequent = known.filter((name) => !alone.includes(name));
	const { gathered, leftOut } = await gatherRareTypes(bank, grain, { shown, infrequent, grouping, threshold });
	const kept = shown.filter((name) => !gathered.includes(name) && !leftOut.includes(name));
	const types = [
		...kept.map((name) =>
			describeType(name, { counted: isCounted([name]), leads: !isUnknown(name) && name !== otherTypes }),
		),
		...(gathered.length > 0 && !kept.includes(otherTypes)
			? [describeType(otherTypes, { counted: isCounted(gathered), leads: false })]
			: []),
		...(grain.overall ? [describeType(allTypes, { counted: true, whole: true })] : []),
	];
	const among = (names: readonly string[]) => `type in (${names.map(literal).join(", ")})`;
	const whens = [
		...(leftOut.length > 0 ? [`when ${among(leftOut)} then null`] : []),
		...(gathered.length > 0 ? [`when ${among(gathered)} then ${literal(otherTypes)}`] : []),
	];
	return { column, types, sql: whens.length > 0 ? `case ${whens.join(" ")} else type end` : "type", gathered, leftOut };
}

function describeType(
	name: string,
	{ counted, leads = true, whole = false }: { counted: boolean; leads?: boolean; whole?: boolean },
): TransactionType {
	return { name, plural: pluralOf(name), leads, counted, whole };
}

async function hasBothSigns(bank: Bank, grain: Grain): Promise<boolean> {
	if (!grain.money) return false;
	const [signs] = await bank.engine.rows<Row>(
		`select coalesce(min(amount), 0) < 0 and coalesce(max(amount), 0) > 0 as both_signs from transactions where ${grain.where}`,
	);
	return signs?.both_signs === true;
}

/** English words for transactions that take an s; any other name is that of a kind of transactions. */
const countable =
	/\b(deposit|withdrawal|transfer|payment|fee|purchase|refund|charge|credit|debit|check|cheque|order|loan)$/i;

/** Of a name such as "Transfer in" the kind of transactions and the way it goes. */
const directed = /^(.+) (in|out|received|sent)$/i;

export function pluralOf(name: string): string {
	const lower = lowerFirst(name);
	if (isUnknown(name)) return "transactions of unknown type";
	if (countable.test(name)) return `${lower}s`;
	const [, kind = "", way = ""] = directed.exec(name) ?? [];
	if (countable.test(kind)) return `${lowerFirst(kind)}s ${way.toLowerCase()}`;
	return /s$/i.test(name) || /^money /i.test(name) ? lower : `${lower} transactions`;
}
