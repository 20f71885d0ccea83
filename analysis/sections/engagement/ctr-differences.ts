/** Whether click-through rates differ between groups, channel by channel. */

import type { Record } from "../../disclosure.ts";
import type { FindingBlock, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { cohensHEffect } from "../../findings/effects.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { howGreatly } from "../../findings/strength-words.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { heterogeneityTest } from "../../statistics/heterogeneity-test.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { type Ends, endsNote, findEnds } from "../ends.ts";
import { kebabIds } from "../kebab-ids.ts";
import { withinWords } from "../points-words.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { tellCustomers } from "../tell-customers.ts";
import type { Kept } from "../watch/keep-watch.ts";
import { type Basis, channelColumn } from "./basis.ts";
import type { ChannelRate, Rate } from "./channel-rates.ts";
import { nameChannels } from "./name-channels.ts";

/** A channel with the groups that click least and most often. */
export interface CtrDifference extends Ends<ChannelRate & { pooled: Rate }> {
	channel: string;
	hypothesis: Hypothesis;
}

/** The channels on which at least two groups can be shown. What is withheld is neither compared nor tested. */
export function findCtrDifferences(
	{ channels, grouping, settings }: Basis,
	rates: readonly ChannelRate[],
): CtrDifference[] {
	const ids = kebabIds(channels.campaign);
	return channels.campaign.flatMap((channel, index) => {
		const known = rates
			.filter((rate) => rate.channel === channel && !rate.withheld && isNamed(rate.group))
			// Where nobody clicked there is no telling how rates vary.
			.flatMap((rate) => (rate.pooled?.standardError ? [{ ...rate, pooled: rate.pooled }] : []));
		const ends = findEnds(known, ({ pooled }) => pooled.estimate);
		const heterogeneity = heterogeneityTest(known.map(({ pooled }) => pooled));
		if (!ends || !heterogeneity) return [];
		const { lowest, highest } = ends;
		const sizes = known.map(({ group }) => grouping.groups.find(({ name }) => name === group)?.customers ?? 0);
		const { p: _, ...estimate } = welchDifference(
			{ ...highest.pooled, n: highest.customers },
			{ ...lowest.pooled, n: lowest.customers },
		);
		const hypothesis: Hypothesis = {
			id: `ctr-differs-${ids[index]}`,
			measured: {
				estimate,
				p: heterogeneity.p,
				effect: cohensHEffect(highest.pooled.estimate, lowest.pooled.estimate),
			},
			n: [known.map(({ reached }) => reached), sizes]
				.map((counts) => counts.reduce((sum, count) => sum + count, 0))
				.reduce(
					(n, all) => tellCustomers(n, { all, threshold: settings.disclosureThreshold }),
					known.reduce((sum, { customers }) => sum + customers, 0),
				),
			measure: "highest less lowest click-through rate",
			format: "points",
			kind: "exploratory",
			none: 0,
			negligible: { low: -settings.meaningfulDifference, high: settings.meaningfulDifference },
			test: "Cochran's Q over all groups",
		};
		return [{ channel, lowest, highest, hypothesis }];
	});
}

/** The sentence with its evidence, and the table that holds the numbers. */
export function writeCtrDifferences(
	basis: Basis,
	differences: readonly CtrDifference[],
	{ findings, kept }: { findings: Findings; kept: Pick<Kept, "isTurned"> },
): (FindingBlock | TableBlock)[] {
	const found = differences.map((difference) => ({ ...difference, finding: findings(difference.hypothesis.id) }));
	const table = differenceTable(basis, found);
	const told = found.filter(({ hypothesis }) => !kept.isTurned(hypothesis.id));
	if (told.length === 0) return [table];
	const evidence = told.map((one) =>
		citeFinding(one.finding, { label: one.channel, table: table.id, row: found.indexOf(one) }),
	);
	const claim = differenceWords(basis, told);
	return [{ kind: "finding", id: "ctr-differs", claim, verdict: blockVerdict(evidence), evidence }, table];
}

type Found = CtrDifference & { finding: Finding };

/** What came of every channel, in one sentence. */
function differenceWords({ grouping, settings, formats }: Basis, found: readonly Found[]): string {
	const { noun } = grouping;
	const says = ({ group, pooled }: Found["lowest"]) => `${group} (${formats.cell(pooled.estimate, "share")})`;
	const namesOf = (verdict: Finding["verdict"]) =>
		found.flatMap(({ channel, finding }) => (finding.verdict === verdict ? [channel] : []));
	const apart = found.filter(({ finding }) => finding.verdict === "supported");
	const size = ({ highest, lowest }: Found) => highest.pooled.estimate - lowest.pooled.estimate;
	const widest = apart.toSorted((a, b) => size(b) - size(a))[0];
	const [same, unclear] = [namesOf("no difference"), namesOf("inconclusive")];
	const others = apart.filter((one) => one !== widest).map(({ channel }) => channel);
	const parts = [
		...(widest
			? [
					`click-through rates differ ${howGreatly(widest.finding)} by ${noun} on ${widest.channel}, from ${says(widest.lowest)} to ${says(widest.highest)}${others.length > 0 ? `, and on ${joinWords(others)} too` : ""}`,
				]
			: []),
		...(same.length > 0
			? [
					`on ${nameChannels(same, found.length)} every ${noun} clicks equally often, ${withinWords({ settings, formats })}`,
				]
			: []),
		...(unclear.length > 0
			? [
					apart.length + same.length === 0
						? `click-through rates do not clearly differ by ${noun} on ${nameChannels(unclear, found.length)}`
						: `on ${joinWords(unclear)} there is no clear difference`,
				]
			: []),
	];
	return upperFirst(parts.join("; "));
}

function differenceTable({ grouping }: Basis, found: readonly Found[]): TableBlock {
	const estimate = { name: "difference", label: "Highest less lowest", format: "points" } as const;
	const { noun } = grouping;
	return makeTableBlock({
		id: "ctr-differences",
		claim: `The widest difference in click-through rate between one ${noun} and another, on each channel`,
		description: `The ${noun} that clicks least and most often on each channel, the difference between their pooled click-through rates with its 95% interval, and Cochran's Q over every ${noun}.`,
		columns: [
			channelColumn,
			textColumn("lowest", "Clicks least"),
			{ name: "lowest_ctr", label: "Lowest rate", type: "number", format: "share" },
			textColumn("highest", "Clicks most"),
			{ name: "highest_ctr", label: "Highest rate", type: "number", format: "share" },
			...evidenceColumns(estimate, "Cohen's h"),
		],
		rows: found.map(
			({ channel, lowest, highest, finding }): Record => ({
				channel,
				lowest: lowest.pooled.estimate === highest.pooled.estimate ? null : lowest.group,
				lowest_ctr: lowest.pooled.estimate,
				highest: lowest.pooled.estimate === highest.pooled.estimate ? null : highest.group,
				highest_ctr: highest.pooled.estimate,
				...evidenceCells(estimate.name, finding),
			}),
		),
		// Made of rates that are not withheld.
		protection: "public",
		note: endsNote,
	});
}
