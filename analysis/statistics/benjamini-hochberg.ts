/**
 * The q-values of a family of p-values, 0 to 1, in their order: calling those at most q differences keeps the expected
 * share of false ones among them at q or below, for tests that are independent or positively dependent. Equal p-values get
 * equal q-values; of none there are none.
 *
 * Throws where a p-value is not a number from 0 to 1.
 *
 * Source: Benjamini and Hochberg, Controlling the false discovery rate, JRSS B 57 (1995). R: `p.adjust(p, "BH")`.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
	const wrong = pValues.findIndex((p) => !(p >= 0 && p <= 1));
	if (wrong !== -1) {
		throw new Error(
			`p-value ${wrong + 1} is ${pValues[wrong]}, not from 0 to 1: leave out tests that could not be made`,
		);
	}
	const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
	const adjusted = new Array<number>(pValues.length);
	let least = 1;
	for (const [place, { p, index }] of descending.entries()) {
		least = Math.min(least, (p * pValues.length) / (pValues.length - place));
		adjusted[index] = least;
	}
	return adjusted;
}
