/** Engagement, marketing and service for each segment that the report formed, by what sets it apart. */
import { definitions } from "../../definitions.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { segmentSql } from "../audience-sql.ts";
import type { RuleEvidence } from "../evidence.ts";
import type { Proposal, Rule } from "../recommendation.ts";
import { type DistinctFeature, featureWords, listDistinctFeatures } from "../segment-features.ts";
import { findSegmentService } from "../segment-services.ts";

export const segmentService: Rule = {
	id: "segment-service",
	speak(evidence) {
		const { formed, groups } = evidence.grouping;
		if (!formed) return [];
		const ids = kebabIds(groups.map(({ name }) => name));
		return groups.flatMap(({ name }, i) => speakOfSegment(name, { id: `segment-service-${ids[i]}`, evidence }));
	},
};

function speakOfSegment(name: string, { id, evidence }: { id: string; evidence: RuleEvidence }): Proposal[] {
	const stability = evidence.stability(name);
	const features = listDistinctFeatures(name, evidence);
	const kind = findSegmentService(features);
	if (!kind || (stability !== "stable" && stability !== "highly stable")) return [];
	const size = evidence.rows("segment-sizes").find((row) => row.text("segment") === name);
	const money = readMoney(name, evidence);
	return [
		{
			id,
			claim: kind.claim(name),
			audience: { words: name, select: segmentSql(name), traits: [] },
			// How a segment is served is no offer that another would crowd out.
			contact: "none",
			isCreditOffer: false,
			shows: differWords(name, { features, evidence }),
			reason: [
				`${differWords(name, { features, evidence })}.`,
				...(money ? [money.words] : []),
				`Engage them ${kind.engagement}; market ${kind.marketing}; serve them ${kind.service}.`,
			],
			basis: [
				{ table: "segment-features", label: "Features of the segments" },
				...(money ? [{ table: "segment-money", label: "Money of the segments" }] : []),
			],
			strength: {
				verdict: "counted",
				magnitude: null,
				money: money ? { share: money.share, of: money.of } : null,
				customers: size?.number("customers") ?? null,
				stability,
			},
			expectation: { unknown: "the data hold no answers to such service, so nothing tells how many it would move" },
			risk: kind.risk,
			trial: { outcome: kind.outcome },
			research: { topic: "segments", words: /./ },
		},
	];
}

/** Described and not tested: the segments were made from these features. */
function differWords(
	name: string,
	{ features, evidence }: { features: readonly DistinctFeature[]; evidence: RuleEvidence },
): string {
	const most = features.slice(0, definitions.mostNamedFeatures.value).map((feature) => featureWords(feature, evidence));
	return `${name} stand apart most, in standard deviations from the mean of all customers, by ${joinWords(most)}`;
}

interface Money {
	share: number;
	of: "balances" | "money moved";
	/** As a sentence. */
	words: string;
}

/** Undefined where it is withheld, or not known. */
function readMoney(name: string, evidence: RuleEvidence): Money | undefined {
	const row = evidence.rows("segment-money").find((of) => of.text("segment") === name);
	const [customers, share] = [row?.number("share") ?? null, row?.number("money_share") ?? null];
	if (customers === null || share === null) return undefined;
	const { cell } = evidence.formats;
	const weighed = lowerFirst(row?.label("money_share") ?? "");
	return {
		share,
		of: weighed.includes("balances") ? "balances" : "money moved",
		words: `They are ${cell(customers, "share")} of customers; their ${weighed} is ${cell(share, "share")}.`,
	};
}
