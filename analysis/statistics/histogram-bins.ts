/** What the engine returns of the values to be drawn, in their own unit. */
export interface Spread {
	n: number;
	low: number;
	high: number;
	/** The interquartile range. */
	iqr: number;
}

const fewestBins = 10;
const mostBins = 40;

/**
 * The edges of equal bins from `low` to `high`, ascending and all readable: multiples of 1, 2 or 5 times a power of ten, so
 * that zero is an edge wherever the values reach it. A bin holds its lower edge and not its upper one; the last edge is
 * therefore above `high`.
 *
 * The width is the narrowest that is at least Freedman and Diaconis's 2·IQR/∛n and gives no more than 40 bins, unless that
 * would leave fewer than 10. Where all values are equal there is one bin of width 1. With `integer` no bin is narrower
 * than 1, and a short range may have fewer than 10 bins.
 *
 * Source: Freedman and Diaconis, On the histogram as a density estimator, Zeitschrift für Wahrscheinlichkeitstheorie 57 (1981).
 */
export function histogramBins({ n, low, high, iqr }: Spread, { integer = false } = {}): number[] {
	if (low === high) return readableWidth(0).edges(low, high);
	const narrowest = 3 * Math.floor(Math.log10((high - low) / mostBins));
	let rung = integer ? Math.max(0, narrowest) : narrowest;
	const countBins = (at: number) => readableWidth(at).edges(low, high).length - 1;
	while (countBins(rung) > mostBins) rung++;
	while (readableWidth(rung).width < (2 * iqr) / Math.cbrt(n) && countBins(rung + 1) >= fewestBins) rung++;
	return readableWidth(rung).edges(low, high);
}

/** Rung 0 of the ladder of readable widths is 1, rung 1 is 2, rung 2 is 5, rung 3 is 10; below are 0.5, 0.2, 0.1. */
function readableWidth(rung: number) {
	const exponent = Math.floor(rung / 3);
	const mantissa = [1, 2, 5][rung - 3 * exponent] as number;
	// Dividing by a power of ten, rather than multiplying by its inverse, makes 0.3 and not 0.30000000000000004.
	const scaled = (x: number) => (exponent < 0 ? x / 10 ** -exponent : x * 10 ** exponent);
	const width = scaled(mantissa);
	const edge = (index: number) => scaled(index * mantissa);
	return {
		width,
		edges(low: number, high: number): number[] {
			const first = Math.floor(low / width);
			let last = Math.floor(high / width) + 1;
			// Division may fall just short of a whole number: 0.29 / 0.01 is 28.999999999999996.
			if (edge(last) <= high) last++;
			return Array.from({ length: last - first + 1 }, (_, i) => edge(first + i));
		},
	};
}
