/** Whether a difference in a risk between two groups turns around among customers who are alike. */
import { groupedBase } from "../grouped.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import { byId } from "./breakdowns.ts";
import type { GroupRisk } from "./counts.ts";
import type { Compared } from "./differences.ts";

/** Of a risk that is tested by some groups. Needs `customer_risks`. */
export function watchRisk(
	basis: Basis,
	{ risk, breakdown, ends, hypothesis }: Pick<Compared, "risk" | "breakdown" | "ends" | "hypothesis">,
): Promise<Kept> {
	const item = "all";
	const { atRisk, unjudged, sql } = risk.byGroup;
	const shareOf = (group: GroupRisk) => group.atRisk / group.judged;
	const known = unjudged === undefined ? "" : ` and band <> ${unjudged}`;
	return keepWatch(basis, {
		id: `${risk.table}-${byId(breakdown)}-turned`,
		base: groupedBase(basis.grouped),
		isTested: true,
		outcome: {
			select: `select customer, grp, '${item}' as item, case when band in (${atRisk.join(", ")}) then 1 else 0 end as y, 1 as x
				from (
					select chosen.customer, grp, ${sql} as band
					from customer_risks join (${breakdown.select}) as chosen on chosen.customer = customer_risks.customer
				) as banded
				where grp is not null and band is not null${known}`,
			isShare: true,
		},
		without: [breakdown.column.name],
		formats: { level: "share", difference: "points" },
		comparisons:
			ends && hypothesis?.measured
				? [
						{
							id: hypothesis.id,
							item,
							group: ends.highest.group,
							other: ends.lowest.group,
							pooled: hypothesis.measured.estimate,
							levels: [shareOf(ends.highest), shareOf(ends.lowest)],
							negligible: hypothesis.negligible,
							subject: risk.subject,
							names: [ends.highest.group, ends.lowest.group],
						},
					]
				: [],
	});
}
