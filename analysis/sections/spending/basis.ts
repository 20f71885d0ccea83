/** What every part on spending starts from. */
import { definitions } from "../../definitions.ts";
import type { Column } from "../../document.ts";
import { type Formats, formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank, BankField } from "../../tables/bank.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { makeSpending, type Spending } from "../../tables/spending.ts";
import { baseWords } from "../base.ts";
import { moneyColumn } from "../columns.ts";
import { allOthers } from "../gather-small.ts";
import { type Kinds, makeKinds } from "./kinds.ts";

export interface Basis {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	spending: Spending;
	/** What the data tell money apart by: the category, the payment type, or both in this order. */
	kinds: Kinds[];
	/** The demographics that are shown, and how many there are beyond. */
	demographics: BankField[];
	leftOut: number;
	/** Whom the figures speak of: "4,000 customers, from May to October". */
	base: string;
}

/** Needs amounts and, in `transactions`, a category or a payment type. */
export async function findBasis(bank: Bank, settings: Settings): Promise<Basis> {
	const spending = await makeSpending(bank, settings);
	const { category, paymentType, demographics, customers, monthly } = spending;
	const kinds: Kinds[] = [];
	for (const field of [category, paymentType]) if (field) kinds.push(await makeKinds(bank, field, settings));
	const formats = formatsFor(settings);
	const [first, last] = [monthly[0]?.name, monthly.at(-1)?.name];
	const period = first === last ? `in ${first}` : `from ${first} to ${last}`;
	const most = definitions.mostDemographics.value;
	return {
		bank,
		settings,
		formats,
		spending,
		kinds,
		demographics: demographics.slice(0, most),
		leftOut: Math.max(0, demographics.length - most),
		base: first ? `${formats.cell(customers, "count")} customers, ${period}` : baseWords(customers, settings),
	};
}

/** Whether a sentence may single out a group, a category or a payment type: it is known, and not put together of several. */
export function maySingleOut(name: string, { rest }: { rest?: string } = {}): boolean {
	return isNamed(name) && name !== rest && name !== allOthers && !/^(all )?others?$/i.test(name);
}

export function perCustomerColumn({ settings }: Pick<Basis, "settings">): Column {
	const column = moneyColumn("per_customer_month", "Spending a customer and month", settings.currency);
	return { ...column, format: "cents" };
}

export function totalColumn({ settings }: Pick<Basis, "settings">, label = "Spending"): Column {
	return moneyColumn("total", label, settings.currency);
}

export const indexColumn: Column = {
	name: "index",
	label: "Index (all customers 100)",
	type: "number",
	format: "index",
};
