/** Whether differences in what groups hold turn around among customers who are alike. */
import { literal } from "../../engine/engine.ts";
import { groupedBase } from "../grouped.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import type { HoldingCount } from "./holding-counts.ts";
import type { Range } from "./holdings.ts";

export function watchHoldings(basis: Basis, ranges: readonly Range[]): Promise<Kept> {
	const { grouping, products } = basis;
	const shareOf = ({ holders, customers }: HoldingCount) => holders / customers;
	return keepWatch(basis, {
		id: "holdings-turned",
		base: groupedBase(basis),
		isTested: !grouping.formed,
		outcome: {
			select: `select customer_groups.customer, grp, items.item, case when holdings.customer is null then 0 else 1 end as y, 1 as x
				from customer_groups
				cross join (values ${products.map(({ name }) => `(${literal(name)})`).join(", ")}) as items(item)
				left join holdings on holdings.customer = customer_groups.customer and holdings.product = items.item`,
			isShare: true,
		},
		without: [grouping.column.name],
		formats: { level: "share", difference: "points" },
		comparisons: ranges.flatMap(({ product, lowest, highest, hypothesis: { id, measured, negligible } }) =>
			measured
				? [
						{
							id,
							item: product,
							group: highest.group,
							other: lowest.group,
							pooled: measured.estimate,
							levels: [shareOf(highest), shareOf(lowest)] as const,
							negligible,
							subject: `the share that holds ${product}`,
							names: [highest.group, lowest.group] as const,
						},
					]
				: [],
		),
	});
}
