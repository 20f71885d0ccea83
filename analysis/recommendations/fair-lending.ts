/**
 * The gate before every credit offer: who gets one, and on what terms, may not hang on age, sex, marital status or another
 * protected trait. Groups may be described by them; an offer goes to the behavior behind them, or to nobody.
 *
 * Source: Regulation B, 12 CFR 1002.4 (discrimination and discouragement) and 1002.2(z) (prohibited bases).
 */
import type { RecommendationBlock } from "../document.ts";
import { joinWords, upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import type { Proposal } from "./recommendation.ts";

/** A proposal as it may be published. */
export interface Screened {
	proposal: Proposal;
	/** What to do, or where nobody may be targeted what the data show. */
	claim: string;
	/** In words. */
	audience: string;
	/** SQL for the column `customer`: who it is. Null where nobody may be targeted. */
	select: string | null;
	/** What the gate changed, if it did. */
	change?: Change;
}

export interface Change extends NonNullable<RecommendationBlock["fairLending"]> {
	/** The audience as the data have it. */
	found: string;
	/** Labels of the protected traits that defined it. */
	traits: string[];
}

export const nobody = "Nobody: descriptive, not for targeting";

export function screen(proposal: Proposal, { fairLending }: Pick<Settings, "fairLending">): Screened {
	const { audience, isCreditOffer, claim } = proposal;
	const { words: found, behavior, select } = audience;
	const traits = [...new Set(audience.traits.filter((trait) => trait.protected).map(({ label }) => label))];
	if (!fairLending || !isCreditOffer || traits.length === 0)
		return { proposal, claim, audience: upperFirst(found), select };
	const basis = joinWords(traits.map((label) => label.toLowerCase()));
	const from = { found: upperFirst(found), traits };
	if (behavior) {
		const note = `The data show it for ${found}. Who is offered credit may not hang on ${basis}, so the offer goes to the behavior behind it, whoever shows it.`;
		const change: Change = { change: "reworded", note, ...from };
		return { proposal, claim, audience: upperFirst(behavior.words), select: behavior.select, change };
	}
	const note = `Who is offered credit, and on what terms, may not hang on ${basis}, and no behavior in the data stands behind it.`;
	const change: Change = { change: "descriptive only", note, ...from };
	return { proposal, claim: proposal.shows, audience: nobody, select: null, change };
}
