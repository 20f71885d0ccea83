/**
 * Balanced draws, so that chance plants nothing: every value as often as its share says, and in an order that goes with
 * nothing it should not go with. An order that does is drawn again (Morgan and Rubin, Annals of Statistics 40, 2012).
 */
import type { Random } from "./random.ts";

/** `count` keys, each as often as its weight says, to the nearest whole number that the others leave (largest remainders). */
export function apportion<Key>(count: number, weights: Iterable<readonly [Key, number]>): Key[] {
	const keys = [...weights];
	const total = keys.reduce((sum, [, weight]) => sum + weight, 0);
	const shares = keys.map(([key, weight]) => ({ key, share: (weight / total) * count }));
	const left = count - shares.reduce((sum, { share }) => sum + Math.floor(share), 0);
	const ranked = shares.toSorted((a, b) => (b.share % 1) - (a.share % 1));
	const roundedUp = new Set(ranked.slice(0, left));
	return shares.flatMap((one) => Array<Key>(Math.floor(one.share) + (roundedUp.has(one) ? 1 : 0)).fill(one.key));
}

/** Correlation of two columns in units of its standard error, without its sign. */
export function imbalance(one: readonly number[], other: readonly number[]): number {
	return Math.abs(multiply(standardize(one), standardize(other))) / Math.sqrt(one.length);
}

function multiply(one: readonly number[], other: readonly number[]): number {
	let sum = 0;
	for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
	return sum;
}

function standardize(values: readonly number[]): number[] {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	return values.map((value) => (value - mean) / Math.sqrt(variance));
}

/**
 * The values in random order, such that none of the columns `beside` goes with them by more than `limit` standard errors.
 *
 * @param options.measures what of a value is compared: the value itself where it is a number, else whether it is a category
 */
export function shuffleBeside<Value>(
	random: Random,
	values: readonly Value[],
	{
		beside,
		limit,
		measures,
	}: { beside: readonly (readonly number[])[]; limit: number; measures: readonly ((value: Value) => number)[] },
): Value[] {
	const furthest = limit * Math.sqrt(values.length);
	const columns = beside.map(standardize);
	const measured = measures.map((measure) => standardize(values.map(measure)));
	const places = values.map((_, place) => place);
	const order = drawUntil(
		() => random.shuffle(places),
		(drawn) =>
			measured.every((column) => {
				const ordered = drawn.map((place) => column[place] as number);
				return columns.every((other) => Math.abs(multiply(ordered, other)) < furthest);
			}),
	);
	return order.map((place) => values[place] as Value);
}

const mostDraws = 20_000;

/** The first draw that is accepted. Throws when none is in 20,000. */
export function drawUntil<Drawn>(draw: () => Drawn, isAccepted: (drawn: Drawn) => boolean): Drawn {
	for (let draws = 0; draws < mostDraws; draws++) {
		const drawn = draw();
		if (isAccepted(drawn)) return drawn;
	}
	throw new Error(`none of ${mostDraws} draws is balanced: widen the limits`);
}
