/** Which rates to withhold where they are of counts that customers may add to many times, such as clicks by impressions. */
import { withhold } from "../disclosure.ts";

export interface RatedCustomers {
	/** Behind the rate. */
	customers: number;
	/** Those who added to the counted: who clicked at all. */
	some: number;
	/** Those who did not add all they could: who left an impression without a click. */
	notAll: number;
}

/**
 * Indexes of the rows to withhold: those whose customers, or whose customers on either side of the rate, are fewer than
 * the threshold without being none, and as many others as it takes that no total of the rows gives them away.
 */
export function withholdRates(rows: readonly RatedCustomers[], threshold: number): Set<number> {
	const isFew = (customers: number) => customers > 0 && customers < threshold;
	const forced = new Set(
		rows.flatMap(({ customers, some, notAll }, i) => ([customers, some, notAll].some(isFew) ? [i] : [])),
	);
	const sides = rows.map(({ customers, some, notAll }, row) => ({
		row: String(row),
		customers: Math.min(customers, some || customers, notAll || customers),
	}));
	return withhold(sides, { threshold, count: "customers", by: ["row"], forced });
}
