/** Which channel customers respond on, by contact. */

import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Block, Figure, FindingBlock, Section } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Grouping } from "../../tables/groups.ts";
import type { Grouped } from "../grouped.ts";
import { formedWords } from "../grouped.ts";
import { type ContactCounts, countContacts } from "./response-counts.ts";
import {
	betweenTable,
	channelsFigure,
	groupsFigure,
	leadTable,
	type ResponseFigureOptions,
	responseTables,
} from "./response-figures.ts";
import { type ResponseTests, testResponses } from "./response-tests.ts";
import {
	againstOthersClaim,
	betweenGroupsClaim,
	describedClaim,
	leadClaim,
	type ResponseWords,
	ratesClaim,
} from "./response-words.ts";
import { watchLead } from "./watch-rates.ts";

/** Needs `customer_groups`. Undefined where the data have no responses. */
export async function draftResponses(grouped: Grouped): Promise<Draft | undefined> {
	const { bank, grouping, settings } = grouped;
	const counts = await countContacts(bank);
	if (!counts) return undefined;
	const tests = await testResponses(bank, counts, { grouping, settings });
	const kept = await watchLead(grouped, tests);
	return {
		hypotheses: kept.withTests(tests.hypotheses),
		watched: kept.watched,
		write: (findings) => writeSections(counts, tests, { grouping, settings, findings, turned: kept.blocks(findings) }),
	};
}

function writeSections(
	counts: ContactCounts,
	tests: ResponseTests,
	{
		grouping,
		settings,
		findings,
		turned,
	}: { grouping: Grouping; settings: Settings; findings: Findings; turned: (FindingBlock | Figure)[] },
): Section[] {
	const words: ResponseWords = { findings, formats: formatsFor(settings), noun: grouping.noun };
	const options: ResponseFigureOptions = { grouping, settings, findings };
	const claim = turned[0]?.claim ?? leadClaim(tests, words);
	const [finding, table] = leadBlocks(tests, words, options);
	const lead = turned.length > 0 ? turned : finding ? [finding] : [];
	const byChannel: Section = {
		id: responseTables.channels,
		claim,
		blocks: [
			...lead,
			channelsFigure(counts, tests, { ...options, claim: lead.length > 0 ? ratesClaim(tests, words) : claim }),
			...(table ? [table] : []),
			...againstOthersBlocks(tests, words),
		],
	};
	return grouping.groups.length > 1 ? [byChannel, groupsSection(counts, tests, { ...options, words })] : [byChannel];
}

/** The finding that is the headline, then its table. */
function leadBlocks(tests: ResponseTests, words: ResponseWords, options: ResponseFigureOptions): Block[] {
	const { lead } = tests;
	if (!lead) return [];
	const finding = words.findings(lead.hypothesis.id);
	const label = `${lead.first.channel} against ${lead.second.channel}`;
	return [
		{
			kind: "finding",
			id: "responses-lead-finding",
			claim: leadClaim(tests, words),
			verdict: finding.verdict,
			evidence: [citeFinding(finding, { label, table: responseTables.lead, row: 0 })],
		},
		leadTable(lead, { ...options, label }),
	];
}

function againstOthersBlocks(tests: ResponseTests, words: ResponseWords): Block[] {
	const evidence = tests.channels.flatMap(({ channel, difference }, row) =>
		difference
			? [citeFinding(words.findings(difference.id), { label: channel, table: responseTables.channels, row })]
			: [],
	);
	if (evidence.length === 0) return [];
	return [
		{
			kind: "finding",
			id: "responses-against-others",
			claim: againstOthersClaim(tests, words),
			verdict: blockVerdict(evidence),
			evidence,
		},
	];
}

function groupsSection(
	counts: ContactCounts,
	tests: ResponseTests,
	{ words, ...options }: ResponseFigureOptions & { words: ResponseWords },
): Section {
	const most = new Set(counts.channels.slice(0, definitions.mostChannels.value).map(({ channel }) => channel));
	const channels = tests.channels.filter(({ channel }) => most.has(channel));
	const tested = tests.channels.filter(({ between }) => between !== undefined);
	const described = describedClaim(channels, words);
	const claim = tested.length > 0 ? betweenGroupsClaim(tests.channels, words) : described;
	const evidence = tested.flatMap(({ channel, between }, row) =>
		between ? [citeFinding(words.findings(between.id), { label: channel, table: responseTables.between, row })] : [],
	);
	const figure = groupsFigure(counts, channels, {
		...options,
		claim: described,
		note: formedWords(options),
		leftOut: tests.channels.length + tests.leftOut - channels.length,
	});
	const finding: Block[] =
		evidence.length === 0
			? []
			: [
					{
						kind: "finding",
						id: "responses-between-groups-finding",
						claim,
						verdict: blockVerdict(evidence),
						evidence,
					},
					betweenTable(tested, options),
				];
	return { id: responseTables.groups, claim, blocks: [...finding.slice(0, 1), figure, ...finding.slice(1)] };
}
