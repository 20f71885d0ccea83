import { drawBinomial } from "./binomial-draw.ts";

/**
 * A bootstrap resample of customers in cells: as many as there are in all (whole numbers), each drawn from the cells with
 * chances as their counts. An exact multinomial draw, cell by cell as a binomial share of what is left, so its cost grows
 * with the cells and not with the customers; empty cells stay empty.
 *
 * Source: Davis, The computer generation of multinomial random variates, Computational Statistics and Data Analysis 16
 * (1993). R: `rmultinom(1, sum(counts), counts)`.
 */
export function resampleCounts(counts: readonly number[], random: () => number): number[] {
	const total = counts.reduce((sum, count) => sum + count, 0);
	let [customers, mass] = [total, total];
	return counts.map((count) => {
		const drawn = count === 0 ? 0 : drawBinomial({ n: customers, p: count / mass }, random);
		customers -= drawn;
		mass -= count;
		return drawn;
	});
}
