/** The valid word that somebody meant. */

const mostSuggestions = 3;

/**
 * The words nearest to `word`, in the order given: none if all are far, several if equally near (at most three).
 * Case and the choice of space, hyphen or underscore do not count. A word is near within one edit for every three letters.
 */
export function findNearest(word: string, words: readonly string[]): string[] {
	const distances = words.map((candidate) => editDistance(fold(word), fold(candidate)));
	const smallest = Math.min(...distances);
	const isNear = (candidate: string) => smallest <= Math.max(1, Math.max(word.length, candidate.length) / 3);
	return words.filter((candidate, i) => distances[i] === smallest && isNear(candidate)).slice(0, mostSuggestions);
}

/** The nearest word, the first where several are equally near; undefined if all are far. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
	return findNearest(word, words)[0];
}

/** The end of a message on a word that is not valid: the nearest valid ones or, if all are far, what valid ones there are. */
export function suggestNearest(word: string, words: readonly string[], listing: string): string {
	const nearest = findNearest(word, words);
	if (nearest.length === 0) return listValid(words, listing);
	return `; nearest: ${nearest.map((near) => `"${near}"`).join(" or ")}`;
}

const mostListed = 12;

/** The end of a message: `; <listing> a, b, c`, cut where there are many; empty if there are none. */
export function listValid(words: readonly string[], listing: string): string {
	const listed = words.slice(0, mostListed).join(", ");
	return words.length === 0 ? "" : `; ${listing} ${listed}${words.length > mostListed ? ", …" : ""}`;
}

/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbor to turn `a` into `b`, no letter
 * being touched twice (optimal string alignment: Boytsov, ACM Journal of Experimental Algorithmics 16, 2011).
 */
export function editDistance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped =
				i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
			row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced, swapped));
		}
		[beforeLast, last] = [last, row];
	}
	return at(last, b.length);
}

function at(row: number[], index: number): number {
	return row[index] ?? Number.POSITIVE_INFINITY;
}

function fold(word: string): string {
	return word.toLowerCase().replace(/[\s_-]+/g, "_");
}
