/** Whether a group's share of spending, against that of all others, turns around among customers who are alike. */
import { literal } from "../../engine/engine.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import { type IndexTest, negligibleIndex } from "./index-tests.ts";
import type { Compared } from "./index-words.ts";
import { nameWithin } from "./traits.ts";

export function watchShares(
	basis: Basis,
	{ kinds, trait, tests }: Compared & { tests: readonly IndexTest[] },
): Promise<Kept> {
	const topic = kinds.role === "category" ? "spending" : "payment";
	return keepWatch(basis, {
		id: `${topic}-by-${trait.id}-turned`,
		base: basis.base,
		isTested: true,
		outcome: {
			select: `select customers.customer, ${trait.groupSql} as grp, items.item, coalesce(parts.spend, 0) as y, whole.total as x
				from ${kinds.table} as whole join customers on customers.customer = whole.customer
				cross join (values ${kinds.names.map((name) => `(${literal(name)})`).join(", ")}) as items(item)
				left join ${kinds.table} as parts on parts.customer = whole.customer and parts.kind = items.item
				where whole.kind is null`,
			isShare: false,
		},
		without: [trait.field.role],
		formats: { level: "share", difference: "points" },
		comparisons: tests.flatMap(({ kind, group, share, shareOfAll, sums, hypothesis: { id } }) => {
			const [own, others] = [ratioInterval(sums.own), ratioInterval(sums.others)];
			if (!own || !others) return [];
			const { p: _, ...pooled } = welchDifference({ ...own, n: sums.own.n }, { ...others, n: sums.others.n });
			return [
				{
					id,
					item: kind,
					group,
					pooled,
					levels: [share, others.estimate] as const,
					negligible: {
						low: (negligibleIndex.low - 1) * shareOfAll,
						high: (negligibleIndex.high - 1) * shareOfAll,
					},
					subject:
						kinds.role === "category" ? `the share of spending on ${kind}` : `the share of spending paid by ${kind}`,
					names: [nameWithin(trait, group), "all other customers"] as const,
				},
			];
		}),
	});
}
