/** Whether the lead of the group with the largest share over the one with the smallest turns around among customers who are alike. */
import { newcombeInterval } from "../../statistics/newcombe-interval.ts";
import { everyone } from "../../tables/groups.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { findEnds } from "../ends.ts";
import type { GroupShare } from "../group-shares.ts";
import type { Grouped } from "../grouped.ts";
import { type Kept, keepWatch, type Part } from "./keep-watch.ts";

interface Watched extends Pick<Part, "base"> {
	/** Of the comparison: kebab-case, unique in the report. */
	id: string;
	/** SQL for `customer`, `grp` and `y`, which is 1 or 0: a row for each customer. */
	select: string;
	/** "the share of dormant customers". */
	subject: string;
	shares: readonly GroupShare[];
}

/** Groups are described, and not tested. */
export function watchEnds(grouped: Grouped, { id, base, select, subject, shares }: Watched): Promise<Kept> {
	const { grouping, settings } = grouped;
	const item = "all";
	const most = settings.meaningfulDifference;
	const shareOf = ({ successes, n }: GroupShare) => successes / n;
	const shown = shares.filter(({ group, withheld }) => !withheld && isNamed(group) && group !== everyone);
	const ends = findEnds(shown, shareOf);
	return keepWatch(grouped, {
		id: `${id}-turned`,
		base,
		isTested: false,
		outcome: { select: `select customer, grp, '${item}' as item, y, 1 as x from (${select}) as shares`, isShare: true },
		without: [grouping.column.name],
		formats: { level: "share", difference: "points" },
		comparisons: ends
			? [
					{
						id,
						item,
						group: ends.highest.group,
						other: ends.lowest.group,
						pooled: {
							estimate: shareOf(ends.highest) - shareOf(ends.lowest),
							...newcombeInterval({ exposed: ends.highest, others: ends.lowest }),
						},
						levels: [shareOf(ends.highest), shareOf(ends.lowest)],
						negligible: { low: -most, high: most },
						subject,
						names: [ends.highest.group, ends.lowest.group],
					},
				]
			: [],
	});
}
