/** The numbers that sum up one measure of the customers. */
import type { Record as Columns, Dominance } from "../disclosure.ts";
import type { Engine } from "../engine/engine.ts";

export interface MeasureSummary extends Columns {
	/** Customers with a value. */
	n: number;
	total: number;
	mean: number;
	/** Of the sample, with divisor n - 1. */
	variance: number;
	q1: number;
	median: number;
	q3: number;
	zeros: number;
	negatives: number;
	/** The largest size of one customer's value, and the sum of all sizes: see `isDominated`. */
	largest: number;
	absolute: number;
}

/** Sums up a column of the customers that has a value in at least one of them. */
export async function summarizeMeasure(engine: Engine, column: string): Promise<MeasureSummary> {
	const [row] = await engine.rows<{ [name in keyof MeasureSummary]: number }>(`
		select count(${column}) as n, sum(${column}) as total, avg(${column}) as mean, coalesce(var_samp(${column}), 0) as variance,
			${engine.quantile(column, 0.25)} as q1, ${engine.quantile(column, 0.5)} as median, ${engine.quantile(column, 0.75)} as q3,
			count(*) filter (where ${column} = 0) as zeros, count(*) filter (where ${column} < 0) as negatives,
			${dominanceSql(column)}
		from customers`);
	if (!row?.n) throw new Error(`no customer has a ${column}: there is nothing to sum up`);
	return row as MeasureSummary;
}

/** SQL for the columns `largest` and `absolute` of a column's values: see `isDominated`. */
export function dominanceSql(column: string): string {
	return `max(abs(${column})) as largest, sum(abs(${column})) as absolute`;
}

/** What `dominanceSql` found for a row. */
export function readDominance({ largest, absolute }: Columns): Dominance {
	return { largest: Number(largest), absolute: Number(absolute) };
}
