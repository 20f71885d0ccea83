/** Medians with the distribution-free interval between two order statistics, which the engine finds at any size. */
import { type Engine, literal } from "../engine/engine.ts";
import type { Interval } from "../statistics/interval.ts";
import { medianRanks } from "../statistics/median-ranks.ts";

/** The 95% interval of the median of a measure over all customers; null for too few of them. */
export async function medianWithInterval(engine: Engine, column: string): Promise<Interval | null> {
	const [row] = await engine.rows<{ n: number }>(`select count(${column}) as n from customers`);
	const intervals = await orderStatistics(engine, {
		column,
		groupSql: "'all'",
		sizes: new Map([["all", row?.n ?? 0]]),
	});
	return intervals.get("all") ?? null;
}

export interface GroupedMeasure {
	/** The table with a row a customer: `customers` unless given. */
	from?: string;
	/** The measure, a column of it. */
	column: string;
	/** SQL over its rows that gives the group as text. */
	groupSql: string;
	/** Customers with a value of the measure, for each group. */
	sizes: Map<string, number>;
}

/** The values at the ranks that bound each group's median at 95%; a group of fewer than twelve customers has none. */
export async function orderStatistics(
	engine: Engine,
	{ from = "customers", column, groupSql, sizes }: GroupedMeasure,
): Promise<Map<string, Interval>> {
	const ranks = [...sizes].flatMap(([group, n]) => {
		const found = medianRanks(n);
		// Closer to the ends an interval tells what the customers with the least and the most have.
		return found && found.low > 2 ? [`(${literal(group)}, ${found.low}, ${found.high})`] : [];
	});
	if (ranks.length === 0) return new Map();
	const rows = await engine.rows<{ grp: string; low: number; high: number }>(`
		select bounds.grp, max(case when place = bounds.low_rank then x end) as low, max(case when place = bounds.high_rank then x end) as high
		from (select grp, x, row_number() over (partition by grp order by x) as place
			from (select ${groupSql} as grp, ${column} as x from ${from}) as valued where x is not null) as placed
		join (values ${ranks.join(", ")}) as bounds(grp, low_rank, high_rank) on bounds.grp = placed.grp
		where place = bounds.low_rank or place = bounds.high_rank
		group by bounds.grp`);
	return new Map(rows.map(({ grp, low, high }) => [grp, { low, high }]));
}
