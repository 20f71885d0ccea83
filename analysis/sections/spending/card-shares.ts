/** The share of the spending in each category that is paid by card, from sums over customers. */
import { isDominated, withhold } from "../../disclosure.ts";
import { literal, type Row } from "../../engine/engine.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { type PairedRatioSums, ratioDifference } from "../../statistics/ratio-difference.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import { kebabIds } from "../kebab-ids.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { type Basis, maySingleOut } from "./basis.ts";
import { pairedEffect } from "./estimates.ts";
import type { Kinds } from "./kinds.ts";

/** Cards that a share is of. */
export interface Cards {
	id: "card" | "credit-card";
	/** "Cards of any kind". */
	name: string;
	/** In a sentence: "credit cards". */
	plural: string;
	payments: string[];
}

/** What is paid by such cards in a category. */
export interface CardShare {
	cards: Cards;
	category: string;
	/** Over the customers who spend in the category, of what each pays by card (y) and in any way (x). */
	sums: RatioSums;
	withheld: boolean;
	/** Against all other categories together; none where it is withheld, or nothing may be said of the category. */
	hypothesis?: Hypothesis;
}

interface Read {
	/** Of any kind and, where they are told apart, credit cards. */
	cards: readonly Cards[];
	categories: Kinds;
	hidden: readonly string[];
}

/** For each category one share of each kind of cards, in their order. `hidden` are categories that are withheld elsewhere. */
export async function readCardShares(
	basis: Basis,
	{ cards, categories, hidden }: Read,
): Promise<{ shares: CardShare[]; sql: string }> {
	const names = cards.map(columnOf);
	const sql = cardsSql(cards, categories);
	const rows = await basis.bank.engine.rows(sql);
	const whole = rows.find(({ category }) => category === null) ?? {};
	const ids = kebabIds(categories.names);
	const found = categories.names.flatMap((category, i) => {
		const row = rows.find((one) => one.category === category);
		return row ? [{ category, row, id: ids[i] ?? "" }] : [];
	});
	const withheld = judgeParts(found, { parts: partsOf(names), hidden, threshold: basis.settings.disclosureThreshold });
	const shares = found.flatMap(({ category, row, id }) =>
		cards.map((one): CardShare => {
			const name = columnOf(one);
			// What is not on any card is the rest of the category.
			const isHidden = withheld.has(`${category}\n${one.id === "card" ? "off" : name}`);
			const isTested = !isHidden && found.length > 1 && maySingleOut(category, categories);
			const sums = readRatioSums(row, { prefix: `${name}_` });
			const pair = pairOf(row, whole, name);
			const hypothesis = isTested ? testShare(basis, { id: `${one.id}-share-${id}`, pair }) : undefined;
			return { cards: one, category, sums, withheld: isHidden, ...(hypothesis ? { hypothesis } : {}) };
		}),
	);
	return { shares, sql };
}

function columnOf({ id }: Cards): string {
	return id.replace("-", "_");
}

/** The parts that a category's spending falls into, each with SQL for what a customer spends in it. */
function partsOf([card = "", credit]: readonly string[]): [name: string, sql: string][] {
	const off: [string, string] = ["off", `spend - ${card}`];
	return credit === undefined ? [[card, card], off] : [[credit, credit], ["other", `${card} - ${credit}`], off];
}

function cardsSql(cards: readonly Cards[], { sql }: Kinds): string {
	const names = cards.map(columnOf);
	const paidBy = ({ payments }: Cards) =>
		`sum(case when payment_type in (${payments.map(literal).join(", ")}) then spend else 0 end)`;
	const paid = cards.map((one) => `${paidBy(one)} as ${columnOf(one)}`);
	const sums = [...names.map(shareSums), ...partsOf(names).map(partSums)];
	return `with paid as (
			select customer, ${sql} as category, sum(spend) as spend, ${paid.join(", ")}
			from customer_spend_cells group by 1, 2
		),
		totals as (
			select customer, sum(spend) as total, ${names.map((name) => `sum(${name}) as all_${name}`).join(", ")}
			from paid group by customer
		),
		parts as (
			select customer, category, spend, ${names.join(", ")} from paid
			union all
			select customer, null as category, total as spend, ${names.map((name) => `all_${name} as ${name}`).join(", ")} from totals
		)
		select category, ${sums.join(", ")}
		from parts join totals using (customer)
		group by category`;
}

