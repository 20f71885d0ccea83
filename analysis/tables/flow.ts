/**
 * Which way money goes: into what the customer has at the bank, or out of it.
 *
 * The signs of the amounts say so where both occur. Where all amounts are of one sign, only the name of the type can tell,
 * and names are words of a language: they are read as English ones, and what is not understood is left out and named.
 */
import { literal, type Row } from "../engine/engine.ts";
import { type Bank, relation } from "./bank.ts";
import type { Grain } from "./grain.ts";
import { isUnknown } from "./rare-categories.ts";

export interface Flow {
	/** SQL over `transactions`: money above zero for in, below for out, null where it is not known. */
	sql: string;
	by: "signs" | "names";
	/** Names of types, where names say it. */
	into: string[];
	out: string[];
	unknown: string[];
}

/** Words that say the way by themselves, whatever else the name says: "Transfer in", "Incoming payment". */
const plainIn = /\b(in|into|incoming|inbound|inflow|received)\b/i;
const plainOut = /\b(out|outgoing|outbound|outflow|sent)\b/i;
/** Kinds of transactions that go one way from where the customer stands. */
const kindsIn =
	/\b(deposits?|credits?|income|salary|salaries|payroll|wages?|pension|refunds?|cashback|interest earned)\b/i;
const kindsOut =
	/\b(withdrawals?|payments?|transfers?|fees?|debits?|purchases?|charges?|spend|spending|bills?|direct debit|pos|atm)\b/i;
/** Cards are named after credit and debit, and say nothing of the way. */
const cards = /\b(credit|debit) cards?\b/gi;

/** The way that a type of transaction goes by its English name; undefined where the name says nothing, or both. */
export function directionOf(type: string): "in" | "out" | undefined {
	const plain = eitherOf(plainIn.test(type), plainOut.test(type));
	if (plain) return plain;
	const rest = type.replaceAll(cards, "");
	return eitherOf(kindsIn.test(rest), kindsOut.test(rest));
}

function eitherOf(isIn: boolean, isOut: boolean): "in" | "out" | undefined {
	return isIn === isOut ? undefined : isIn ? "in" : "out";
}

/**
 * How the direction of money is known; undefined where it is not. A type whose name says out and whose amounts are mostly
 * above zero shows that signs are not directions: the few amounts below zero are then corrections.
 */
export async function findFlow(bank: Bank, grain: Grain): Promise<Flow | undefined> {
	if (!grain.money) return undefined;
	const { fields } = relation(bank, "transactions");
	const type = fields.has("type") ? "type" : "cast('' as varchar)";
	const found = await bank.engine.rows<Row>(
		`select ${type} as type, count(case when amount > 0 then 1 end) as positive, count(case when amount < 0 then 1 end) as negative
		from transactions where ${grain.where} and ${type} is not null group by 1`,
	);
	const has = (sign: "positive" | "negative") => found.some((row) => Number(row[sign]) > 0);
	const isContrary = found.some(
		(row) => directionOf(String(row.type)) === "out" && Number(row.positive) > Number(row.negative),
	);
	if (has("positive") && has("negative") && !isContrary)
		return { sql: "amount", by: "signs", into: [], out: [], unknown: [] };
	const names = (fields.get("type")?.categories ?? []).filter((name) => found.some((row) => row.type === name));
	const of = (direction: "in" | "out" | undefined) =>
		names.filter((name) => (isUnknown(name) ? undefined : directionOf(name)) === direction);
	const [into, out, unknown] = [of("in"), of("out"), of(undefined)];
	if (into.length === 0 || out.length === 0) return undefined;
	const among = (list: readonly string[]) => `type in (${list.map(literal).join(", ")})`;
	const sql = `case when ${among(into)} then abs(amount) when ${among(out)} then -abs(amount) end`;
	return { sql, by: "names", into, out, unknown };
}
