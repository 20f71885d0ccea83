/** The check of each channel's answer: over all customers, and among those of one segment and age band. */
import type { FindingBlock, Section, TableBlock } from "../../document.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import { formatsFor } from "../../format.ts";
import { customersColumn } from "../columns.ts";
import { kebabIds } from "../kebab-ids.ts";
import { makeTableBlock } from "../table.ts";
import { channelColumn } from "./basis.ts";
import {
	type ChannelFindings,
	type ChannelWords,
	channelClaim,
	channelsHeadline,
	courseOf,
	oddsClaim,
} from "./ctr-channel-words.ts";
import { channelsForest, type FigureOptions } from "./ctr-forests.ts";
import type { ClickOutcomes } from "./ctr-outcomes.ts";
import { type ClickTests, strataNoun } from "./ctr-tests.ts";
import { outcomeNoun } from "./ctr-words.ts";

const tables = { channels: "ctr-and-buying-by-channel", between: "ctr-and-buying-between-groups" } as const;

/** A channel that can be shown, and where its numbers are. */
interface Shown extends ChannelFindings {
	customers: number;
	/** Among the channels of the tests. */
	place: number;
}

/** Undefined where there is nothing to part customers by, or no channel of which enough customers can be shown. */
export function withinStrataSection(
	{ hasBands, sql }: ClickOutcomes,
	tests: ClickTests,
	options: FigureOptions,
): Section | undefined {
	const { grouping, outcome, settings } = options;
	const shown = listShown(tests, options);
	if (shown.length === 0) return undefined;
	const words: ChannelWords = {
		outcome,
		strata: strataNoun(grouping, hasBands),
		noun: grouping.noun,
		formats: formatsFor(settings),
	};
	const claim = channelsHeadline(shown, words);
	const compared = shown.filter(({ between }) => between !== undefined);
	const within = `Within the same ${words.strata}`;
	const ids = kebabIds(shown.map(({ channel }) => channel));
	const findings = shown.map(
		(one, i): FindingBlock => ({
			kind: "finding",
			id: `ctr-and-buying-on-${ids[i]}`,
			claim: channelClaim(one, words),
			verdict: one.within.verdict,
			evidence: [
				citeFinding(one.overall, { label: "Over all customers", table: tables.channels, row: 2 * one.place }),
				citeFinding(one.within, { label: within, table: tables.channels, row: 2 * one.place + 1 }),
				...(one.between
					? [citeFinding(one.between, { label: `By ${words.noun}`, table: tables.between, row: compared.indexOf(one) })]
					: []),
			],
			...caveatOf(one, words),
		}),
	);
	// A sentence that is the headline stands right under it.
	const [first, ...others] = findings.toSorted((a, b) => Number(b.claim === claim) - Number(a.claim === claim));
	const isFirst = first?.claim === claim;
	const forestClaim = isFirst ? oddsClaim(shown, words) : claim;
	const forest = channelsForest(tests, { claim: forestClaim, within, sql: sql.strata }, options);
	return {
		id: "ctr-and-buying-by-channel",
		claim,
		blocks: [
			...(isFirst ? [first, forest] : [forest, ...(first ? [first] : [])]),
			...others,
			...(compared.length > 0 ? [betweenTable(compared, words)] : []),
		],
	};
}

function listShown({ channels }: ClickTests, { findings }: FigureOptions): Shown[] {
	return channels.flatMap(({ channel, customers, hypotheses }, place) => {
		if (!hypotheses) return [];
		const { overall, within, between } = hypotheses;
		const judged = { overall: findings(overall.id), within: findings(within.id) };
		return [{ channel, customers, place, ...judged, ...(between ? { between: findings(between.id) } : {}) }];
	});
}

/** That nothing was randomized stands beside the figure above. */
function caveatOf(findings: ChannelFindings, { strata }: ChannelWords): { caveat?: string } {
	const course = courseOf(findings);
	return course === "turns around" || course === "explained"
		? {
				caveat: `Over all customers, those of one ${strata} are compared with those of another: what counts is the answer among customers who are alike.`,
			}
		: {};
}

/** Whether the odds ratio is the same in every group, for each channel that is shown. */
function betweenTable(shown: readonly Shown[], { noun, outcome }: ChannelWords): TableBlock {
	return makeTableBlock({
		id: tables.between,
		claim: `How far the odds ratios of clicking and ${outcomeNoun(outcome)} lie apart by ${noun}, channel by channel`,
		description: `How far the odds ratio of each ${noun} typically lies from the average, as a ratio: 1 where all are the same. High against low click-through rates, as above.`,
		columns: [
			channelColumn,
			customersColumn,
			...evidenceColumns(
				{ name: "spread", label: "Typical ratio to the average", format: "ratio" },
				"Effect size (ratio of odds ratios)",
			),
		],
		rows: shown.map(({ channel, customers, between }) => ({
			channel,
			customers: between?.n ?? customers,
			...(between ? evidenceCells("spread", between) : {}),
		})),
		// Only channels of which enough customers of either half bought, and did not.
		protection: "public",
	});
}
