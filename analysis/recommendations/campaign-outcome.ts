/** What the chapter on engagement compares clicks with, in words: purchases where the data have them, else responses. */
import type { RuleEvidence } from "./evidence.ts";
import type { Gain } from "./recommendation.ts";

export interface CampaignOutcome {
	/** The column of its share. */
	rate: string;
	/** Third person plural: "buy". */
	verb: string;
	/** Past: "bought". */
	past: string;
	/** Who did: "buyers". */
	doers: string;
	/** What one more of them is worth, where the report says so. */
	value: Pick<Gain, "value">;
}

const purchases: CampaignOutcome = {
	rate: "purchase_rate",
	verb: "buy",
	past: "bought",
	doers: "buyers",
	value: { value: "purchase" },
};
const responses: CampaignOutcome = {
	rate: "response_rate",
	verb: "respond",
	past: "responded",
	doers: "customers who respond",
	value: {},
};

export const ratesTable = "purchase-rate-by-ctr";

export function findOutcome(evidence: Pick<RuleEvidence, "rows">): CampaignOutcome {
	const isRated = evidence.rows(ratesTable).some((row) => row.number(responses.rate) !== null);
	return isRated ? responses : purchases;
}
