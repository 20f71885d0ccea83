/** What the planted groups are like, worked out the plain way from the values that the files give. */
import { type GroupName, groupNames, overlap } from "./account-groups.ts";
import type { Customer } from "./bank-accounts.ts";
import { lastDay, type Transaction } from "./ledger.ts";

/** Each group's means: money in the currency's unit, age and tenure in years, months of the calendar. */
export function describeGroups(customers: readonly Customer[], ledger: readonly Transaction[]) {
	const made = Map.groupBy(ledger, ({ customer }) => customer);
	return groupNames.map((group) => {
		const members = customers.filter((customer) => customer.group === group);
		const accounts = members.map(({ id }) => made.get(id) ?? []);
		const used = accounts.filter((transactions) => transactions.length > 0);
		return {
			group,
			customers: members.length,
			share: round(members.length / customers.length, 4),
			separable: !isOverlapping(group),
			means: {
				age: mean(members.map(({ age }) => age)),
				balance: mean(
					members.map(({ cents }) => cents),
					100,
				),
				income: mean(members.map(({ income }) => income)),
				creditScore: mean(members.map(({ creditScore }) => creditScore)),
				tenure: mean(members.map(({ tenure }) => tenure)),
				productsHeld: mean(members.map(({ held }) => Object.values(held).filter(Boolean).length)),
				transactions: mean(accounts.map(({ length }) => length)),
				amount: mean(accounts.map(sumCents), 100),
				deposits: mean(
					accounts.map((all) => sumCents(all.filter(({ type }) => type === "Deposit"))),
					100,
				),
				meanTransaction: mean(
					used.map((all) => sumCents(all) / all.length),
					100,
				),
				recencyDays: mean(used.map((all) => lastDay - (all.at(-1)?.day ?? 0))),
			},
		};
	});
}

function isOverlapping(group: GroupName): boolean {
	return overlap.groups.some((name) => name === group);
}

function sumCents(transactions: readonly Transaction[]): number {
	return transactions.reduce((sum, { cents }) => sum + cents, 0);
}

/** Of the values that are known, in units of `unit`. */
function mean(values: readonly (number | null)[], unit = 1): number {
	const known = values.filter((value) => value !== null);
	return round(known.reduce((sum, value) => sum + value, 0) / known.length / unit, 3);
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
