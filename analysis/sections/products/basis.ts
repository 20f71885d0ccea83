/** What every part of the chapter on products starts from. */
import { definitions } from "../../definitions.ts";
import type { Column } from "../../document.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { baseWords } from "../base.ts";
import { type Grouped, groupCustomers, groupedBase } from "../grouped.ts";
import { tellCustomers } from "../tell-customers.ts";

export interface Basis extends Grouped {
	/** Those that are compared, by falling number of holders. */
	products: Product[];
	/** Which products are left out and why, as a sentence; empty where none is. */
	leftOutWords: string;
}

export interface Product {
	name: string;
	/** Customers in groups who hold it: at least the disclosure threshold, and so are the others, unless there are none. */
	holders: number;
}

export const productColumn: Column = {
	name: "product",
	label: "Product",
	type: "string",
	format: "text",
	role: "product",
};

/** Makes the groups (`customer_groups`) and chooses the products: those that can be shown, and of these the most held. */
export async function findBasis(bank: Bank, settings: Settings): Promise<Basis> {
	const grouped = await groupCustomers(bank, settings);
	const { grouping } = grouped;
	const counted = await bank.engine.rows<{ product: string; holders: number }>(
		`select product, count(*) as holders from customer_groups join holdings using (customer)
			group by product order by count(*) desc, product`,
	);
	const all = counted.filter(({ product }) => !isUnknown(product));
	const shown = all.filter(({ holders }) => {
		const others = grouping.customers - holders;
		return holders >= settings.disclosureThreshold && (others === 0 || others >= settings.disclosureThreshold);
	});
	const products = shown
		.slice(0, definitions.mostProducts.value)
		.map(({ product, holders }) => ({ name: product, holders }));
	const words = [
		...(shown.length > products.length
			? [`Only the ${products.length} most held of ${all.length} products are compared.`]
			: []),
		...(all.length > shown.length ? ["Products that too few customers hold, or lack, are left out."] : []),
	];
	return { ...grouped, products, leftOutWords: words.join(" ") };
}

/** "9,568 customers with a known outcome, 30 June 2025"; all of the groups where the others are too few to be told. */
export function outcomeBase(basis: Basis, known: number): string {
	const { grouping, settings } = basis;
	const told = tellCustomers(known, { all: grouping.customers, threshold: settings.disclosureThreshold });
	return told === grouping.customers ? groupedBase(basis) : baseWords(told, settings, "customers with a known outcome");
}

/** The most held products that some customers lack: what owners and others are compared by. */
export function comparedProducts({ products, grouping }: Basis): Product[] {
	return products.filter(({ holders }) => holders < grouping.customers).slice(0, definitions.mostPairedProducts.value);
}
