/** What each group does in each stratum: one query for all comparisons of an outcome within one stratification. */
import { isDominated } from "../../disclosure.ts";
import { type Engine, identifier } from "../../engine/engine.ts";
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

/** Strata of customers of whom it is not known are left out. */
export async function sumStrata(engine: Engine, { select }: Outcome, { role }: Stratification): Promise<StratumSums[]> {
	const rows = await engine.rows(`select item, grp, customer_strata.${identifier(role)} as stratum,
			max(abs(y)) as largest_y, sum(abs(y)) as absolute_y, max(abs(x)) as largest_x, sum(abs(x)) as absolute_x,
			${ratioSumsSql({ y: "y", x: "x" })}
		from (${select}) as outcome join customer_strata on customer_strata.customer = outcome.customer
		where customer_strata.${identifier(role)} is not null
		group by 1, 2, 3
		order by 1, 2, 3`);
	return rows
		.map((row) => ({
			item: String(row.item),
			grp: String(row.grp),
			stratum: String(row.stratum),
			sums: readRatioSums(row),
			isDominated: (["y", "x"] as const).some((side) =>
				isDominated({ largest: Number(row[`largest_${side}`]), absolute: Number(row[`absolute_${side}`]) }),
			),
		}))
		.filter(({ stratum }) => !isUnknown(stratum));
}

/** The ratio as it is compared with others; undefined for fewer than 2 customers. */
export function measureSums(sums: RatioSums) {
	const found = ratioInterval(sums);
	return found ? { ...found, n: sums.n } : undefined;
}
