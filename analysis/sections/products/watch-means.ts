/** Whether a difference in how many products groups hold turns around among customers who are alike. */
import type { Hypothesis } from "../../findings/hypothesis.ts";
import type { Ends } from "../ends.ts";
import { groupedBase } from "../grouped.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import type { MeanOfGroup } from "./products-per-customer-figures.ts";

export function watchMeans(
	basis: Basis,
	{ compared, extremes }: { compared: Hypothesis | undefined; extremes: Ends<MeanOfGroup> | undefined },
): Promise<Kept> {
	const { grouping } = basis;
	const item = "all";
	const meanOf = ({ mean }: MeanOfGroup) => mean?.estimate ?? 0;
	return keepWatch(basis, {
		id: "products-per-customer-turned",
		base: groupedBase(basis),
		isTested: !grouping.formed,
		outcome: {
			select: `select customer_groups.customer, grp, '${item}' as item, count(product) as y, 1 as x
				from customer_groups left join holdings on holdings.customer = customer_groups.customer
				group by customer_groups.customer, grp`,
			isShare: false,
		},
		without: [grouping.column.name],
		formats: { level: "ratio", difference: "ratio" },
		comparisons:
			compared?.measured && extremes
				? [
						{
							id: compared.id,
							item,
							group: extremes.highest.group,
							other: extremes.lowest.group,
							pooled: compared.measured.estimate,
							levels: [meanOf(extremes.highest), meanOf(extremes.lowest)],
							negligible: compared.negligible,
							subject: "the number of products a customer holds",
							names: [extremes.highest.group, extremes.lowest.group],
						},
					]
				: [],
	});
}
