/** Whether differences in click-through and response rates turn around among customers who are alike. */
import { groupedBase } from "../grouped.ts";
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import type { CtrDifference } from "./ctr-differences.ts";
import type { ResponseTests } from "./response-tests.ts";

/** The groups that click least and most often on each channel. Needs `customer_channels`. */
export function watchRates(basis: Basis, differences: readonly CtrDifference[]): Promise<Kept> {
	const { grouping } = basis;
	return keepWatch(basis, {
		id: "click-through-rates-turned",
		base: groupedBase(basis),
		isTested: !grouping.formed,
		outcome: {
			select: `select customer, grp, channel as item, clicks as y, impressions as x
				from customer_channels where ctr is not null`,
			isShare: false,
		},
		without: [grouping.column.name],
		formats: { level: "share", difference: "points" },
		comparisons: differences.flatMap(({ channel, lowest, highest, hypothesis: { id, measured, negligible } }) =>
			measured
				? [
						{
							id,
							item: channel,
							group: highest.group,
							other: lowest.group,
							pooled: measured.estimate,
							levels: [highest.pooled.estimate, lowest.pooled.estimate] as const,
							negligible,
							subject: `the click-through rate on ${channel}`,
							names: [highest.group, lowest.group] as const,
						},
					]
				: [],
		),
	});
}

/**
 * The channel with the highest response rate and the next, whoever was contacted on which. A customer who was contacted on
 * both counts on each side: such customers answer more alike than others, which leaves the interval too wide, not too narrow.
 * Needs `customer_contacts`.
 */
export function watchLead(
	grouped: Pick<Basis, "bank" | "settings" | "grouping">,
	{ lead }: Pick<ResponseTests, "lead">,
): Promise<Kept> {
	const item = "all";
	const measured = lead?.hypothesis.measured;
	const rateOf = ({ responses, contacts }: { responses: number; contacts: number }) => responses / contacts;
	return keepWatch(grouped, {
		id: "responses-lead-turned",
		base: groupedBase(grouped),
		isTested: true,
		outcome: {
			select: `select customer, channel as grp, '${item}' as item, responses as y, contacts as x from customer_contacts`,
			isShare: false,
		},
		formats: { level: "share", difference: "points" },
		comparisons:
			lead && measured
				? [
						{
							id: lead.hypothesis.id,
							item,
							group: lead.first.channel,
							other: lead.second.channel,
							pooled: measured.estimate,
							levels: [rateOf(lead.first), rateOf(lead.second)],
							negligible: lead.hypothesis.negligible,
							subject: "the response rate",
							names: [lead.first.channel, lead.second.channel],
						},
					]
				: [],
	});
}
