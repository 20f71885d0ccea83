/** The customers with a known income, summed up by every combination of the traits: the finest cells of the search. */

import type { RatioSums } from "../../statistics/ratio-interval.ts";
import type { Bank } from "../../tables/bank.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { categorySql, type SearchedTrait } from "./traits.ts";

/** One combination of categories. */
export interface Cell {
	/** The place of each trait's category in its list, -1 where it is put together with others. */
	codes: number[];
	/** Of spending (y) and income (x) a month, over customers. */
	sums: RatioSums;
	/** Sum of customers' own ratios of spending to income. */
	ratios: number;
	/** The largest income, and the sizes of spending: the largest and all together. */
	largestIncome: number;
	largestSpend: number;
	absoluteSpend: number;
}

/** Reads `customer_spending`, which `makeSpending` creates. No more cells than `definitions.mostCrossedCells`. */
export async function readCells(bank: Bank, traits: readonly SearchedTrait[]): Promise<{ cells: Cell[]; sql: string }> {
	const names = traits.map((_, i) => `trait_${i + 1}`);
	const sql = `select ${names.join(", ")},
			${ratioSumsSql({ y: "spend", x: "income" })},
			sum(spend / income) as ratios, max(income) as largest_income,
			max(abs(spend)) as largest_spend, sum(abs(spend)) as absolute_spend
		from (select customer, income, spend from customer_spending where income is not null) as spending
		join (select customer, ${traits.map((trait, i) => `${categorySql(trait)} as ${names[i]}`).join(", ")} from customers) as traits
			using (customer)
		group by ${names.join(", ")}
		order by ${names.join(", ")}`;
	const rows = await bank.engine.rows(sql);
	const places = traits.map(({ categories }) => new Map(categories.map((category, place) => [category, place])));
	const cells = rows.map(
		(row): Cell => ({
			codes: names.map((name, i) => places[i]?.get(String(row[name])) ?? -1),
			sums: readRatioSums(row),
			ratios: Number(row.ratios),
			largestIncome: Number(row.largest_income),
			largestSpend: Number(row.largest_spend),
			absoluteSpend: Number(row.absolute_spend),
		}),
	);
	return { cells, sql };
}
