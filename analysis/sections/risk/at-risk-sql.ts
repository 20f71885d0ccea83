/** Who is at risk, as SQL: for lists of customers that stay in the private folder. */

/**
 * The columns of `customer_risks` that say of each customer whether a risk holds; null where that is not known, or where
 * the data cannot tell of the risk at all. `leaving` is of customers who are dormant, and of those whose activity falls
 * where it falls for more than by chance.
 */
export const riskFlags = [
	"negative_balance",
	"low_balance",
	"dormant",
	"falling",
	"leaving",
	"high_utilization",
	"over_income",
	"low_credit_score",
] as const;
export type RiskFlag = (typeof riskFlags)[number];

/** SQL for `customer`, a row for each at risk. Needs `customer_risks`, which the chapter on risk creates. */
export function atRiskSql(flag: RiskFlag): string {
	return `select customer from customer_risks where ${flag}`;
}

/** SQL for `customer`, a row for each of whom it is known whether they are at risk. */
export function judgedSql(flag: RiskFlag): string {
	return `select customer from customer_risks where ${flag} is not null`;
}
