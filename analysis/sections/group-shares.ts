/** How many of each group of customers do something, or have it: judged for disclosure, and as rows of a table. */
import type { Record } from "../disclosure.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { everyone } from "../tables/groups.ts";
import { estimateCells } from "./columns.ts";
import { sidesOf, withholdParts } from "./withhold-parts.ts";

export interface GroupCount {
	group: string;
	/** Customers who do, of `n`. */
	successes: number;
	n: number;
	/** Customers of the group who are told of elsewhere, or follow from what is: not of few either. */
	parts: readonly number[];
}

export interface GroupShare extends Omit<GroupCount, "parts"> {
	withheld: boolean;
}

/** Before the groups, where there are several, all of them together. */
export function judgeShares(groups: readonly GroupCount[], threshold: number): GroupShare[] {
	const judge = (rows: readonly GroupCount[]): GroupShare[] => {
		const hidden = withholdParts(
			rows.map(({ successes, n, parts }) => [...sidesOf(successes, n), ...parts]),
			{ threshold },
		);
		return rows.map(({ parts: _, ...row }, i) => ({ ...row, withheld: hidden.has(i) }));
	};
	if (groups.length === 1) return judge(groups);
	const sum = (of: (group: GroupCount) => number) => groups.reduce((total, group) => total + of(group), 0);
	const all = {
		group: everyone,
		successes: sum(({ successes }) => successes),
		n: sum(({ n }) => n),
		parts: (groups[0]?.parts ?? []).map((_, i) => sum(({ parts }) => parts[i] ?? 0)),
	};
	return [...judge([all]), ...judge(groups)];
}

/** Under columns of these names and of `withInterval(shareColumn())`, and which of the rows are withheld. */
export function shareRows(
	shares: readonly GroupShare[],
	names: { group: string; successes: string; n: string },
): { rows: Record[]; withheld: Set<number> } {
	return {
		rows: shares.map(({ group, successes, n }) => ({
			[names.group]: group,
			[names.n]: n,
			[names.successes]: successes,
			...estimateCells("share", { estimate: successes / n, ...wilsonInterval(successes, n) }),
		})),
		withheld: new Set(shares.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
	};
}
