/** What every part of the chapter on products starts from. */
import { definitions } from "../../definitions.ts";
import type { Column } from "../../document.ts";
import { type Formats, formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { type Grouping, makeGroups } from "../../tables/groups.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { baseWords } from "../base.ts";

export interface Basis {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	grouping: Grouping;
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
	const grouping = await makeGroups(bank, settings);
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
	return { bank, settings, formats: formatsFor(settings), grouping, products, leftOutWords: words.join(" ") };
}

/** The most held products that some customers lack: what owners and others are compared by. */
export function comparedProducts({ products, grouping }: Basis): Product[] {
	return products.filter(({ holders }) => holders < grouping.customers).slice(0, definitions.mostPairedProducts.value);
}

/** Whom the figures speak of: "12,000 customers, 30 June 2025". */
export function groupedBase({ grouping, settings }: Basis): string {
	const which = grouping.leftOut > 0 ? `customers with a known ${grouping.noun}` : "customers";
	return baseWords(grouping.customers, settings, which);
}

/** Why groups are not tested against each other, where they are not. */
export function formedWords({ grouping }: Basis): string {
	return grouping.formed
		? `Each ${grouping.noun} was formed by what customers do, so that differences between them are described and not tested.`
		: "";
}

/** Sentences put together to a note, as far as there are any. */
export function noteOf(...sentences: string[]): { note?: string } {
	const words = sentences.filter((sentence) => sentence !== "").join(" ");
	return words === "" ? {} : { note: words };
}

/** The size of a difference between shares, without its sign: "2.0 points". */
export function sizeInPoints(difference: number, formats: Formats): string {
	return formats.cell(Math.abs(difference), "points").replace("+", "");
}

/** How near shares are that do not differ: "to within 2 points". */
export function withinWords({ settings, formats }: Basis): string {
	return `to within ${sizeInPoints(settings.meaningfulDifference, formats).replace(/[.,]0(?= )/, "")}`;
}
