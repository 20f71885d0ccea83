/** Forest plots of the odds ratios of buying: of every group on every channel, and of each channel over all. */
import type { Record } from "../../disclosure.ts";
import type { Chart, Figure } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { upperFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import type { Grouping } from "../../tables/groups.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { customersColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { channelColumn, leftOutWords } from "./basis.ts";
import type { ClickTests } from "./ctr-tests.ts";
import { notByChance } from "./ctr-words.ts";

export interface FigureOptions {
	grouping: Grouping;
	outcome: Outcome;
	settings: Settings;
	findings: Findings;
}

/** Odds ratios of every group on every channel. Row i is pair i of the tests. */
export function pairsForest(
	{ pairs }: ClickTests,
	{ claim, leftOut, sql }: { claim: string; leftOut: number; sql: string },
	{ grouping, outcome, settings, findings }: FigureOptions,
): Figure {
	const group = grouping.column.name;
	const withheld = pairs.flatMap(({ hypothesis }, i) => (hypothesis ? [] : [i]));
	return makeFigure(
		{
			id: "ctr-and-buying",
			claim: () => claim,
			description: `Odds ratio of having ${outcome.past} per point of click-through rate, by channel and ${grouping.noun}, with 95% intervals. Base: ${groupedBase({ grouping, settings })}; on each channel those who saw something there and of whom it is known whether they ${outcome.past}.`,
			chart: oddsForest({ group, category: "channel" }, outcome),
			columns: [
				grouping.column,
				channelColumn,
				customersColumn,
				...evidenceColumns(
					{ name: "odds_ratio", label: "Odds ratio per point of click-through rate", format: "ratio" },
					"Odds ratio of one standard deviation",
				),
			],
			rows: pairs.map(({ group: name, channel, customers, hypothesis }) => ({
				[group]: name,
				channel,
				customers,
				...(hypothesis ? evidenceCells("odds_ratio", findings(hypothesis.id)) : {}),
			})),
			protection: { withheld: new Set(withheld), keep: [group, "channel"] },
			...noteOf(
				`An odds ratio above 1 says that customers with a higher click-through rate ${outcome.past} more often.`,
				notByChance,
				leftOutWords(leftOut),
			),
			sql,
		},
		settings,
	);
}

/** Odds ratios of each channel over all customers and within strata: rows 2i and 2i + 1 are of channel i of the tests. */
export function channelsForest(
	{ channels }: ClickTests,
	{ claim, within, sql }: { claim: string; within: string; sql: string },
	{ grouping, outcome, settings, findings }: FigureOptions,
): Figure {
	const rows: Record[] = channels.flatMap(({ channel, customers, hypotheses }) =>
		(
			[
				["overall", "Over all customers"],
				["within", within],
			] as const
		).map(([which, comparison]) => ({
			channel,
			comparison,
			customers,
			...(hypotheses ? evidenceCells("odds_ratio", findings(hypotheses[which].id)) : {}),
		})),
	);
	const withheld = channels.flatMap(({ hypotheses }, i) => (hypotheses ? [] : [2 * i, 2 * i + 1]));
	return makeFigure(
		{
			id: "ctr-and-buying-by-channel",
			claim: () => claim,
			description: `Odds ratio of having ${outcome.past}, of customers with a click-through rate in the upper half of their channel's against those in the lower half, with 95% intervals. Base: ${groupedBase({ grouping, settings })}; on each channel those who saw something there and of whom it is known whether they ${outcome.past}.`,
			chart: oddsForest({ group: "channel", category: "comparison" }, outcome),
			columns: [
				channelColumn,
				{ name: "comparison", label: "Compared", type: "string", format: "text" },
				customersColumn,
				...evidenceColumns({ name: "odds_ratio", label: "Odds ratio", format: "ratio" }, "Effect size (odds ratio)"),
			],
			rows,
			protection: { withheld: new Set(withheld), keep: ["channel", "comparison"] },
			...noteOf(
				`${within}: by the method of Mantel and Haenszel, which compares only customers who are alike in this.`,
				channels.some(({ isJoined }) => isJoined)
					? "Where too few customers are alike, they are put together with the next."
					: "",
				notByChance,
			),
			sql,
		},
		settings,
	);
}

function oddsForest(columns: { group: string; category: string }, { verb }: Outcome): Chart {
	return {
		kind: "forest",
		...columns,
		value: "odds_ratio",
		low: "odds_ratio_low",
		high: "odds_ratio_high",
		q: "q",
		verdict: "verdict",
		scale: "log",
		reference: { value: 1, label: "No association" },
		sides: [`${upperFirst(verb)} less often`, `${upperFirst(verb)} more often`],
	};
}
