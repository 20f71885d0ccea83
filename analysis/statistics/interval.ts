/** From `low` to `high`, both in the unit of what was estimated. */
export interface Interval {
	low: number;
	high: number;
}

/** What was estimated, inside its interval and in the same unit. */
export interface Estimate extends Interval {
	estimate: number;
}
