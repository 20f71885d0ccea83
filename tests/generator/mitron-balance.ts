/** What chance has put between groups, taken out of a draw, so that chance plants nothing. */

const mostRounds = 100;
const closeEnough = 1e-9;

/**
 * The values less what their groups differ by: in each grouping, each group's weighted mean is that of all values, 0.
 * Backfitting (Buja, Hastie and Tibshirani, Annals of Statistics 17, 1989). Throws when it does not settle.
 *
 * @param options.groupings each says, by place, which group a value is in
 * @param options.weights of each value; all the same where left out
 */
export function removeGroupMeans(
	values: readonly number[],
	{ groupings, weights = values.map(() => 1) }: { groupings: readonly string[][]; weights?: readonly number[] },
): number[] {
	const left = [...values];
	const groups = groupings.flatMap((grouping) => [
		...Map.groupBy(grouping.keys(), (place) => grouping[place] as string).values(),
	]);
	for (let round = 0; round < mostRounds; round++) {
		let furthest = 0;
		for (const places of groups) {
			const mean = weightedMean(places, { left, weights });
			for (const place of places) left[place] = (left[place] as number) - mean;
			furthest = Math.max(furthest, Math.abs(mean));
		}
		if (furthest < closeEnough) return left;
	}
	throw new Error(`means of groups are not gone after ${mostRounds} rounds: group by less`);
}

function weightedMean(
	places: readonly number[],
	{ left, weights }: { left: readonly number[]; weights: readonly number[] },
): number {
	let [sum, total] = [0, 0];
	for (const place of places) {
		sum += (left[place] as number) * (weights[place] as number);
		total += weights[place] as number;
	}
	return sum / total;
}
