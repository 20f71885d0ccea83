import { contingencyTable, sumColumns, sumRows } from "./contingency-table.ts";

/**
 * How far two partitions of the same items agree on which pairs belong together, beyond chance: 1 when they are the same
 * whatever their labels, about 0 when they are unrelated, and below 0 when they agree less than that. 1 where neither
 * leaves anything to agree on: both put all items together, both keep all apart, or there are none.
 *
 * Source: Hubert and Arabie, Comparing partitions, Journal of Classification 2 (1985). scikit-learn:
 * `adjusted_rand_score`.
 */
export function adjustedRandIndex(a: readonly number[], b: readonly number[]): number {
	return adjustedRandOfCounts(contingencyTable(a, b));
}

/** The same from counts: `table[i][j]` items are in part i of the one and part j of the other. */
export function adjustedRandOfCounts(table: readonly (readonly number[])[]): number {
	const rows = sumRows(table);
	const together = sumPairs(table.flat());
	const inRows = sumPairs(rows);
	const inColumns = sumPairs(sumColumns(table));
	if (together === inRows && together === inColumns) return 1;
	const expected = (inRows / sumPairs([rows.reduce((sum, count) => sum + count, 0)])) * inColumns;
	return (together - expected) / ((inRows + inColumns) / 2 - expected);
}

/** The pairs that can be made inside groups of these sizes. */
function sumPairs(sizes: readonly number[]): number {
	return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
