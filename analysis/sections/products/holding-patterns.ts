/** Which products customers hold together, counted by pattern: a bounded number of rows, whatever the number of customers. */
import { literal } from "../../engine/engine.ts";
import type { TwoByTwo } from "../../statistics/two-by-two.ts";
import type { Basis, Product } from "./basis.ts";

/** Customers who hold the same products. */
export interface PatternCount {
	/** Bit i is set where they hold product i of those compared. */
	pattern: number;
	customers: number;
}

export interface HoldingPattern extends PatternCount {
	group: string;
}

/** Whether the customers of a pattern hold the product at a place. */
export function holdsProduct(pattern: number, place: number): boolean {
	return Math.floor(pattern / 2 ** place) % 2 === 1;
}

/** Every pattern of the given products that occurs, by group. */
export async function countPatterns(
	{ bank }: Basis,
	products: readonly Product[],
): Promise<{ patterns: HoldingPattern[]; sql: string }> {
	const bits = products.map(({ name }, place) => `when ${literal(name)} then ${2 ** place}`);
	const sql = `select grp, pattern, count(*) as customers
		from (
			select customer_groups.customer, grp,
				cast(coalesce(sum(case product ${bits.join(" ")} end), 0) as integer) as pattern
			from customer_groups left join holdings on holdings.customer = customer_groups.customer
			group by customer_groups.customer, grp
		) as held
		group by grp, pattern
		order by grp, pattern`;
	const rows = await bank.engine.rows<{ grp: string; pattern: number; customers: number }>(sql);
	return { patterns: rows.map(({ grp, ...row }) => ({ group: grp, ...row })), sql };
}

/** Customers by what they hold, over all groups. */
export function mergeGroups(patterns: readonly HoldingPattern[]): PatternCount[] {
	const merged = new Map<number, number>();
	for (const { pattern, customers } of patterns) merged.set(pattern, (merged.get(pattern) ?? 0) + customers);
	return [...merged].map(([pattern, customers]) => ({ pattern, customers }));
}

/** Holders of the second product among holders of the first, and among others. */
export function crossHolders(patterns: readonly PatternCount[], [first, second]: readonly [number, number]): TwoByTwo {
	const count = (isIn: (pattern: number) => boolean) =>
		patterns.reduce((sum, { pattern, customers }) => (isIn(pattern) ? sum + customers : sum), 0);
	return {
		exposed: {
			successes: count((pattern) => holdsProduct(pattern, first) && holdsProduct(pattern, second)),
			n: count((pattern) => holdsProduct(pattern, first)),
		},
		others: {
			successes: count((pattern) => !holdsProduct(pattern, first) && holdsProduct(pattern, second)),
			n: count((pattern) => !holdsProduct(pattern, first)),
		},
	};
}
