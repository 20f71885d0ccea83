/** Whether groups use the channels differently. */

import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { FindingBlock, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { epsilonSquaredEffect } from "../../findings/effects.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { howGreatly } from "../../findings/strength-words.ts";
import { countWord } from "../../narrative/count-words.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { type Ends, endsNote, findEnds } from "../ends.ts";
import { kebabIds } from "../kebab-ids.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { type Basis, channelColumn } from "./basis.ts";
import type { Rate } from "./channel-rates.ts";
import { eachWords, type MeasuredUsage, meanUsage, measureWords, withholdUsage } from "./usage-figures.ts";
import { rankUsage } from "./usage-sums.ts";

export interface UsageDifference extends Ends<Compared> {
	measured: MeasuredUsage;
	channel: string;
	hypothesis: Hypothesis;
}

interface Compared extends Rate {
	group: string;
	n: number;
	sum: number;
}

/** One for each measure and channel on which at least two groups can be shown. */
export async function findUsageDifferences(basis: Basis, all: readonly MeasuredUsage[]): Promise<UsageDifference[]> {
	const ids = kebabIds(basis.channels.usage.map(({ channel }) => channel));
	const differences: UsageDifference[] = [];
	for (const measured of all) {
		const hidden = withholdUsage(measured, basis.settings.disclosureThreshold);
		const shown = measured.usage.filter((sum, index) => !hidden.has(index) && isNamed(sum.group));
		for (const channel of measured.channels) {
			const groups = shown.flatMap((sum): Compared[] => {
				const mean = sum.channel === channel ? meanUsage(sum, measured.period) : null;
				return mean ? [{ ...mean, group: sum.group, n: sum.customers, sum: mean.estimate * sum.customers }] : [];
			});
			const id = ids[basis.channels.usage.findIndex((one) => one.channel === channel)];
			const difference = await compare(basis, groups, { measured, channel, id: `usage-${measured.measure}-${id}` });
			differences.push(...difference);
		}
	}
	return differences;
}

async function compare(
	{ bank }: Basis,
	groups: readonly Compared[],
	{ measured, channel, id }: Pick<UsageDifference, "measured" | "channel"> & { id: string },
): Promise<UsageDifference[]> {
	const ends = findEnds(groups, ({ estimate }) => estimate);
	if (!ends) return [];
	const { lowest, highest } = ends;
	const names = groups.map(({ group }) => group);
	const test = (await rankUsage(bank.engine, measured.measure, names)).get(channel);
	const { p: _, ...estimate } = welchDifference(highest, lowest);
	const n = groups.reduce((total, group) => total + group.n, 0);
	const mean = groups.reduce((total, group) => total + group.sum, 0) / n;
	const most = definitions.negligibleUsage.value * mean;
	const canTest = test !== undefined && test.df > 0 && test.statistic > 0;
	return [
		{
			measured,
			channel,
			lowest,
			highest,
			hypothesis: {
				id,
				measured: canTest ? { estimate, p: test.p, effect: epsilonSquaredEffect(test.epsilonSquared) } : null,
				...(canTest ? {} : { why: "all customers use it equally" }),
				n,
				measure: `highest less lowest mean of ${eachWords(measured)}`,
				format: "decimal",
				kind: "exploratory",
				none: 0,
				negligible: { low: -most, high: most },
				test: "Kruskal-Wallis test over all groups",
			},
		},
	];
}

type Found = UsageDifference & { finding: Finding };

/** The sentence with its evidence, and the table that holds the numbers. */
export function writeUsageDifferences(
	basis: Basis,
	differences: readonly UsageDifference[],
	findings: Findings,
): (FindingBlock | TableBlock)[] {
	const found = differences.map((difference) => ({ ...difference, finding: findings(difference.hypothesis.id) }));
	const table = differenceTable(basis, found);
	const evidence = found.map(({ measured, channel, finding }, row) =>
		citeFinding(finding, { label: `${channel}, ${measureWords[measured.measure]}`, table: table.id, row }),
	);
	const claim = differenceWords(basis, found);
	return [{ kind: "finding", id: "usage-differs", claim, verdict: blockVerdict(evidence), evidence }, table];
}

function differenceWords({ grouping, formats }: Basis, found: readonly Found[]): string {
	const { noun } = grouping;
	const nameOf = ({ measured, channel }: Found) => `${measureWords[measured.measure]} on ${channel}`;
	const apart = found.filter(({ finding }) => finding.verdict === "supported");
	const effect = ({ finding }: Found) => finding.measured?.effect.value ?? 0;
	const [first, ...others] = apart.toSorted((a, b) => effect(b) - effect(a));
	if (!first)
		return found.every(({ finding }) => finding.verdict === "no difference")
			? `Every ${noun} uses every channel equally much, to within ${formats.short(definitions.negligibleUsage.value, "share")} of the mean`
			: `No channel is clearly used more in one ${noun} than in another`;
	const says = ({ group, estimate }: Compared) => `${formats.cell(estimate, "decimal")} (${group})`;
	const range = `from ${says(first.lowest)} to ${says(first.highest)}`;
	const verb = first.measured.measure === "activity" ? "differs" : "differ";
	const claim = `${upperFirst(eachWords(first.measured))} on ${first.channel} ${verb} ${howGreatly(first.finding)} by ${noun}, ${range}`;
	if (others.length === 0) return claim;
	const also = others.length < 4 ? joinWords(others.map(nameOf)) : `${countWord(others.length)} other measures`;
	return `${claim}; so ${others.length === 1 ? "does the mean of" : "do the means of"} ${also}`;
}

function differenceTable({ grouping }: Basis, found: readonly Found[]): TableBlock {
	const { noun } = grouping;
	const estimate = { name: "difference", label: "Highest less lowest", format: "decimal" } as const;
	return makeTableBlock({
		id: "usage-differences",
		claim: `The widest difference in use between one ${noun} and another, on each channel`,
		description: `The ${noun} with the lowest and the highest mean ${found[0]?.measured.period ? "a month " : ""}on each channel, the difference with its 95% interval, and the Kruskal-Wallis test over every ${noun}.`,
		columns: [
			channelColumn,
			textColumn("measure", "Measure"),
			textColumn("lowest", "Least"),
			{ name: "lowest_mean", label: "Lowest mean", type: "number", format: "decimal" },
			textColumn("highest", "Most"),
			{ name: "highest_mean", label: "Highest mean", type: "number", format: "decimal" },
			...evidenceColumns(estimate, "Epsilon squared"),
		],
		rows: found.map(
			({ channel, measured, lowest, highest, finding }): Record => ({
				channel,
				measure: measureWords[measured.measure],
				lowest: lowest.estimate === highest.estimate ? null : lowest.group,
				lowest_mean: lowest.estimate,
				highest: lowest.estimate === highest.estimate ? null : highest.group,
				highest_mean: highest.estimate,
				...evidenceCells(estimate.name, finding),
			}),
		),
		// Made of means that are not withheld.
		protection: "public",
		note: `${endsNote} It goes by ranks, and so not by a few heavy users.`,
	});
}
