/** What a rule makes of the published evidence: an action for an audience, before it is screened, graded and written. */
import type { RecommendationBlock } from "../document.ts";
import type { Magnitude, Verdict } from "../findings/hypothesis.ts";
import type { FieldRoleName } from "../roles.ts";
import type { RuleEvidence } from "./evidence.ts";

export interface Rule {
	/** kebab-case; what the ids of its proposals begin with. */
	id: string;
	/** What the published tables speak for; nothing where they do not. */
	speak(evidence: RuleEvidence): Proposal[];
}

export interface Proposal {
	/** kebab-case, unique in the report. */
	id: string;
	/** What to do, as a sentence without a full stop that names no audience: this may still change. */
	claim: string;
	audience: Audience;
	/** Whether who gets credit, or on what terms, hangs on the audience. */
	isCreditOffer: boolean;
	/** What the data show of the audience, as a sentence without a full stop: all that is left where nobody may be targeted. */
	shows: string;
	/** Why, in sentences; every number in them is a cell of a table of the basis. */
	reason: string[];
	/** The published tables that it stands on. */
	basis: RecommendationBlock["basis"];
	strength: Strength;
	/** The outside research that would speak for it. */
	research?: ResearchWanted;
}

export interface Audience {
	/** "customers who spend on Travel"; of the traits where there are any, before they are screened. */
	words: string;
	/** What of the customers defines it; empty where anybody may be of it. */
	traits: readonly Trait[];
	/** What its members do, in words that hold for anybody: "customers who spend much on Travel". */
	behavior?: string;
}

/** A demographic of customers. */
export interface Trait {
	role: FieldRoleName;
	/** As readers see it: "Age band". */
	label: string;
	value: string;
	/** No credit offer may be decided by it. */
	protected: boolean;
}

/** What a grade is given for. */
export interface Strength {
	/** Of the comparison that it stands on; `counted` where a figure of all customers says it and there is nothing to test. */
	verdict: Verdict | "counted";
	/** Of the comparison's effect; null where there is none. */
	magnitude: Magnitude | null;
	/** Share of all spending that it is about, 0 to 1; null where that is not known. */
	moneyShare: number | null;
	/** Customers that it rests on. */
	customers: number;
}

/** Research of the topic whose claim has one of the words. */
export interface ResearchWanted {
	topic: string;
	words: RegExp;
}
