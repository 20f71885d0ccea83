/** What a report must find in `data/mitron-credit-card/`, and its numbers, worked out the plain way from the rows kept. */
import type { Cardholder } from "./mitron-customers.ts";
import {
	demographicNames,
	demographics,
	isMember,
	keySegment,
	keysOf,
	paymentTypes,
	smallGroups,
} from "./mitron-groups.ts";
import { categoryNames, monthNames } from "./mitron-spends.ts";

/** As the files have it: income is null where they give none. */
export interface Customer extends Omit<Cardholder, "income" | "spend"> {
	income: number | null;
	/** By month, category and payment type; 0 where the row is refused. */
	spends: Int32Array;
}

/** What was planted: everything else is the same in every group. */
export const mustFind = {
	utilizationDiffersBy: ["occupation", "ageGroup", "city"],
	utilizationDoesNotDifferBy: ["gender", "maritalStatus"],
	definitionsDisagreeOn: {
		occupations: ["Freelancers", "Salaried Other Employees"],
		higherByTotals: "Salaried Other Employees",
		higherByCustomers: "Freelancers",
	},
	elasticity: { atLeast: 0.75, atMost: 0.85 },
	keySegment: keySegment.members,
	notKeySegments: smallGroups,
	largestCategory: "Bills",
	spendsMoreOn: [
		{ gender: "Female", category: "Health & Wellness" },
		{ gender: "Female", category: "Apparel" },
		{ gender: "Male", category: "Electronics" },
		{ ageGroup: "21-24", category: "Entertainment" },
		{ ageGroup: "21-24", category: "Electronics" },
		{ occupation: "Business Owners", category: "Travel" },
	],
	spendsLessOn: [
		{ ageGroup: "21-24", category: "Bills" },
		{ occupation: "Business Owners", category: "Groceries" },
	],
	paysMoreBy: [
		{ ageGroup: "21-24", paymentType: "UPI" },
		{ occupation: "Business Owners", paymentType: "Net Banking" },
	],
	paysLessBy: [
		{ ageGroup: "21-24", paymentType: "Debit Card" },
		{ occupation: "Business Owners", paymentType: "Debit Card" },
	],
	mostByCreditCard: ["Travel", "Electronics"],
	leastByCreditCard: ["Bills", "Groceries"],
	shareRises: "UPI",
	shareFalls: "Debit Card",
	festivalMonths: ["September", "October"],
} as const;

/** Money in rupees, incomes and mean spends a month, shares 0 to 1. */
export function describeCustomers(customers: readonly Customer[]) {
	const totals = sumCells(customers);
	return {
		utilization: describeUtilization(customers),
		utilizationBy: Object.fromEntries(
			demographicNames.map((name) => [
				name,
				keysOf(demographics[name]).map((group) => ({
					group,
					...describeUtilization(customers.filter((customer) => customer[name] === group)),
				})),
			]),
		),
		keySegment: describeUtilization(customers.filter((customer) => isMember(customer, keySegment.members))),
		notKeySegments: smallGroups.map((members) => ({
			...members,
			...describeUtilization(customers.filter((customer) => isMember(customer, members))),
		})),
		spend: {
			all: totals.reduce((sum, spend) => sum + spend, 0),
			byMonth: sumBy(totals, ["month"]),
			byCategory: sumBy(totals, ["category"]),
			byPaymentType: sumBy(totals, ["paymentType"]),
			byMonthAndPaymentType: sumBy(totals, ["month", "paymentType"]),
			byCategoryAndPaymentType: sumBy(totals, ["category", "paymentType"]),
			byGenderAndCategory: keysOf(demographics.gender).flatMap((gender) =>
				sumBy(sumCells(customers.filter((customer) => customer.gender === gender)), ["category"]).map((one) => ({
					gender,
					...one,
				})),
			),
		},
	};
}

/**
 * Of the customers whose income is known: `utilization` is their mean monthly spend over their mean income,
 * `meanOfOwn` the mean of each customer's own monthly spend over income, `aboveIncome` who spends more than that.
 */
function describeUtilization(customers: readonly Customer[]) {
	const known = customers.flatMap(({ income, spends }) => {
		const spend = spends.reduce((sum, amount) => sum + amount, 0) / monthNames.length;
		return income === null ? [] : [{ income, spend, utilization: spend / income }];
	});
	const mean = (what: "income" | "spend" | "utilization") =>
		known.reduce((sum, customer) => sum + customer[what], 0) / known.length;
	return {
		customers: customers.length,
		knownIncomes: known.length,
		meanIncome: round(mean("income"), 2),
		meanMonthlySpend: round(mean("spend"), 2),
		utilization: round(mean("spend") / mean("income"), 6),
		meanOfOwn: round(mean("utilization"), 6),
		aboveIncome: known.filter(({ utilization }) => utilization > 1).length,
	};
}

/** In the order of a customer's spends. */
const cells = monthNames.flatMap((month) =>
	categoryNames.flatMap((category) => paymentTypes.map((paymentType) => ({ month, category, paymentType }))),
);

function sumCells(customers: readonly Customer[]): number[] {
	const totals = cells.map(() => 0);
	for (const { spends } of customers)
		for (const [cell, amount] of spends.entries()) totals[cell] = (totals[cell] as number) + amount;
	return totals;
}

function sumBy(totals: readonly number[], names: readonly (keyof (typeof cells)[number])[]) {
	const keys = cells.map((cell) => JSON.stringify(Object.fromEntries(names.map((name) => [name, cell[name]]))));
	const groups = Map.groupBy(totals.keys(), (cell) => keys[cell] as string);
	return [...groups].map(([key, members]) => ({
		...(JSON.parse(key) as Partial<(typeof cells)[number]>),
		spend: members.reduce((sum, cell) => sum + (totals[cell] as number), 0),
	}));
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
