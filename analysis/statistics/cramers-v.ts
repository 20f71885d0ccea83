import { chiSquareTest } from "./chi-square-test.ts";
import { sumColumns, sumRows } from "./contingency-table.ts";

/**
 * How closely the rows and the columns of a table of counts go together, 0 (not at all) to 1 (one gives the other), less
 * what chance alone would show. Rows and columns of zeros are left out; 0 where fewer than two rows or two columns are left
 * or the table holds too few to say.
 *
 * Source: Bergsma, A bias-correction for Cramér's V and Tschuprow's T, Journal of the Korean Statistical Society 42 (2013).
 * R: `DescTools::CramerV(m, correct = TRUE)`; scipy has the uncorrected one.
 */
export function cramersV(table: readonly (readonly number[])[]): number {
	const [rows, columns] = [sumRows(table), sumColumns(table)].map((sums) => sums.filter((sum) => sum > 0).length);
	const n = table.flat().reduce((sum, count) => sum + count, 0);
	const { statistic, df } = chiSquareTest(table);
	if (df === 0) return 0;
	const phiSquared = Math.max(0, statistic / n - df / (n - 1));
	const most = Math.min(...[rows as number, columns as number].map((size) => size - (size - 1) ** 2 / (n - 1) - 1));
	return most <= 0 ? 0 : Math.min(1, Math.sqrt(phiSquared / most));
}
