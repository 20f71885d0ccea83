/** A bounded, seeded sample of the grouped customers: the same customers whatever the order of the rows they came in. */
import { type Engine, identifier } from "../engine/engine.ts";
import type { Transform } from "./transforms.ts";

export interface Sample {
	/** A row a customer, a standardized value a feature. */
	points: number[][];
	/** The same in the features' own units, medians in place of missing values. */
	values: number[][];
	/** The segment that the customer is given, or null where none is. */
	supplied: (string | null)[];
	/** The statement that drew it. */
	sql: string;
}

export interface SampleOptions {
	size: number;
	seed: number;
	/** Whether the bank has segments that were made elsewhere. */
	hasSegments: boolean;
}

export async function sampleCustomers(
	engine: Engine,
	transforms: readonly Transform[],
	{ size, seed, hasSegments }: SampleOptions,
): Promise<Sample> {
	const columns = transforms.map(
		({ feature }, i) => `scores.${identifier(feature.id)} as z${i}, features.${identifier(feature.id)} as x${i}`,
	);
	const sql = `
		select ${columns.join(", ")}, ${hasSegments ? "segments.segment" : "null"} as supplied
		from scores join features using (customer) join customer_ids using (customer)
		${hasSegments ? "left join segments using (customer)" : ""}
		order by ${engine.shuffle("customer_ids.id", seed)}
		limit ${size}`;
	const rows = await engine.rows<{ [name: string]: number | string | null }>(sql);
	return {
		points: rows.map((row) => transforms.map((_, i) => Number(row[`z${i}`]))),
		values: rows.map((row) => transforms.map(({ median }, i) => Number(row[`x${i}`] ?? median))),
		supplied: rows.map((row) => (row.supplied === null ? null : String(row.supplied))),
		sql,
	};
}
