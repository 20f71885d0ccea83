/** The sums that intervals of means and ratios are made of, as SQL over customers. */
import type { Row } from "../engine/engine.ts";
import type { RatioSums } from "../statistics/ratio-interval.ts";

/** What each sum adds up, in terms of y and x. */
const products: Record<Exclude<keyof RatioSums, "n">, readonly ("y" | "x")[]> = {
	y: ["y"],
	x: ["x"],
	yy: ["y", "y"],
	xy: ["x", "y"],
	xx: ["x", "x"],
	yyy: ["y", "y", "y"],
	yyx: ["y", "y", "x"],
	yxx: ["y", "x", "x"],
	xxx: ["x", "x", "x"],
};

/**
 * A select list of the ten sums over the rows of a query, one row a customer: `n`, `sy`, `sx`, `syy`, `sxy`, `sxx`, `syyy`,
 * `syyx`, `syxx` and `sxxx`, each behind the prefix, so that several lists can stand in one query. `y` and `x` are SQL
 * expressions that are never null; for a mean x is `1`. They are added as doubles, so that no product overflows.
 */
export function ratioSumsSql({ y, x }: { y: string; x: string }, { prefix = "" } = {}): string {
	const measures = { y: `cast(${y} as double)`, x: `cast(${x} as double)` };
	const sums = Object.entries(products).map(
		([name, factors]) => `sum(${factors.map((factor) => measures[factor]).join(" * ")}) as ${prefix}s${name}`,
	);
	return [`count(*) as ${prefix}n`, ...sums].join(", ");
}

/** The sums in a row of such a query; all 0 where it had no customers. */
export function readRatioSums(row: Row, { prefix = "" } = {}): RatioSums {
	const sums = { n: Number(row[`${prefix}n`]) } as RatioSums;
	for (const name of Object.keys(products) as (keyof typeof products)[]) sums[name] = Number(row[`${prefix}s${name}`]);
	return sums;
}
