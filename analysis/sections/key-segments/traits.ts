/** The traits of customers that groups are made of, as many as can be searched. */
import { definitions } from "../../definitions.ts";
import { identifier, literal } from "../../engine/engine.ts";
import type { Bank, BankField } from "../../tables/bank.ts";
import { isNamed } from "../../tables/rare-categories.ts";

export interface SearchedTrait {
	field: BankField;
	/** All that customers are told apart by: groups are made of those that are `named`. */
	categories: string[];
	/** Whether a group may be made of the category at this place: Unknown and Other are none. */
	named: boolean[];
	/** Categories that are too many: they are put together and no group is made of them. */
	leftOut: number;
}

export interface SearchedTraits {
	traits: SearchedTrait[];
	/** Traits that are too many. */
	leftOut: BankField[];
}

/** The first traits of the data with their largest categories, as far as `definitions` allow. */
export async function findTraits(bank: Bank, demographics: readonly BankField[]): Promise<SearchedTraits> {
	const found: SearchedTraits = { traits: [], leftOut: [] };
	let cells = 1;
	for (const field of demographics) {
		const trait = await readTrait(bank, field);
		const crossed = cells * (trait.categories.length + (trait.leftOut > 0 ? 1 : 0));
		const isFew = found.traits.length < definitions.mostSearchedTraits.value;
		if (isFew && crossed <= definitions.mostCrossedCells.value) {
			found.traits.push(trait);
			cells = crossed;
		} else found.leftOut.push(field);
	}
	return found;
}

async function readTrait(bank: Bank, field: BankField): Promise<SearchedTrait> {
	const most = definitions.mostSearchedCategories.value;
	const named = field.categories.filter(isNamed);
	const kept = named.length > most ? await largest(bank, { field, named, most }) : named;
	const categories = field.categories.filter((category) => !isNamed(category) || kept.includes(category));
	return { field, categories, named: categories.map(isNamed), leftOut: named.length - kept.length };
}

async function largest(
	bank: Bank,
	{ field, named, most }: { field: BankField; named: readonly string[]; most: number },
): Promise<string[]> {
	const counted = await bank.engine.rows<{ category: string; customers: number }>(
		`select ${identifier(field.role)} as category, count(*) as customers from customers group by 1`,
	);
	const size = new Map(counted.map(({ category, customers }) => [category, customers]));
	return named.toSorted((a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0)).slice(0, most);
}

/** SQL over `customers`: the category of a trait, null for those that are put together. */
export function categorySql({ field, categories, leftOut }: SearchedTrait): string {
	const column = identifier(field.role);
	return leftOut === 0 ? column : `case when ${column} in (${categories.map(literal).join(", ")}) then ${column} end`;
}
