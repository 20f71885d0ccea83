/** Whether a difference in how many customers are dormant turns around among customers who are alike. */
import { newcombeInterval } from "../../statistics/newcombe-interval.ts";
import { everyone } from "../../tables/groups.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { findEnds } from "../ends.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import type { Dormant } from "./dormancy.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";

/** The groups with the smallest and the largest share. They are described, and not tested. `isDormant` is SQL over `customer_activity`. */
export function watchDormancy(
	ledger: Ledger,
	{ rows, isDormant }: { rows: readonly Dormant[]; isDormant: string },
): Promise<Kept> {
	const { grouping, settings } = ledger;
	const item = "all";
	const most = settings.meaningfulDifference;
	const shareOf = ({ dormant, customers }: Dormant) => dormant / customers;
	const shown = rows.filter(({ group, withheld }) => !withheld && isNamed(group) && group !== everyone);
	const ends = findEnds(shown, shareOf);
	const sideOf = ({ dormant, customers }: Dormant) => ({ successes: dormant, n: customers });
	return keepWatch(ledger, {
		id: "dormant-turned",
		base: ledgerBase(ledger),
		isTested: false,
		outcome: {
			select: `select customer, grp, '${item}' as item, case when ${isDormant} then 1 else 0 end as y, 1 as x
				from customer_activity`,
			isShare: true,
		},
		without: [grouping.column.name],
		formats: { level: "share", difference: "points" },
		comparisons: ends
			? [
					{
						id: "dormant",
						item,
						group: ends.highest.group,
						other: ends.lowest.group,
						pooled: {
							estimate: shareOf(ends.highest) - shareOf(ends.lowest),
							...newcombeInterval({ exposed: sideOf(ends.highest), others: sideOf(ends.lowest) }),
						},
						levels: [shareOf(ends.highest), shareOf(ends.lowest)],
						negligible: { low: -most, high: most },
						subject: "the share of dormant customers",
						names: [ends.highest.group, ends.lowest.group],
					},
				]
			: [],
	});
}
