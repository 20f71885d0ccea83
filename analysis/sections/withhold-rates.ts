/** Which rates to withhold where they are of counts that customers may add to many times, such as clicks by impressions. */
import { withhold } from "../disclosure.ts";

export interface RatedCustomers {
	/** Behind the rate. */
	customers: number;
	/** Those who added to the counted: who clicked at all. */
	some: number;
	/** Those who did not add all they could: who left an impression without a click. */
	notAll: number;
	/** Other customers of whom it is told that they are not behind the rate: who were not contacted. */
	missing?: number;
	/** Whether the row may not be told for another reason. */
	isForced?: boolean;
}

/**
 * Indexes of the rows to withhold: those that are forced, those whose customers, whose customers on either side of the rate
 * or whose missing ones are fewer than the threshold without being none, and as many others as it takes that no total of
 * the rows gives them away.
 */
export function withholdRates(rows: readonly RatedCustomers[], threshold: number): Set<number> {
	const isFew = (customers: number) => customers > 0 && customers < threshold;
	const forced = new Set(
		rows.flatMap(({ customers, some, notAll, missing = 0, isForced = false }, i) =>
			isForced || [customers, some, notAll, missing].some(isFew) ? [i] : [],
		),
	);
	const sides = rows.map(({ customers, some, notAll, missing }, row) => ({
		row: String(row),
		customers: Math.min(customers, some || customers, notAll || customers, missing || customers),
	}));
	return withhold(sides, { threshold, count: "customers", by: ["row"], forced });
}
