/** Thresholds of the chapter on risk. */
import type { Definition } from "./definition.ts";

export const riskDefinitions = {
	lowBalanceShare: {
		value: 0.1,
		meaning: "share of the median balance, rounded to a readable amount, below which a balance of zero or more is low",
		reason: "what is little money depends on the bank and its currency: a tenth of what its middle customer holds",
		setBy: "report.risk.lowBalance",
		chapter: "risk",
	},
	lowCreditScore: {
		value: 620,
		meaning: "credit score below which it counts as low, where the report's scores run from 300 to 850",
		reason:
			"scores below 620 are subprime or deep subprime (Consumer Financial Protection Bureau, Borrower risk profiles, 2024)",
		setBy: "report.risk.lowCreditScore",
		chapter: "risk",
	},
	largestCustomers: {
		value: 10,
		meaning: "customers with the largest deposits whose leaving is weighed; more where fewer may not be shown",
		reason: "as many as a board can name, and as few as the usual threshold lets be shown together",
		chapter: "risk",
	},
	mostRiskFigures: {
		value: 2,
		meaning: "demographics by which a risk is drawn: those by which it differs most",
		reason: "what does not differ is said in a sentence and stands in a table",
		chapter: "risk",
	},
} as const satisfies Record<string, Definition>;
