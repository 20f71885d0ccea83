/** The key segments side by side: what they are worth, how their ranking holds, and whom they share. */

import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { customersColumn, estimateCells, moneyColumn, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { textColumn } from "../table.ts";
import { meanOfRatiosColumn, utilizationColumn } from "../utilization/basis.ts";
import { incomeBase } from "./base-words.ts";
import type { Basis, KeySegment } from "./key-segment.ts";

const groupColumn = textColumn("group", "Group");
const rankColumn: Column = { name: "rank", label: "Rank", type: "integer", format: "integer" };
const shrunkenColumn: Column = {
	name: "shrunken_utilization",
	label: "Utilization, moved toward all customers",
	type: "number",
	format: "share",
};

/** What all customers of a group spend in a month, by the mean that is moved toward that of all customers. */
export function expectedSpend({ group }: KeySegment): number {
	return group.shrunken.spend.estimate * group.sums.n;
}

export function segmentsFigure(basis: Basis, findings: Findings): Figure {
	const { segments, search, settings, formats, sql } = basis;
	const overall = search.whole.utilization.estimate;
	const top = definitions.topRanks.value;
	const lowest = Math.min(...segments.map(({ group }) => group.shrunken.utilization.estimate));
	const highest = segments.toSorted(
		(a, b) => b.group.shrunken.utilization.estimate - a.group.shrunken.utilization.estimate,
	)[0];
	return makeFigure(
		{
			id: "key-segments",
			claim: () =>
				segments.length === 1
					? `${highest?.subject} are expected to spend ${formats.cell(lowest, "share")} of their income`
					: `Key segments are expected to spend ${formats.cell(lowest, "share")} to ${formats.cell(highest?.group.shrunken.utilization.estimate ?? 0, "share")} of their income; the most is expected of ${highest?.name}`,
			description: `Utilization of each key segment, from the highest score: mean spending a month over mean income a month, moved toward that of all customers the more the smaller a group is, with 95% intervals. Beside it, in the table, utilization as it was measured and the mean of customers' own ratios. Base: ${incomeBase(basis)}.`,
			chart: {
				kind: "dots",
				category: "group",
				value: shrunkenColumn.name,
				low: `${shrunkenColumn.name}_low`,
				high: `${shrunkenColumn.name}_high`,
				scale: { type: "linear" },
				reference: { value: overall, label: `All customers ${formats.short(overall, "share")}` },
			},
			columns: [
				rankColumn,
				groupColumn,
				customersColumn,
				moneyColumn("mean_income", "Mean income a month", settings.currency),
				moneyColumn("mean_monthly_spend", "Mean spending a month", settings.currency),
				...withInterval(utilizationColumn),
				meanOfRatiosColumn,
				...withInterval(shrunkenColumn),
				{ name: "score", label: "Score", type: "number", format: "ratio" },
				moneyColumn("expected_monthly_spend", "Expected spending of all in a month", settings.currency),
				{ name: "top_five", label: `Resamples among the first ${top}`, type: "number", format: "share" },
				textColumn("verdict", "Verdict"),
			],
			rows: segments.map(
				(segment): Record => ({
					rank: segment.rank,
					group: segment.name,
					customers: segment.group.sums.n,
					mean_income: segment.group.sums.x / segment.group.sums.n,
					mean_monthly_spend: segment.group.spend.estimate,
					...estimateCells("utilization", segment.group.utilization),
					mean_of_ratios: segment.group.ratios / segment.group.sums.n,
					...estimateCells("shrunken_utilization", segment.group.shrunken.utilization),
					score: segment.group.score,
					expected_monthly_spend: expectedSpend(segment),
					top_five: segment.topShare,
					verdict: findings(segment.id).verdict,
				}),
			),
			// Groups that may not be published are not searched.
			protection: "public",
			sql,
		},
		settings,
	);
}

export function rankingFigure({ segments, settings, formats, sql }: Basis): Figure {
	const { rankingReplicates, topRanks, stableRankShare } = definitions;
	const stable = segments.filter(({ topShare }) => topShare >= stableRankShare.value);
	const resamples = formats.cell(rankingReplicates.value, "count");
	const often = formats.cell(stableRankShare.value, "share");
	return makeFigure(
		{
			id: "key-segments-ranking",
			claim: () =>
				`${stable.length === 0 ? "No group is" : stable.length === 1 ? `${stable[0]?.subject} are` : `${stable.length} of ${segments.length} groups are`} among the first ${topRanks.value} in ${often} or more of ${resamples} resamples of the customers`,
			description: `Share of ${resamples} resamples of the customers in which the search, done again, lists the group among the first ${topRanks.value} by score.`,
			chart: { kind: "bars", category: "group", value: "top_five" },
			columns: [
				groupColumn,
				{ name: "top_five", label: `Resamples among the first ${topRanks.value}`, type: "number", format: "share" },
			],
			rows: segments.map(({ name, topShare }) => ({ group: name, top_five: topShare })),
			// Counts resamples, not customers.
			protection: "public",
			sql,
		},
		settings,
	);
}
