/** What the engine returns of `n` customers with both features: sums of the values, of their squares and of the products. */
export interface ProductSums {
	n: number;
	sx: number;
	sy: number;
	sxx: number;
	syy: number;
	sxy: number;
}

/** A spread this small beside the squared values is what rounding leaves of a constant. */
const roundingSpread = 1e-12;

/**
 * Pearson's product-moment correlation, -1 to 1; `null` where a feature is constant or nobody has both. The sums may be of
 * the values less any constant, which keeps more digits where the values are far from 0.
 *
 * Source: Pearson, Proceedings of the Royal Society 58 (1895). R: `cor`.
 */
export function pearsonCorrelation({ n, sx, sy, sxx, syy, sxy }: ProductSums): number | null {
	const [spreadX, spreadY] = [n * sxx - sx ** 2, n * syy - sy ** 2];
	if (spreadX <= roundingSpread * n * sxx || spreadY <= roundingSpread * n * syy) return null;
	const r = (n * sxy - sx * sy) / (Math.sqrt(spreadX) * Math.sqrt(spreadY));
	return Math.max(-1, Math.min(1, r));
}
