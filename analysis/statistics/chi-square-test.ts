import { chiSquareTail } from "./chi-square-tail.ts";
import { sumColumns, sumRows } from "./contingency-table.ts";

export interface ChiSquareTest {
	/** Pearson's, at least 0. */
	statistic: number;
	df: number;
	/** 0 to 1. */
	p: number;
}

/**
 * Pearson's test that the rows and the columns of a table of counts have nothing to do with each other, without continuity
 * correction. Rows and columns of zeros are left out; where fewer than two rows or two columns are left there is nothing
 * to test: a statistic of 0 with 0 degrees of freedom and p of 1.
 *
 * Source: Pearson, Philosophical Magazine 50 (1900); Agresti, Categorical Data Analysis (2013), 3.2. R:
 * `chisq.test(m, correct = FALSE)`.
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquareTest {
	const [rows, columns] = [sumRows(table), sumColumns(table)];
	const df = (countPositive(rows) - 1) * (countPositive(columns) - 1);
	if (countPositive(rows) < 2 || df === 0) return { statistic: 0, df: 0, p: 1 };
	const n = rows.reduce((sum, count) => sum + count, 0);
	let statistic = 0;
	for (const [i, row] of table.entries()) {
		for (const [j, count] of row.entries()) {
			const expected = ((rows[i] as number) / n) * (columns[j] as number);
			if (expected > 0) statistic += (count - expected) ** 2 / expected;
		}
	}
	return { statistic, df, p: chiSquareTail(statistic, df) };
}

function countPositive(sums: readonly number[]): number {
	return sums.filter((sum) => sum > 0).length;
}
