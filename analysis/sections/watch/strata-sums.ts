/** What each group does in each stratum: one query for all comparisons of an outcome. */
import { isDominated } from "../../disclosure.ts";
import { type Engine, identifier, type Row } from "../../engine/engine.ts";
import { type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import type { Stratification } from "./stratifications.ts";

/** What is compared between groups, as a ratio of sums over customers: of a share or a mean x is 1. */
export interface Outcome {
	/**
	 * SQL for `customer`, `grp`, `item`, `y` and `x`, a row for each customer and item; none of them is null. Items are what
	 * is compared one by one, such as products.
	 */
	select: string;
	/** Whether y is 1 or 0, so that how many have it may tell of few. */
	isShare: boolean;
}

export interface StratumSums {
	grp: string;
	item: string;
	stratum: string;
	sums: RatioSums;
	/** Whether one customer has most of what is summed. */
	isDominated: boolean;
}

/** By the role of the stratification. Strata of customers of whom it is not known are left out. */
export async function sumStrata(
	engine: Engine,
	{ select }: Outcome,
	stratifications: readonly Stratification[],
): Promise<Map<string, StratumSums[]>> {
	const columns = stratifications.map(({ role }) => `customer_strata.${identifier(role)}`);
	const rows =
		await engine.rows(`select item, grp${columns.map((column, i) => `, ${column} as stratum${i}, grouping(${column}) as is_over${i}`).join("")},
			max(abs(y)) as largest_y, sum(abs(y)) as absolute_y, max(abs(x)) as largest_x, sum(abs(x)) as absolute_x,
			${ratioSumsSql({ y: "y", x: "x" })}
		from (${select}) as outcome join customer_strata on customer_strata.customer = outcome.customer
		group by grouping sets (${columns.map((column) => `(item, grp, ${column})`).join(", ")})
		order by item, grp${columns.map((_, i) => `, is_over${i}, stratum${i}`).join("")}`);
	return new Map(
		stratifications.map(({ role }, i) => [
			role,
			rows
				.filter((row) => row[`is_over${i}`] === 0 && row[`stratum${i}`] !== null)
				.map((row) => readStratum(row, i))
				.filter(({ stratum }) => !isUnknown(stratum)),
		]),
	);
}

function readStratum(row: Row, i: number): StratumSums {
	return {
		item: String(row.item),
		grp: String(row.grp),
		stratum: String(row[`stratum${i}`]),
		sums: readRatioSums(row),
		isDominated: (["y", "x"] as const).some((side) =>
			isDominated({ largest: Number(row[`largest_${side}`]), absolute: Number(row[`absolute_${side}`]) }),
		),
	};
}

/** The ratio as it is compared with others; undefined for fewer than 2 customers. */
export function measureSums(sums: RatioSums) {
	const found = ratioInterval(sums);
	return found ? { ...found, n: sums.n } : undefined;
}
