/** Which rows of `transactions` are spending, and how much of it each is. */
import { type Engine, literal, type Row } from "../engine/engine.ts";
import { directionOf } from "./flow.ts";

export interface SpendRows {
	/** The sign that spending is written with. */
	sign: 1 | -1;
	/** Types of money that is given back. */
	refunds: string[];
	/** SQL over columns `type` and `category`: whether a row is spending, or gives some of it back. */
	where: string;
}

/** Money that is given back is spent the less, whatever the sign that it is written with. */
const givenBack = /\b(refunds?|reversals?|returns?|chargebacks?)\b/i;

interface Kind {
	type: string | null;
	category: string | null;
	/** Rows above zero less rows below. */
	rising: number;
}

/**
 * Spending has the sign that most rows have. A type that brings money in by its name is left out, and so is a type or
 * category most of whose rows go against the sign of the others, unless it is named after money given back: that, and
 * single rows against the sign, are taken off the spending.
 *
 * @param table a table of `type`, `category`, and how many rows are `positive` and `negative`
 */
export async function findSpendRows(engine: Engine, table: string): Promise<SpendRows> {
	const kinds = await engine.rows<Kind & Row>(
		`select type, category, sum(positive) - sum(negative) as rising from ${table} group by type, category`,
	);
	const namesOf = (role: "type" | "category") => [...new Set(kinds.flatMap((kind) => kind[role] ?? []))];
	const refunds = namesOf("type").filter((name) => givenBack.test(name));
	const into = namesOf("type").filter((name) => !refunds.includes(name) && directionOf(name) === "in");
	const spent = kinds.filter(({ type }) => type === null || !(refunds.includes(type) || into.includes(type)));
	const sign = total(spent) < 0 ? -1 : 1;
	const contrary = (role: "type" | "category") =>
		namesOf(role).filter(
			(name) => !givenBack.test(name) && sign * total(spent.filter((kind) => kind[role] === name)) < 0,
		);
	const without = (role: "type" | "category", names: readonly string[]) =>
		names.length > 0 ? [`(${role} is null or ${role} not in (${names.map(literal).join(", ")}))`] : [];
	const conditions = [...without("type", [...into, ...contrary("type")]), ...without("category", contrary("category"))];
	return { sign, refunds, where: ["true", ...conditions].join(" and ") };
}

/** SQL for the money spent by a row, below zero for what is given back, from its amount and the size of that. */
export function spentSql({ sign, refunds }: SpendRows, { amount, size }: { amount: string; size: string }): string {
	const money = sign < 0 ? `-${amount}` : amount;
	return refunds.length > 0
		? `case when type in (${refunds.map(literal).join(", ")}) then -${size} else ${money} end`
		: money;
}

function total(kinds: readonly Kind[]): number {
	return kinds.reduce((sum, { rising }) => sum + rising, 0);
}
