/** Who holds which product, counted by group and judged for disclosure. */
import { literal } from "../../engine/engine.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import type { Basis } from "./basis.ts";

export interface HoldingCount {
	product: string;
	group: string;
	/** Customers of the group. */
	customers: number;
	holders: number;
	/** Where holders or others are few, or would give few away. */
	withheld: boolean;
}

export interface HoldingCounts {
	/** By product, then by group, in their orders. */
	counts: HoldingCount[];
	/** Groups in which something is not told of some product, compared or left out. */
	hiddenGroups: ReadonlySet<string>;
	sql: string;
}

export async function countHoldings(basis: Basis): Promise<HoldingCounts> {
	const { bank, settings, grouping, products } = basis;
	const sql = `select product, grp, count(*) as holders
		from customer_groups join holdings using (customer)
		where product in (${products.map(({ name }) => literal(name)).join(", ")})
		group by product, grp`;
	const found = await bank.engine.rows<{ product: string; grp: string; holders: number }>(sql);
	const holders = new Map(found.map((row) => [`${row.product}\n${row.grp}`, row.holders]));
	const counts = products.flatMap(({ name: product }) => {
		const own = grouping.groups.map(({ name: group, customers }) => ({
			product,
			group,
			customers,
			holders: holders.get(`${product}\n${group}`) ?? 0,
		}));
		const withheld = withholdParts(
			own.map((count) => sidesOf(count.holders, count.customers)),
			{ threshold: settings.disclosureThreshold },
		);
		return own.map((count, index) => ({ ...count, withheld: withheld.has(index) }));
	});
	const withheld = counts.filter((count) => count.withheld).map(({ group }) => group);
	return { counts, hiddenGroups: new Set([...withheld, ...(await findFewLeftOut(basis))]), sql };
}

/** The groups in which few customers hold, or lack, a product that is left out: what they hold in all would tell it. */
async function findFewLeftOut({ bank, settings, products }: Basis): Promise<string[]> {
	const threshold = settings.disclosureThreshold;
	const rows = await bank.engine.rows<{ grp: string }>(
		`select distinct held.grp
		from (
			select product, grp, count(*) as holders
			from customer_groups join holdings using (customer)
			where product not in (${products.map(({ name }) => literal(name)).join(", ")})
			group by product, grp
		) as held
		join (select grp, count(*) as customers from customer_groups group by grp) as sizes on sizes.grp = held.grp
		where holders < ${threshold} or (customers > holders and customers - holders < ${threshold})
		order by held.grp`,
	);
	return rows.map(({ grp }) => grp);
}

/** The groups of which it is not told how many hold a product: no other table may tell it. */
export function withheldGroups({ counts }: HoldingCounts, product: string): Set<string> {
	const own = counts.filter((count) => count.product === product && count.withheld);
	return new Set(own.map(({ group }) => group));
}
