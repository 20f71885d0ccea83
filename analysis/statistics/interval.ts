/** From `low` to `high`, both in the unit of what was estimated. */
export interface Interval {
	low: number;
	high: number;
}
