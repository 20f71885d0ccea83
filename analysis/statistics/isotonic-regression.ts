/** A mean of some customers and how many they are (above 0). */
export interface WeightedValue {
	value: number;
	weight: number;
}

/**
 * The values, in their order, that never fall (or never rise) and lie nearest to those given by weighted least squares:
 * neighbors that go against the direction are pooled into their weighted mean. Of none there are none.
 *
 * Source: Ayer and others, Annals of Mathematical Statistics 26 (1955); Barlow and others, Statistical Inference under Order
 * Restrictions (1972). R: `isoreg`, for equal weights; scikit-learn: `isotonic_regression(y, sample_weight)`.
 */
export function isotonicRegression(
	values: readonly WeightedValue[],
	{ direction }: { direction: "rising" | "falling" },
): number[] {
	const sign = direction === "rising" ? 1 : -1;
	const blocks: { value: number; weight: number; count: number }[] = [];
	for (const { value, weight } of values) {
		let block = { value, weight, count: 1 };
		for (let last = blocks.at(-1); last && sign * last.value >= sign * block.value; last = blocks.at(-1)) {
			blocks.pop();
			const pooled = last.weight + block.weight;
			block = {
				value: last.value + ((block.value - last.value) * block.weight) / pooled,
				weight: pooled,
				count: last.count + block.count,
			};
		}
		blocks.push(block);
	}
	return blocks.flatMap(({ value, count }) => new Array<number>(count).fill(value));
}
