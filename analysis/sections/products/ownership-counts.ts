/** Purchases of owners and of others, by product and group, judged for disclosure. */
import { literal } from "../../engine/engine.ts";
import { addTables, type TwoByTwo } from "../../statistics/two-by-two.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import type { Basis, Product } from "./basis.ts";
import { type HoldingCounts, withheldGroups } from "./holding-counts.ts";
import { type GroupTable, judgeStrata, type Strata } from "./strata.ts";

export interface ProductOutcomes {
	product: string;
	/** Owners (exposed) and others by group, in the order of groups: only groups with both. */
	tables: GroupTable[];
	strata: Strata;
	/** Over all groups. */
	pooled: TwoByTwo;
}

export interface Outcomes {
	products: ProductOutcomes[];
	/** Grouped customers of whom the outcome is known. */
	customers: number;
	sql: string;
}

export async function countOutcomes(
	{ bank, settings, grouping }: Basis,
	{ outcome, held, products }: { outcome: Outcome; held: HoldingCounts; products: readonly Product[] },
): Promise<Outcomes> {
	const sql = `with known as (
			select customer, grp, bought
			from customer_groups join (${outcome.select}) as outcomes using (customer)
		)
		select grp, product, count(*) as customers, count(*) filter (where bought) as buyers
		from known join holdings using (customer)
		where product in (${products.map(({ name }) => literal(name)).join(", ")})
		group by grp, product
		union all
		select grp, null as product, count(*) as customers, count(*) filter (where bought) as buyers
		from known
		group by grp`;
	const rows = await bank.engine.rows<{ grp: string; product: string | null; customers: number; buyers: number }>(sql);
	const find = (group: string, product: string | null) => {
		const row = rows.find((one) => one.grp === group && one.product === product);
		return { successes: row?.buyers ?? 0, n: row?.customers ?? 0 };
	};
	const counted = products.map(({ name: product }): ProductOutcomes => {
		const tables = grouping.groups
			.map(({ name: group }): GroupTable => {
				const [exposed, all] = [find(group, product), find(group, null)];
				return { group, exposed, others: { successes: all.successes - exposed.successes, n: all.n - exposed.n } };
			})
			.filter(({ exposed, others }) => exposed.n > 0 && others.n > 0);
		const strata = judgeStrata(tables, {
			threshold: settings.disclosureThreshold,
			forced: withheldGroups(held, product),
		});
		return { product, tables, strata, pooled: addTables(tables) };
	});
	const customers = grouping.groups.reduce((sum, { name }) => sum + find(name, null).n, 0);
	return { products: counted.filter(({ tables }) => tables.length > 0), customers, sql };
}
