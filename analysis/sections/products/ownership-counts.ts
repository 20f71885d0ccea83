/** Purchases of owners and of others, by product and group, judged for disclosure. */
import { literal } from "../../engine/engine.ts";
import { addTables, type TwoByTwo } from "../../statistics/two-by-two.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import type { Basis, Product } from "./basis.ts";
import { type HoldingCount, type HoldingCounts, withheldGroups } from "./holding-counts.ts";
import { type GroupTable, isComparison, judgeStrata, type Strata } from "./strata.ts";

export interface ProductOutcomes {
	product: string;
	/** Owners (exposed) and others by group, in the order of groups: the same customers for every product. */
	tables: GroupTable[];
	strata: Strata;
	/** Over all groups. */
	pooled: TwoByTwo;
	/** Whether so few outcomes are not known that the numbers of owners and of others would tell who they are of. */
	hidesCounts: boolean;
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
	const threshold = settings.disclosureThreshold;
	const fewBuyers = findFewBuyers(
		grouping.groups.map(({ name }) => ({ name, ...find(name, null) })),
		threshold,
	);
	const counted = products.map(({ name: product }): ProductOutcomes => {
		const tables = grouping.groups.map(({ name: group }): GroupTable => {
			const [exposed, all] = [find(group, product), find(group, null)];
			return { group, exposed, others: { successes: all.successes - exposed.successes, n: all.n - exposed.n } };
		});
		const pooled = addTables(tables);
		const own = held.counts.filter((count) => count.product === product);
		const few = own.filter((count, index) => isFewUnknown(count, tables[index] as TwoByTwo, threshold));
		const strata = judgeStrata(tables, {
			threshold,
			forced: new Set([...withheldGroups(held, product), ...fewBuyers, ...few.map(({ group }) => group)]),
		});
		const all = { holders: total(own, "holders"), customers: total(own, "customers") };
		return { product, tables, strata, pooled, hidesCounts: isFewUnknown(all, pooled, threshold) };
	});
	const customers = grouping.groups.reduce((sum, { name }) => sum + find(name, null).n, 0);
	return { products: counted.filter(({ tables }) => tables.some(isComparison)), customers, sql };
}

/** The groups in which few bought, or did not, over all products: withheld for each, so that no product tells of another's. */
function findFewBuyers(groups: readonly { name: string; successes: number; n: number }[], threshold: number): string[] {
	const isFew = ({ successes, n }: { successes: number; n: number }) =>
		n > 0 && Math.min(successes, n - successes) < threshold;
	const withheld = withholdParts(
		groups.map(({ successes, n }) => sidesOf(successes, n)),
		{ threshold, forced: new Set(groups.flatMap((group, index) => (isFew(group) ? [index] : []))) },
	);
	return groups.flatMap(({ name }, index) => (withheld.has(index) ? [name] : []));
}

/** Whether the holders, or the others, beside those whose outcome is known leave few of whom it is not. */
function isFewUnknown(
	{ holders, customers }: Pick<HoldingCount, "holders" | "customers">,
	{ exposed, others }: TwoByTwo,
	threshold: number,
): boolean {
	const unknown = [holders - exposed.n, customers - holders - others.n];
	return unknown.some((count) => count > 0 && count < threshold);
}

function total(counts: readonly HoldingCount[], of: "holders" | "customers"): number {
	return counts.reduce((sum, count) => sum + count[of], 0);
}
