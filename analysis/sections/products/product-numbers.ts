/** How many products customers hold: counts by group, and the classes in which they can be shown. */
import type { RankedGroup } from "../../statistics/kruskal-wallis.ts";

/** Customers of a group who hold so many products. */
export interface NumberCount {
	group: string;
	/** Of products, 0 or more. */
	products: number;
	customers: number;
}

/** Numbers above this are shown as one class where all can be shown. */
const lastAlone = 3;

/**
 * An interval tells, beside what the numbers of products of a group add up to, what their squares and cubes do, as far as
 * its rounded ends let it: of a group of fewer customers than these that is near enough to solve for one more number each.
 */
const squaresFollowBelow = 1000;

/** So many numbers cannot be solved for from their sums, sums of squares and sums of cubes. */
const fewestUnsolved = 5;

/** Whether a number of products that few customers hold follows from the mean of the customers and its interval. */
export function isSolvable(counts: readonly NumberCount[], threshold: number): boolean {
	const customers = new Map<number, number>();
	for (const row of counts) customers.set(row.products, (customers.get(row.products) ?? 0) + row.customers);
	const all = [...customers.values()].reduce((sum, count) => sum + count, 0);
	const numbers = Math.max(0, ...customers.keys()) + 1;
	const hasFew = [...customers.values()].some((count) => count > 0 && count < threshold);
	return hasFew && numbers < fewestUnsolved && all < squaresFollowBelow;
}

/** Whether the intervals of the means of all groups tell what the squares of the numbers add up to. */
export function doSquaresFollow(groups: readonly { customers: number }[]): boolean {
	return groups.every(({ customers }) => customers < squaresFollowBelow);
}

/**
 * A class that hides a small count holds at least so many numbers: the means, and the holders of each product, say what the
 * numbers of products of a group add up to, so that two could be solved for; of all groups together the pairs of products
 * that are held say one thing more, and the triples another. Of few customers their squares and cubes are known as well.
 */
const fewestHidden = { inGroup: 3, overall: fewestUnsolved };

/**
 * The number from which on customers are counted together, so that no class of any group has 1 to `threshold` - 1
 * customers and none that hides such a number can be solved for. Undefined where nothing can be shown.
 */
export function findTopClass(counts: readonly NumberCount[], threshold: number): number | undefined {
	const groups = [...new Set(counts.map(({ group }) => group))];
	const most = Math.max(0, ...counts.map(({ products }) => products));
	const numbers = Array.from({ length: most + 1 }, (_, number) => number);
	const isSmall = (isIn: (row: NumberCount) => boolean) => {
		const customers = counts.reduce((sum, row) => (isIn(row) ? sum + row.customers : sum), 0);
		return customers > 0 && customers < threshold;
	};
	const isSmallInGroup = (isIn: (products: number) => boolean) =>
		groups.some((name) => isSmall(({ group, products }) => group === name && isIn(products)));
	const hasFewCustomers = groups.some((name) => {
		const own = counts.filter(({ group }) => group === name);
		return own.reduce((sum, { customers }) => sum + customers, 0) < squaresFollowBelow;
	});
	const fewestInGroup = hasFewCustomers ? fewestUnsolved : fewestHidden.inGroup;
	const canShow = (top: number) => {
		const hidden = numbers.filter((number) => number >= top);
		const hidesInGroup = hidden.some((number) => isSmallInGroup((products) => products === number));
		const hidesOverall = hidden.some((number) => isSmall(({ products }) => products === number));
		if (hidesInGroup && hidden.length < fewestInGroup) return false;
		if (hidesOverall && hidden.length < fewestHidden.overall) return false;
		const alone = numbers.filter((number) => number < top);
		return (
			!isSmallInGroup((products) => products >= top) &&
			!alone.some((number) => isSmallInGroup((products) => products === number))
		);
	};
	const tops = numbers.filter((number) => number >= 1 && number <= lastAlone + 1).reverse();
	return (tops.length > 0 ? tops : [most]).find(canShow);
}

/** Sums of the powers of a group's numbers of products. */
export function sumNumbers(counts: readonly NumberCount[]): { n: number; y: number; yy: number; yyy: number } {
	const sum = (power: number) => counts.reduce((total, row) => total + row.customers * row.products ** power, 0);
	return { n: sum(0), y: sum(1), yy: sum(2), yyy: sum(3) };
}

/** The sum of mid-ranks of each of the groups, and the sum of t³ - t over the sets of t customers with as many products. */
export function rankNumbers(
	counts: readonly NumberCount[],
	groups: readonly string[],
): { groups: RankedGroup[]; ties: number } {
	const own = counts.filter(({ group }) => groups.includes(group));
	const numbers = [...new Set(own.map(({ products }) => products))].sort((a, b) => a - b);
	const midRanks = new Map<number, number>();
	let [below, ties] = [0, 0];
	for (const number of numbers) {
		const tied = own.reduce((sum, row) => (row.products === number ? sum + row.customers : sum), 0);
		midRanks.set(number, below + (tied + 1) / 2);
		below += tied;
		ties += tied ** 3 - tied;
	}
	const ranked = groups.map((name) => {
		const rows = own.filter(({ group }) => group === name);
		return {
			n: rows.reduce((sum, { customers }) => sum + customers, 0),
			rankSum: rows.reduce((sum, row) => sum + row.customers * (midRanks.get(row.products) ?? 0), 0),
		};
	});
	return { groups: ranked, ties };
}
