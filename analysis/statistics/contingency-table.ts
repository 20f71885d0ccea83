/**
 * How many items carry each pair of labels: a row per label of `a`, a column per label of `b`, labels from 0. Both lists
 * have the same length; labels that nobody carries have rows and columns of zeros.
 */
export function contingencyTable(a: readonly number[], b: readonly number[]): number[][] {
	const width = countClusters(b);
	const table = Array.from({ length: countClusters(a) }, () => new Array<number>(width).fill(0));
	for (let i = 0; i < a.length; i++) {
		const row = table[a[i] as number] as number[];
		const column = b[i] as number;
		row[column] = (row[column] as number) + 1;
	}
	return table;
}

export function sumRows(table: readonly (readonly number[])[]): number[] {
	return table.map((row) => row.reduce((sum, count) => sum + count, 0));
}

export function sumColumns(table: readonly (readonly number[])[]): number[] {
	return (table[0] ?? []).map((_, column) => table.reduce((sum, row) => sum + (row[column] as number), 0));
}

/** One more than the largest label. */
export function countClusters(labels: readonly number[]): number {
	return labels.reduce((most, label) => Math.max(most, label + 1), 0);
}
