/** The numbers that sum up one measure of the customers. */
import type { Record as Columns } from "../disclosure.ts";
import type { Engine } from "../engine/engine.ts";
import type { FieldRoleName } from "../roles.ts";

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
}

export async function summarizeMeasure(engine: Engine, role: FieldRoleName): Promise<MeasureSummary> {
	const [row] = await engine.rows<{ [name in keyof MeasureSummary]: number }>(`
		select count(${role}) as n, sum(${role}) as total, avg(${role}) as mean, coalesce(var_samp(${role}), 0) as variance,
			${engine.quantile(role, 0.25)} as q1, ${engine.quantile(role, 0.5)} as median, ${engine.quantile(role, 0.75)} as q3,
			count(*) filter (where ${role} = 0) as zeros, count(*) filter (where ${role} < 0) as negatives
		from customers`);
	if (!row?.n) throw new Error(`no customer has a ${role}: there is nothing to sum up`);
	return row as MeasureSummary;
}