/** Of one kind of cards: the sums of its share, and those of its products with all that the customer spends. */
function shareSums(name: string): string {
	const cross = crossOf(name).map(([a, b], i) => `sum(cast(${a} as double) * ${b}) as ${name}_cross_${i}`);
	return [ratioSumsSql({ y: name, x: "spend" }, { prefix: `${name}_` }), ...cross].join(", ");
}

function crossOf(name: string): [string, string][] {
	return [
		[name, `all_${name}`],
		[name, "total"],
		["spend", `all_${name}`],
		["spend", "total"],
	];
}

/** Who is behind a part, and how much of it is one customer's. */
function partSums([name, sql]: [string, string]): string {
	return `count(case when ${sql} > 0 then 1 end) as ${name}_active, max(abs(${sql})) as ${name}_largest, sum(abs(${sql})) as ${name}_absolute`;
}

/** The category's share and that of all other categories together, over the same customers. */
function pairOf(row: Row, whole: Row, name: string): PairedRatioSums {
	const [own, all] = [row, whole].map((one) => readRatioSums(one, { prefix: `${name}_` })) as [RatioSums, RatioSums];
	const cross = crossOf(name).map((_, i) => Number(row[`${name}_cross_${i}`]));
	const [yy, yx, xy, xx] = cross as [number, number, number, number];
	// What a customer spends elsewhere is all less what is in the category.
	const rest = { yy: all.yy - 2 * yy + own.yy, xy: all.xy - yx - xy + own.xy, xx: all.xx - 2 * xx + own.xx };
	return {
		n: own.n,
		sums: [own.y, own.x, all.y - own.y, all.x - own.x],
		products: [
			[own.yy, own.xy, yy - own.yy, yx - own.xy],
			[own.xy, own.xx, xy - own.xy, xx - own.xx],
			[yy - own.yy, xy - own.xy, rest.yy, rest.xy],
			[yx - own.xy, xx - own.xx, rest.xy, rest.xx],
		],
	};
}

function testShare({ settings }: Basis, { id, pair }: { id: string; pair: PairedRatioSums }): Hypothesis {
	const [, x, , otherX] = pair.sums;
	const found = x > 0 && otherX > 0 ? ratioDifference(pair) : null;
	const margin = settings.meaningfulDifference;
	return {
		id,
		...(found
			? { measured: { estimate: found, p: found.p, effect: pairedEffect(found, pair.n) } }
			: { measured: null, why: "all customers pay alike" }),
		n: pair.n,
		measure: "share on cards less that of the other categories",
		format: "points",
		kind: "confirmatory",
		none: 0,
		negligible: { low: -margin, high: margin },
		test: "paired score test over customers",
	};
}

interface Judging {
	parts: readonly [name: string, sql: string][];
	hidden: readonly string[];
	threshold: number;
}

/** The parts of categories that cannot be told, as `category\npart`. */
function judgeParts(
	found: readonly { category: string; row: Row }[],
	{ parts, hidden, threshold }: Judging,
): Set<string> {
	const cells = found.flatMap(({ category, row }) =>
		parts.map(([part]) => {
			const dominance = { largest: Number(row[`${part}_largest`]), absolute: Number(row[`${part}_absolute`]) };
			const isForced = hidden.includes(category) || isDominated(dominance);
			return { category, part, customers: Number(row[`${part}_active`]), isForced };
		}),
	);
	const rows = cells.map(({ category, part, customers }) => ({ category, part, customers }));
	const forced = new Set(cells.flatMap(({ isForced }, i) => (isForced ? [i] : [])));
	const by = found.length > 1 ? ["category", "part"] : ["part"];
	const places = withhold(rows, { threshold, count: "customers", by, forced });
	return new Set([...places].map((place) => `${cells[place]?.category}\n${cells[place]?.part}`));
}
