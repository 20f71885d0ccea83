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
	/** The statement of the last step. */
	sql: string;
}

/** The squared distance of each center, as SQL over the columns of standardized features. */
export function distancesSql(columns: readonly string[], centers: readonly (readonly number[])[]): string[] {
	return centers.map((center) =>
		center.map((value, i) => `power(${identifier(columns[i] ?? "")} - ${doubleSql(value)}, 2)`).join(" + "),
	);
}

/** The number of the nearest center, as SQL over their distances `d1, d2, ...`; of equally near ones the first. */
export function nearestSql(numbers: readonly number[]): string {
	const whens = numbers.slice(0, -1).map((number, i) => {
		const others = numbers.flatMap((_, j) => (j === i ? [] : [`d${i + 1} ${j < i ? "<" : "<="} d${j + 1}`]));
		return `when ${others.join(" and ")} then ${number}`;
	});
	const last = String(numbers.at(-1));
	return whens.length === 0 ? last : `case ${whens.join(" ")} else ${last} end`;
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
	const places = centers.map((_, k) => k + 1);
	for (let steps = 1; ; steps++) {
		const distances = distancesSql(columns, centers).map((sql, i) => `${sql} as d${i + 1}`);
		const sql = `
			select segment, count(*) as n, sum(least(${centers.map((_, i) => `d${i + 1}`).join(", ")})) as inertia${columns.map((column, i) => `, avg(${identifier(column)}) as m${i}`).join("")}
			from (select *, ${nearestSql(places)} as segment from (select *, ${distances.join(", ")} from scores) as measured) as assigned
			group by segment`;
		const rows = await engine.rows<{ [name: string]: number }>(sql);
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
				sql,
			};
	}
}

/** A center and the number of its segment. */
export interface NumberedCenter {
	number: number;
	center: readonly number[];
}

/** Creates `customer_segments` (customer, segment, distance to its center, margin to the next), a row for each customer in `scores`. */
export async function labelCustomers(
	engine: Engine,
	columns: readonly string[],
	segments: readonly NumberedCenter[],
): Promise<void> {
	const centers = segments.map(({ center }) => center);
	const distances = distancesSql(columns, centers).map((sql, i) => `sqrt(${sql}) as d${i + 1}`);
	const names = centers.map((_, i) => `d${i + 1}`);
	const least = (some: readonly string[]) => (some.length > 1 ? `least(${some.join(", ")})` : (some[0] ?? "null"));
	const others = segments.map(({ number }, i) => `when ${number} then ${least(names.filter((_, j) => j !== i))}`);
	const assigned = nearestSql(segments.map(({ number }) => number));
	await engine.run(`create or replace table customer_segments as
		select customer, segment, ${least(names)} as distance, case segment ${others.join(" ")} end - ${least(names)} as margin
		from (select *, ${assigned} as segment from (select customer, ${distances.join(", ")} from scores) as measured) as assigned`);
}
