/** What a rule makes of the published evidence: an action for an audience, before it is screened, sized, graded and written. */
import type { RecommendationBlock } from "../document.ts";
import type { Magnitude, Verdict } from "../findings/hypothesis.ts";
import type { KnownTrait } from "../narrative/customer-words.ts";
import type { Settings } from "../report.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { StabilityVerdict } from "../statistics/stability-verdict.ts";
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
	contact: Contact;
	/** Whether who gets credit, or on what terms, hangs on the audience. */
	isCreditOffer: boolean;
	/** What the data show of the audience, as a sentence without a full stop: all that is left where nobody may be targeted. */
	shows: string;
	/** Why, in sentences; every number in them is a cell of a table of the basis. */
	reason: string[];
	/** The published tables that it stands on. */
	basis: RecommendationBlock["basis"];
	strength: Strength;
	expectation: Expectation;
	/** What may go wrong, as sentences. */
	risk: string;
	trial: Trial;
	/** The outside research that would speak for it. */
	research?: ResearchWanted;
}

export interface Audience {
	/** "customers who spend on Travel"; of the traits where there are any, before they are screened. */
	words: string;
	/** SQL for the column `customer`: see `audience-sql.ts`. */
	select: string;
	/** SQL for `customer`: of whom it is known whether they are of it; all where left out. */
	known?: string;
	/** What of the customers defines it; empty where anybody may be of it. */
	traits: readonly Trait[];
	/** What its members do, in words that hold for anybody, "customers who spend much on Travel", and who does so. */
	behavior?: Pick<Audience, "words" | "select">;
}

/**
 * What comes to the customer:
 * - `digital`: a message on a digital channel; `direct`: an offer, however it reaches the customer;
 * - `pause`: no more digital messages, which competes with those that send some;
 * - `none`: nothing, since it is a feature or a term of a product.
 */
export type Contact = "digital" | "direct" | "pause" | "none";

/** A demographic of customers. */
export interface Trait extends KnownTrait {
	/** No credit offer may be decided by it. */
	protected: boolean;
}

/** What a grade is given for. */
export interface Strength {
	/** Of the comparison that it stands on; `counted` where a figure of all customers says it and there is nothing to test. */
	verdict: Verdict | "counted";
	/** The verdict that speaks for the action; `supported` where left out. */
	wants?: Verdict;
	/** Of the comparison's effect; null where there is none. */
	magnitude: Magnitude | null;
	/** The money that it is about, as a share, 0 to 1, of what; null where that is not known. */
	money: { share: number; of: MoneyKind } | null;
	/** Customers that it rests on; null where withheld. */
	customers: number | null;
	/** Of the segment that it is for, where the report formed it. */
	stability?: StabilityVerdict;
}

export type MoneyKind = "spending" | "balances" | "money moved";

/** What the action could bring, carried through from an interval; or why the data do not say. */
export type Expectation = Gain | { unknown: string };

export interface Gain {
	/** What there would be more of, in words that follow a number: "buyers", or for money "spending by card a month". */
	of: string;
	unit: "customers" | "money";
	/** For each customer of the audience, not below zero: a difference between shares, 0 to 1, or money. */
	each: Estimate;
	/** What one of the customers gained is worth, if the report says so. */
	value?: keyof Settings["unitValues"];
	/** What must hold for that, as ends of a sentence that begins with "if". */
	assumptions: string[];
}

/** How to find out whether the action works: customers drawn at random get it, others do not, and an outcome is compared. */
export interface Trial {
	/** What is compared, in words: "the share of customers who buy". */
	outcome: string;
	/** Where the action is to bring the outcome, up where left out; `level`: not down, as a fall would speak against it. */
	aim?: "down" | "level";
	/**
	 * The share, 0 to 1, without the action and by how much it would change, as far as the data say. What is not known is
	 * taken as what needs most customers: a share of one half, and the smallest difference that matters.
	 */
	baseline?: number | undefined;
	difference?: number | undefined;
}

/** Research of the topic whose claim has one of the words. */
export interface ResearchWanted {
	topic: string;
	words: RegExp;
}
