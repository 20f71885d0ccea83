/** Which channel customers respond on, by contact. */
import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Block, Section } from "../../document.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import type { Grouping } from "../../tables/groups.ts";
import { blockVerdict, formedWords } from "./basis.ts";
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
	contactedNotByChance,
	describedClaim,
	leadClaim,
	type ResponseWords,
} from "./response-words.ts";

/** Needs `customer_groups`. Undefined where the data have no responses. */
export async function responseByChannel(
	bank: Bank,
	grouping: Grouping,
	settings: Settings,
): Promise<Draft | undefined> {
	const counts = await countContacts(bank);
	if (!counts) return undefined;
	const tests = await testResponses(bank, counts, { grouping, settings });
	return {
		hypotheses: tests.hypotheses,
		write: (findings) => writeSections(counts, tests, { grouping, settings, findings }),
	};
}

function writeSections(
	counts: ContactCounts,
	tests: ResponseTests,
	{ grouping, settings, findings }: { grouping: Grouping; settings: Settings; findings: Findings },
): Section[] {
	const words: ResponseWords = { findings, formats: formatsFor(settings), noun: grouping.noun };
	const options: ResponseFigureOptions = { grouping, settings, findings };
	const claim = leadClaim(tests, words);
	const byChannel: Section = {
		id: responseTables.channels,
		claim,
		blocks: [
			channelsFigure(counts, tests, { ...options, claim }),
			...leadBlocks(tests, words, options),
			...againstOthersBlocks(tests, words),
		],
	};
	return grouping.groups.length > 1 ? [byChannel, groupsSection(counts, tests, { ...options, words })] : [byChannel];
}

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
			caveat: contactedNotByChance,
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
			caveat: contactedNotByChance,
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
	const claim = tested.length > 0 ? betweenGroupsClaim(tests.channels, words) : describedClaim(channels, words);
	const evidence = tested.flatMap(({ channel, between }, row) =>
		between ? [citeFinding(words.findings(between.id), { label: channel, table: responseTables.between, row })] : [],
	);
	const figure = groupsFigure(counts, channels, {
		...options,
		claim,
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
						caveat: contactedNotByChance,
					},
					betweenTable(tested, options),
				];
	return { id: responseTables.groups, claim, blocks: [figure, ...finding] };
}
