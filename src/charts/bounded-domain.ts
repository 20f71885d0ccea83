/** The part of an axis that estimates with intervals need, so that one very wide interval does not squash the others. */

export interface BoundedEstimate {
	/** On the axis, from the reference on. */
	value: number;
	low: number;
	high: number;
	/** Whether the estimate must be seen, however far off it is. */
	isFirm: boolean;
}

/** How far, in reaches of the middle estimate, an interval may go; and how much further before it is cut at all. */
const mostReach = 2.5;
const tolerance = 1.6;

/** What part of the axis either side of the reference has at least, and what part stays free at each end. */
const leastSide = 0.12;
const freeEnd = 0.04;

/**
 * Around zero, which is the reference: every estimate that is firm, and of the others and of all intervals what lies
 * within a few times the reach of the middle one. The ends of a domain without estimates are −1 and 1.
 */
export function boundedDomain(estimates: BoundedEstimate[]): [number, number] {
	const reachOf = ({ value, low, high }: BoundedEstimate) => Math.max(Math.abs(low), Math.abs(high), Math.abs(value));
	const reaches = estimates.map(reachOf).toSorted((a, b) => a - b);
	const [middle, furthest] = [reaches[Math.floor((reaches.length - 1) / 2)] ?? 0, reaches.at(-1) ?? 0];
	const firm = Math.max(0, ...estimates.filter(({ isFirm }) => isFirm).map(({ value }) => Math.abs(value)));
	const bound = Math.max(mostReach * middle, firm * 1.15);
	const limit = furthest <= tolerance * bound || bound === 0 ? furthest : bound;
	const low = Math.max(-limit, Math.min(0, ...estimates.map((of) => Math.min(of.low, of.value))));
	const high = Math.min(limit, Math.max(0, ...estimates.map((of) => Math.max(of.high, of.value))));
	const extent = high - low;
	if (extent === 0) return [-1, 1];
	return [Math.min(low, -leastSide * extent) - freeEnd * extent, Math.max(high, leastSide * extent) + freeEnd * extent];
}
