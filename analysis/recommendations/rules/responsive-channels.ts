/** Channels on which contacts get clearly more responses than on the others first, and those with clearly fewer last. */
import { definitions } from "../../definitions.ts";
import type { Magnitude } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { everyoneSql } from "../audience-sql.ts";
import { readEstimate } from "../channel-response.ts";
import type { PublishedRow, RuleEvidence } from "../evidence.ts";
import type { Proposal, Rule } from "../recommendation.ts";

const [channelsTable, leadTable] = ["responses-by-channel", "responses-lead"] as const;

/** A channel whose response rate is known to differ from that of the others together. */
interface ApartChannel {
	channel: string;
	row: PublishedRow;
	/** The row that the comparison is in. */
	test: PublishedRow;
	/** From the other channels, in responses a contact. */
	difference: Estimate;
	magnitude: Magnitude | null;
}

export const responsiveChannels: Rule = {
	id: "responsive-channels",
	speak(evidence) {
		const apart = listApart(evidence).toSorted((a, b) => b.difference.estimate - a.difference.estimate);
		const most = definitions.mostRewards.value;
		const above = apart.filter(({ difference }) => difference.low > 0).slice(0, most);
		const below = apart
			.filter(({ difference }) => difference.high < 0)
			.toReversed()
			.slice(0, most);
		return [...propose(above, { isMore: true, evidence }), ...propose(below, { isMore: false, evidence })];
	},
};

function listApart(evidence: RuleEvidence): ApartChannel[] {
	const rows = evidence.rows(channelsTable);
	const [first] = rows;
	// Of two channels the highest is compared with the next, in a table of its own.
	const tests =
		rows.length === 2 && first
			? evidence.rows(leadTable).map((test) => ({ row: first, test }))
			: rows.map((row) => ({ row, test: row }));
	return tests.flatMap(({ row, test }) => {
		const difference = readEstimate(test, "difference");
		if (test.verdict !== "supported" || !difference) return [];
		const effect = test.number("effect");
		const magnitude = test.magnitude ?? (effect === null ? null : effectMagnitude(effect));
		return [{ channel: row.text("channel"), row, test, difference, magnitude }];
	});
}

function propose(
	channels: readonly ApartChannel[],
	{ isMore, evidence }: { isMore: boolean; evidence: RuleEvidence },
): Proposal[] {
	const [first] = channels;
	if (!first) return [];
	const named = joinWords(channels.map(({ channel }) => channel));
	const often = isMore ? "more often" : "less often";
	const isLead = first.test.table === leadTable;
	const rate = first.row.number("response_rate");
	const { difference } = first;
	const others = rate === null ? undefined : rate - difference.estimate;
	const gain = isMore ? difference : { estimate: -difference.estimate, low: -difference.high, high: -difference.low };
	const move = isMore
		? `each of them is contacted once on ${first.channel} in place of another channel`
		: `each of them is contacted once on another channel in place of ${first.channel}`;
	return [
		{
			id: isMore ? "responsive-channels" : "unresponsive-channels",
			claim: isMore ? `Contact customers on ${named} first` : `Contact customers on ${named} last, or no longer`,
			audience: { words: "all customers", select: everyoneSql(), traits: [] },
			// Where messages are sent, and not one more of them.
			contact: "none",
			isCreditOffer: false,
			shows: `Contacts on ${named} get a response ${often} than on other channels`,
			reason: [
				`Contacts get a response ${often} than on ${isLead ? "the other channel" : "the other channels together"}: ${joinWords(channels.map((of) => says(of, evidence)))}.`,
			],
			basis: [
				{ table: channelsTable, label: "Responses by channel" },
				...(isLead ? [{ table: leadTable, label: "How far the highest is ahead" }] : []),
			],
			strength: {
				verdict: "supported",
				magnitude: first.magnitude,
				money: null,
				customers: first.row.number("customers"),
			},
			expectation: {
				of: "responses",
				unit: "customers",
				each: gain,
				assumptions: [move, "they respond there as those who were contacted there did"],
			},
			risk: isMore
				? "Who was contacted on which channel was not decided by chance, and a channel that is used more may be answered less."
				: "Who was contacted on which channel was not decided by chance, and some customers can be reached on no other.",
			trial: isMore
				? { outcome: "the share of contacts that get a response", baseline: others, difference: difference.estimate }
				: {
						outcome: "the share of contacts that get a response",
						baseline: rate ?? undefined,
						difference: gain.estimate,
					},
			research: { topic: "engagement", words: /response|channel/i },
		},
	];
}

/** "on TikTok 40.6% (+23.0 points)". */
function says({ channel, row, difference }: ApartChannel, { formats }: RuleEvidence): string {
	return `on ${channel} ${formats.cell(row.number("response_rate"), "share")} (${formats.cell(difference.estimate, "points")})`;
}
