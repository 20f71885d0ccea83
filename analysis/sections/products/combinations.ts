/** Combinations of products that can be told: every part of the customers that follows from them is large enough. */
import { holdsProduct, type PatternCount } from "./holding-patterns.ts";

/** Pairs of the places 0 to `n` - 1. */
export function listPairs(n: number): [number, number][] {
	return places(n).flatMap((first) =>
		places(n).flatMap((second): [number, number][] => (first < second ? [[first, second]] : [])),
	);
}

/** Triples of the places 0 to `n` - 1. */
export function listTriples(n: number): [number, number, number][] {
	return listPairs(n).flatMap(([first, second]) =>
		places(n).flatMap((third): [number, number, number][] => (second < third ? [[first, second, third]] : [])),
	);
}

function places(n: number): number[] {
	return Array.from({ length: n }, (_, place) => place);
}

/**
 * Whether a combination may be told beside the holders of each product and of each smaller combination: the customers who
 * hold some of the products and not the others follow from these numbers, so each such part must have at least
 * `threshold` customers.
 */
export function canBeTold(
	patterns: readonly PatternCount[],
	combination: readonly number[],
	threshold: number,
): boolean {
	return smallestPart(patterns, combination) >= threshold;
}

/** The customers of the smallest of the parts that a combination tells. */
export function smallestPart(patterns: readonly PatternCount[], combination: readonly number[]): number {
	const parts = new Map<string, number>();
	for (const { pattern, customers } of patterns) {
		const part = combination.map((place) => Number(holdsProduct(pattern, place))).join("");
		parts.set(part, (parts.get(part) ?? 0) + customers);
	}
	return parts.size === 2 ** combination.length ? Math.min(...parts.values()) : 0;
}

/** Customers who hold all products of the combination. */
export function countHolders(patterns: readonly PatternCount[], combination: readonly number[]): number {
	return patterns.reduce(
		(sum, { pattern, customers }) =>
			combination.every((place) => holdsProduct(pattern, place)) ? sum + customers : sum,
		0,
	);
}
