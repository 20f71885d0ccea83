/** Which pairs and triples of products are told, so that none that is left out follows from sums over all of them. */
import { definitions } from "../../definitions.ts";
import { type Basis, comparedProducts, type Product } from "./basis.ts";
import { canBeTold, countHolders, listPairs, listTriples, smallestPart } from "./combinations.ts";
import { countPatterns, type HoldingPattern, mergeGroups, type PatternCount } from "./holding-patterns.ts";

export interface ToldCombinations {
	/** The products compared, by their places. */
	products: readonly Product[];
	patterns: readonly HoldingPattern[];
	/** Over all groups. */
	merged: readonly PatternCount[];
	pairs: [number, number][];
	triples: [number, number, number][];
	/** Whether some pair is not told. */
	isPartial: boolean;
	/** Whether what all pairs, and all triples, add up to may be known beside those that are told. */
	areSumsSafe: boolean;
	/** Whether the number of customers who hold so many products may be known beside what is told. */
	areNumbersSafe: boolean;
	sql: string;
}

/** Of so few products the numbers of products held tell, with the pairs, of every pattern. */
const patternsFollow = 4;

export async function countTogether(basis: Basis): Promise<ToldCombinations> {
	const products = comparedProducts(basis);
	const none = { pairs: [], triples: [], isPartial: false, areSumsSafe: true, areNumbersSafe: true };
	if (products.length < 2) return { products, patterns: [], merged: [], ...none, sql: "" };
	const threshold = basis.settings.disclosureThreshold;
	const { patterns, sql } = await countPatterns(basis, products);
	const merged = mergeGroups(patterns);
	const allPairs = listPairs(products.length);
	const pairs = leaveOut(merged, { all: allPairs, told: tellable(merged, allPairs, threshold), threshold });
	const isTold = (first: number, second: number) => pairs.told.some((pair) => pair[0] === first && pair[1] === second);
	const allTriples = listTriples(products.length);
	const largest = tellable(merged, allTriples, threshold)
		.filter(([a, b, c]) => isTold(a, b) && isTold(a, c) && isTold(b, c))
		.toSorted((a, b) => countHolders(merged, b) - countHolders(merged, a))
		.slice(0, definitions.mostTriples.value);
	const triples = leaveOut(merged, { all: allTriples, told: largest, threshold });
	const areSumsSafe = pairs.isSafe && triples.isSafe;
	const everyPlace = products.map((_, place) => place);
	return {
		products,
		patterns,
		merged,
		pairs: pairs.told,
		triples: triples.told,
		isPartial: pairs.told.length < allPairs.length,
		areSumsSafe,
		areNumbersSafe: areSumsSafe && (products.length > patternsFollow || canBeTold(merged, everyPlace, threshold)),
		sql,
	};
}

function tellable<T extends readonly number[]>(
	patterns: readonly PatternCount[],
	combinations: readonly T[],
	threshold: number,
): T[] {
	return combinations.filter((places) => canBeTold(patterns, places, threshold));
}

/**
 * Leaves out as many more, those with the smallest parts first, as it takes that none or two at least are left out, whose
 * smallest parts have `threshold` customers together. `isSafe` is false where there are not as many.
 */
function leaveOut<T extends readonly number[]>(
	patterns: readonly PatternCount[],
	{ all, told, threshold }: { all: readonly T[]; told: readonly T[]; threshold: number },
): { told: T[]; isSafe: boolean } {
	const kept = [...told];
	for (;;) {
		const left = all.filter((places) => !kept.includes(places));
		const hidden = left.reduce((sum, places) => sum + smallestPart(patterns, places), 0);
		if (left.length === 0 || (left.length > 1 && hidden >= threshold)) return { told: kept, isSafe: true };
		const [next] = kept.toSorted((a, b) => smallestPart(patterns, a) - smallestPart(patterns, b));
		if (next === undefined) return { told: [], isSafe: false };
		kept.splice(kept.indexOf(next), 1);
	}
}
