/** How the share of spending that is paid in each way changed from the first whole month to the last. */
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { type PairedRatioSums, ratioDifference } from "../../statistics/ratio-difference.ts";
import type { SpendMonth } from "../../tables/spend-months.ts";
import { kebabIds } from "../kebab-ids.ts";
import { type Basis, maySingleOut } from "./basis.ts";
import { pairedEffect } from "./estimates.ts";
import type { Kinds } from "./kinds.ts";
import type { PaymentMonth } from "./payment-months.ts";
import type { Change } from "./payment-words.ts";

interface Ends {
	cells: readonly PaymentMonth[];
	first: SpendMonth;
	last: SpendMonth;
}

/** Of the payment types that sentences may speak of and both months can be shown of. */
export async function findChanges(basis: Basis, kinds: Kinds, { cells, first, last }: Ends): Promise<Change[]> {
	const pairs = await readPairs(basis, kinds, { first, last });
	const ids = kebabIds(kinds.names);
	return kinds.names.flatMap((kind, i): Change[] => {
		const at = (month: SpendMonth) => cells.find((cell) => cell.kind === kind && cell.month === month);
		const [before, after, pair] = [at(first), at(last), pairs.get(kind)];
		if (!maySingleOut(kind, kinds) || !before || !after || before.withheld || after.withheld || !pair) return [];
		const [share, shareBefore] = [after, before].map(({ sums: { y, x } }) => y / x) as [number, number];
		if (!Number.isFinite(share) || !Number.isFinite(shareBefore)) return [];
		return [
			{
				kind,
				first: { name: first.name, share: shareBefore },
				last: { name: last.name, share },
				hypothesis: testChange(basis, { id: `payment-change-${ids[i]}`, pair }),
			},
		];
	});
}

/** For each payment type the sums over customers for the share in the last month less that in the first. */
async function readPairs(
	{ bank }: Basis,
	kinds: Kinds,
	{ first, last }: Pick<Ends, "first" | "last">,
): Promise<Map<string, PairedRatioSums>> {
	const parts = ["last_paid", "last_total", "first_paid", "first_total"] as const;
	const pairs = parts.flatMap((a, i) => parts.slice(i).map((b) => [a, b] as const));
	const sumIn = ({ index }: SpendMonth) => `coalesce(sum(case when month = ${index} then spend end), 0)`;
	const rows = await bank.engine.rows(`with paid as (
			select customer, ${kinds.sql} as kind, ${sumIn(last)} as last_paid, ${sumIn(first)} as first_paid
			from customer_spend_months where month in (${first.index}, ${last.index}) group by 1, 2
		),
		totals as (
			select customer, sum(last_paid) as last_total, sum(first_paid) as first_total from paid group by customer
		),
		kinds as (select distinct kind from paid),
		filled as (
			select kinds.kind, last_total, first_total, coalesce(last_paid, 0) as last_paid, coalesce(first_paid, 0) as first_paid
			from totals cross join kinds left join paid on paid.customer = totals.customer and paid.kind = kinds.kind
		)
		select kind, count(case when last_total > 0 then 1 end) as last_n, count(case when first_total > 0 then 1 end) as first_n,
			${parts.map((part) => `sum(cast(${part} as double)) as ${part}`).join(", ")},
			${pairs.map(([a, b]) => `sum(cast(${a} as double) * ${b}) as ${a}_${b}`).join(", ")}
		from filled group by kind`);
	return new Map(
		rows.map((row) => {
			const four = <T>(read: (part: (typeof parts)[number]) => T) => parts.map(read) as unknown as [T, T, T, T];
			const product = (a: string, b: string) => Number(row[`${a}_${b}`] ?? row[`${b}_${a}`]);
			return [
				String(row.kind),
				{
					n: Math.min(Number(row.last_n), Number(row.first_n)),
					sums: four((part) => Number(row[part])),
					products: four((a) => four((b) => product(a, b))),
				},
			];
		}),
	);
}

function testChange({ settings }: Basis, { id, pair }: { id: string; pair: PairedRatioSums }): Hypothesis {
	const found = ratioDifference(pair);
	const margin = settings.meaningfulDifference;
	return {
		id,
		...(found
			? { measured: { estimate: found, p: found.p, effect: pairedEffect(found, pair.n) } }
			: { measured: null, why: "no customer pays differently in one month than in the other" }),
		n: pair.n,
		measure: "change of the share of spending",
		format: "points",
		kind: "confirmatory",
		none: 0,
		negligible: { low: -margin, high: margin },
		test: "paired score test over customers",
	};
}
