/** Whether groups use the channels differently. */
import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { FindingBlock, TableBlock } from "../../document.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { kebabIds } from "../kebab-ids.ts";
import { epsilonSquaredEffect } from "../products/effects.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { type Basis, blockVerdict, channelColumn } from "./basis.ts";
import type { Rate } from "./channel-rates.ts";
import { eachWords, type MeasuredUsage, meanUsage, measureWords, withholdUsage } from "./usage-figures.ts";
import { rankUsage } from "./usage-sums.ts";

export interface UsageDifference {
	measured: MeasuredUsage;
	channel: string;
	lowest: Compared;
	highest: Compared;
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
		const shown = measured.usage.filter((sum, index) => !hidden.has(index) && !isUnknown(sum.group));
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
	const sorted = groups.toSorted((a, b) => a.estimate - b.estimate);
	const [lowest, highest] = [sorted[0], sorted.at(-1)];
	if (!lowest || !highest || lowest === highest) return [];
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
			? `Every ${noun} uses every channel about as much, to within a tenth`
			: `No channel is clearly used more in one ${noun} than in another`;
	const says = ({ group, estimate }: Compared) => `${formats.cell(estimate, "decimal")} (${group})`;
	const words = eachWords(first.measured);
	const range = `from ${says(first.lowest)} to ${says(first.highest)}`;
	const also = others.length < 4 ? joinWords(others.map(nameOf)) : `${others.length} other measures`;
	return `${words.charAt(0).toUpperCase()}${words.slice(1)} on ${first.channel} differ${first.measured.measure === "activity" ? "s" : ""} ${others.length > 0 ? "most " : ""}by ${noun}, ${range}${others.length > 0 ? `; ${also} differ too` : ""}`;
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
				lowest: lowest.group,
				lowest_mean: lowest.estimate,
				highest: highest.group,
				highest_mean: highest.estimate,
				...evidenceCells(estimate.name, finding),
			}),
		),
		// Made of means that are not withheld.
		protection: "public",
		note: "Of many groups the highest and the lowest lie apart by chance alone: whether use differs is judged by the test over all of them, which goes by ranks and so not by a few heavy users.",
	});
}
