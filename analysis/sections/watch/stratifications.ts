/** What customers are parted by to see whether a difference between two groups is only one of their mix. */
import { identifier } from "../../engine/engine.ts";
import { lowerFirst } from "../../narrative/words.ts";
import type { Bank, BankField } from "../../tables/bank.ts";
import { once } from "../../tables/once.ts";
import { isUnknown } from "../../tables/rare-categories.ts";

export interface Stratification {
	/** Role of the field, and column of `customer_strata`. */
	role: string;
	/** "age band". */
	noun: string;
}

/**
 * Creates `customer_strata`: customer, and a column for every category of the customers of which at least two are known, and
 * for supplied segments. Segments that this report formed of behavior are none: customers of one such segment are alike in
 * what is compared, which would make differences turn around that do not.
 */
export const findStratifications = once(async ({ engine, relations }: Bank): Promise<Stratification[]> => {
	const traits = [...(relations.get("customers")?.fields.values() ?? [])].filter(parts);
	const segments = relations.get("segments");
	const segment = segments && !segments.made ? [...segments.fields.values()].filter(parts) : [];
	const columns = [
		"customers.customer",
		...traits.map(({ role }) => `customers.${identifier(role)}`),
		...segment.map(({ role }) => `segments.${identifier(role)}`),
	];
	await engine.run(`create or replace table customer_strata as
		select ${columns.join(", ")} from customers${segment.length > 0 ? " left join segments on segments.customer = customers.customer" : ""}
		order by customers.customer`);
	return [...traits, ...segment].map(({ role, label }) => ({ role, noun: lowerFirst(label) }));
});

function parts({ kind, categories }: BankField): boolean {
	return kind === "category" && categories.filter((category) => !isUnknown(category)).length >= 2;
}
