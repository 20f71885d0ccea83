/** The part of an axis that values with intervals need, where marks need not start at zero. */

interface Bounded {
	value: number | undefined;
	low: number | undefined;
	high: number | undefined;
}

/** All values with their intervals and the reference, and zero unless that would squeeze them into less than half. */
export function dotsDomain(dots: Bounded[], reference: number | undefined): [number, number] {
	const values = dots.flatMap(({ value, low, high }) => [value, low, high].filter((known) => known !== undefined));
	if (reference !== undefined) values.push(reference);
	if (values.length === 0) return [0, 1];
	const [low, high] = [Math.min(...values), Math.max(...values)];
	if (low > 0 && low < high / 2) return [0, high];
	if (high < 0 && high > low / 2) return [low, 0];
	const margin = (high - low || Math.abs(high) || 1) * 0.05;
	return [low - margin, high + margin];
}

/** As `dotsDomain`, but from zero on where nothing lies below: for marks on a base line. */
export function heightsDomain(dots: Bounded[], reference: number | undefined): [number, number] {
	const [low, high] = dotsDomain(dots, reference);
	const isBelow = dots.some(({ value = 0, low: from = 0 }) => value < 0 || from < 0) || (reference ?? 0) < 0;
	return low < 0 && !isBelow ? [0, high] : [low, high];
}
