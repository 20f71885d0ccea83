/** Lloyd's algorithm over all customers, each step one group-by in the engine. */
import { doubleSql, type Engine, identifier } from "../engine/engine.ts";

const mostSteps = 100;
const settledShift = 1e-6;

export interface Settled {
	/** In the order of the centers given, standardized. */
	centers: number[][];
	steps: number;
	/** Customers in each. */
	sizes: number[];
	/** Sum of squared distances to the own center. */
	inertia: number;
}

/** The squared distance of each center, as SQL over the columns of standardized features. */
export function distancesSql(columns: readonly string[], centers: readonly (readonly number[])[]): string[] {
	return centers.map((center) =>
		center.map((value, i) => `power(${identifier(columns[i] ?? "")} - ${doubleSql(value)}, 2)`).join(" + "),
	);
}

/** The number of the nearest center, from 1, as SQL over `d1, d2, ...`; of equally near ones the first. */
export function nearestSql(count: number): string {
	if (count === 1) return "1";
	const whens = Array.from({ length: count - 1 }, (_, i) => {
		const later = Array.from({ length: count - 1 - i }, (__, j) => `d${i + 1} <= d${i + j + 2}`);
		const earlier = Array.from({ length: i }, (__, j) => `d${i + 1} < d${j + 1}`);
		return `when ${[...earlier, ...later].join(" and ")} then ${i + 1}`;
	});
	return `case ${whens.join(" ")} else ${count} end`;
}

/**
 * Moves the centers to the means of their customers in `scores` until none moves by more than 1e-6 standard deviations. A
 * center that loses all its customers stays where it is. Source: Lloyd, Least squares quantization in PCM (1957, 1982).
 */
export async function settleCenters(
	engine: Engine,
	columns: readonly string[],
	start: readonly (readonly number[])[],
): Promise<Settled> {
	let centers = start.map((center) => [...center]);
	for (let steps = 1; ; steps++) {
		const distances = distancesSql(columns, centers).map((sql, i) => `${sql} as d${i + 1}`);
		const rows = await engine.rows<{ [name: string]: number }>(`
			select segment, count(*) as n, sum(least(${centers.map((_, i) => `d${i + 1}`).join(", ")})) as inertia${columns.map((column, i) => `, avg(${identifier(column)}) as m${i}`).join("")}
			from (select *, ${nearestSql(centers.length)} as segment from (select *, ${distances.join(", ")} from scores) as measured) as assigned
			group by segment`);
		const byNumber = new Map(rows.map((row) => [row.segment, row]));
		const moved = centers.map((center, k) => {
			const row = byNumber.get(k + 1);
			return row ? columns.map((_, i) => row[`m${i}`] ?? 0) : center;
		});
		const shift = Math.max(
			...moved.flatMap((center, k) => center.map((value, i) => Math.abs(value - (centers[k]?.[i] ?? 0)))),
		);
		centers = moved;
		if (shift < settledShift || steps === mostSteps)
			return {
				centers,
				steps,
				sizes: centers.map((_, k) => byNumber.get(k + 1)?.n ?? 0),
				inertia: rows.reduce((sum, row) => sum + (row.inertia ?? 0), 0),
			};
	}
}

/** Creates `customer_segments` (customer, segment, distance to its center, margin to the next), a row for each customer in `scores`. */
export async function labelCustomers(
	engine: Engine,
	columns: readonly string[],
	centers: readonly (readonly number[])[],
): Promise<void> {
	const distances = distancesSql(columns, centers).map((sql, i) => `sqrt(${sql}) as d${i + 1}`);
	const names = centers.map((_, i) => `d${i + 1}`);
	const nearest = names.length === 1 ? "d1" : `least(${names.join(", ")})`;
	const others = names.map((own, i) => {
		const rest = names.filter((name) => name !== own);
		return `when ${i + 1} then ${rest.length === 1 ? rest[0] : rest.length === 0 ? "null" : `least(${rest.join(", ")})`}`;
	});
	await engine.run(`create or replace table customer_segments as
		select customer, segment, ${nearest} as distance, case segment ${others.join(" ")} end - ${nearest} as margin
		from (select *, ${nearestSql(centers.length)} as segment from (select customer, ${distances.join(", ")} from scores) as measured) as assigned`);
}
