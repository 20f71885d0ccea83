/** Dirt of known kinds and counts, put into rows that were clean. */
import type { Random } from "./random.ts";

/** What is written into a column, and how often: `{ "NA": 60, "": 110 }`. */
export type Spellings = Readonly<Record<string, number>>;

/**
 * Hands out rows in random order, each only once: a row that was made dirty in one way stays clean in all others, so that
 * every count of dirt is exact. `pick` throws when fewer rows than asked for are left.
 */
export function createPicker<Row>(random: Random, rows: readonly Row[]) {
	const left = random.shuffle(rows);
	return {
		pick(count: number, { where = () => true }: { where?: (row: Row) => boolean } = {}): Row[] {
			const picked: Row[] = [];
			for (let i = left.length - 1; i >= 0 && picked.length < count; i--)
				if (where(left[i] as Row)) picked.push(...left.splice(i, 1));
			if (picked.length < count)
				throw new Error(`${picked.length} rows are left for dirt, not ${count}: make more rows`);
			return picked;
		},
	};
}

/** Every spelling as often as it says, in the order given. */
export function listSpellings(spellings: Spellings): string[] {
	return Object.entries(spellings).flatMap(([text, count]) => Array<string>(count).fill(text));
}

export function countSpellings(...spellings: Spellings[]): number {
	return spellings.flatMap(listSpellings).length;
}

/**
 * The rows with more rows put in between, each at a random place, and where it has an `after`, below that row. The order
 * of `rows` stays.
 */
export function scatter<Row>(
	random: Random,
	rows: readonly Row[],
	{ extra }: { extra: readonly { row: Row; after?: Row }[] },
): Row[] {
	const places = new Map(rows.map((row, place) => [row, place]));
	const below = Map.groupBy(extra, ({ after }) =>
		random.integer(after === undefined ? 0 : (places.get(after) ?? 0), rows.length - 1),
	);
	return rows.flatMap((row, place) => [row, ...(below.get(place) ?? []).map((put) => put.row)]);
}
