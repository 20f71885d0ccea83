const mantissas = [1, 2, 2.5, 5, 10];

/**
 * Floors as people would choose them: each of the raw floors (ascending, in the report's currency) goes to the nearest of 1,
 * 2, 2.5 and 5 times a power of ten, by ratio and keeping its sign. Where that would make two floors one, all are rounded
 * to two digits instead, or to as many as keep them apart. Equal raw floors become one, so there may be fewer tiers than
 * were asked for. Zero stays zero.
 *
 * A tier that was meant to hold a quarter of the customers holds about a quarter after rounding.
 */
export function tierFloors(raw: readonly number[]): number[] {
	const distinct = [...new Set(raw)];
	const roundings = [roundToLadder, ...[2, 3, 4, 6, 9].map((digits) => (x: number) => Number(x.toPrecision(digits)))];
	for (const round of roundings) {
		const floors = distinct.map(round);
		if (new Set(floors).size === distinct.length) return floors;
	}
	return distinct;
}

function roundToLadder(x: number): number {
	if (x === 0) return 0;
	const power = 10 ** Math.floor(Math.log10(Math.abs(x)));
	const distance = (mantissa: number) => Math.abs(Math.log(Math.abs(x) / (mantissa * power)));
	const nearest = mantissas.reduce((best, mantissa) => (distance(mantissa) < distance(best) ? mantissa : best));
	return Math.sign(x) * Number((nearest * power).toPrecision(2));
}
