/** What every risk is: whom it is about, how it is counted, and how sentences speak of it. */
import type { RiskFlag } from "./at-risk-sql.ts";
import type { Bands } from "./bands.ts";

export interface Risk {
	flag: RiskFlag;
	/** "Low balance". */
	name: string;
	/** With what it means: "Low balance: from zero to below $200". */
	label: string;
	/** Of customers: "have a negative balance". */
	predicate: string;
	/** "No customer has a negative balance". */
	none: string;
	/** "the share with a negative balance". */
	subject: string;
	/** Where its tables by group begin: "risk-negative-balances". */
	table: string;
	/** Of whom it is known: "customers with a known balance". */
	base: string;
	/** Which customers alone are judged, behind "customers": "with 12 transactions or more"; undefined where all are. */
	judged?: string;
	/** What counts, in a sentence; nothing where the label says it. */
	meaning: string;
	/** Of all customers together. */
	overall: Bands;
	/** Of each group. */
	byGroup: Bands;
	/** The risks whose tables by group tell of the same customers: what those withhold is withheld here. */
	follows: readonly RiskFlag[];
	/** Whether what those at risk hold may go with them: then sentences tell it. */
	weighsMoney?: true;
	/** Whether it is made of other risks that are told by themselves. */
	isUnion?: true;
	/** Whether it holds of no more customers than chance alone would show: then it is counted, and nothing is said of it. */
	isChance?: boolean;
}
