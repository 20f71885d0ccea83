/** What a report must find in customers whose true values are known, worked out the plain way. */

/** Null where the file does not give the value, or gives one that is refused. */
export interface Customer {
	age: number | null;
	gender: string;
	cents: number | null;
}

const bandFloors = [18, 25, 35, 45, 55, 65];

/** Money in the currency's unit, ages in years, shares 0 to 1; medians as R's type 7; the top 1% of 150 is 2. */
export function describeCustomers(customers: readonly Customer[]) {
	const ages = ascending(customers.map(({ age }) => age));
	const balances = ascending(customers.map(({ cents }) => cents));
	const total = sum(balances);
	const topShare = (share: number) => round(sum(balances.slice(-Math.ceil(balances.length * share))) / total, 6);
	const ranked = balances.reduce((ranks, cents, i) => ranks + (i + 1) * (cents / total), 0);
	const describe = (group: readonly Customer[]) => ({
		customers: group.length,
		medianBalance: toMoney(median(ascending(group.map(({ cents }) => cents)))),
	});
	const groups = Map.groupBy(customers, ({ gender }) => gender);
	return {
		age: { customers: ages.length, mean: round(sum(ages) / ages.length, 6), median: median(ages) },
		ageBands: bandFloors.map((floor, i) => {
			const next = bandFloors[i + 1] ?? Number.POSITIVE_INFINITY;
			const inBand = customers.filter(({ age }) => age !== null && age >= floor && age < next);
			return { band: Number.isFinite(next) ? `${floor}–${next - 1}` : `${floor}+`, ...describe(inBand) };
		}),
		genders: [...groups.keys()].sort().map((gender) => ({ gender, ...describe(groups.get(gender) ?? []) })),
		balance: {
			customers: balances.length,
			sum: toMoney(total),
			mean: round(total / balances.length / 100, 6),
			median: toMoney(median(balances)),
			smallest: toMoney(balances[0] ?? 0),
			largest: toMoney(balances.at(-1) ?? 0),
			zero: balances.filter((cents) => cents === 0).length,
			negative: balances.filter((cents) => cents < 0).length,
			gini: round((2 * ranked) / balances.length - (balances.length + 1) / balances.length, 6),
			shareOfTop1Percent: topShare(0.01),
			shareOfTop5Percent: topShare(0.05),
			shareOfTop10Percent: topShare(0.1),
		},
	};
}

function ascending(values: readonly (number | null)[]): number[] {
	return values.filter((value) => value !== null).sort((a, b) => a - b);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
	const middle = values.length / 2;
	return sum(values.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)) / (values.length % 2 === 0 ? 2 : 1);
}

function toMoney(cents: number): number {
	return round(cents / 100, 3);
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
