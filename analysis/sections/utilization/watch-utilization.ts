/** Whether a difference in utilization by one trait turns around among customers of the same other trait. */
import { identifier } from "../../engine/engine.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import { type Basis, incomeBase } from "./basis.ts";
import { traitTable } from "./by-trait.ts";
import type { Difference } from "./differences.ts";

/** Needs `customer_utilization`. */
export function watchUtilization(basis: Basis, difference: Difference): Promise<Kept> {
	const { trait, lowest, highest, hypothesis } = difference;
	const { id, measured, negligible } = hypothesis;
	const item = "all";
	return keepWatch(basis, {
		id: `${traitTable(trait)}-turned`,
		base: incomeBase(basis),
		isTested: true,
		outcome: {
			select: `select customer, ${identifier(trait.field.role)} as grp, '${item}' as item, spend as y, income as x
				from customer_utilization`,
			isShare: false,
		},
		without: [trait.field.role],
		formats: { level: "share", difference: "points" },
		comparisons: measured
			? [
					{
						id,
						item,
						group: highest.name,
						other: lowest.name,
						pooled: measured.estimate,
						levels: [highest.utilization?.estimate ?? 0, lowest.utilization?.estimate ?? 0],
						negligible,
						subject: "utilization",
						names: [highest.name, lowest.name],
					},
				]
			: [],
	});
}
