/** The groups of a demographic: which are told apart, and what they are called in a sentence. */
import { definitions } from "../../definitions.ts";
import { type Engine, literal } from "../../engine/engine.ts";
import { nameGender } from "../../narrative/customer-words.ts";
import { lowerFirst, upperFirst } from "../../narrative/words.ts";
import type { BankField } from "../../tables/bank.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { allOthers } from "../gather-small.ts";
import type { Parts } from "./kind-cells.ts";

export interface Trait extends Parts {
	field: BankField;
	/** "age group". */
	noun: string;
	/** For ids: "age-band". */
	id: string;
	/** Whether the smallest groups are put together. */
	isGathered: boolean;
}

/** The largest groups, as many as figures show; the others are put together. */
export async function findTrait(engine: Engine, field: BankField): Promise<Trait> {
	const { role, categories } = field;
	const most = definitions.mostSpendingGroups.value;
	const trait = { field, noun: lowerFirst(field.label), id: role.replaceAll("_", "-") };
	if (categories.length <= most) return { ...trait, groups: categories, groupSql: role, isGathered: false };
	const counted = await engine.rows<{ grp: string; customers: number }>(
		`select ${role} as grp, count(*) as customers from customers group by 1`,
	);
	const sizes = new Map(counted.map(({ grp, customers }) => [grp, customers]));
	const unknown = categories.filter(isUnknown);
	const largest = categories
		.filter((group) => !isUnknown(group))
		.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))
		.slice(0, most - 1 - unknown.length);
	const kept = categories.filter((group) => largest.includes(group));
	const alone = [...kept, ...unknown].map(literal).join(", ");
	return {
		...trait,
		groups: [...kept, allOthers, ...unknown],
		groupSql: `case when ${role} in (${alone}) then ${role} else ${literal(allOthers)} end`,
		isGathered: true,
	};
}

/** Who the customers of a group are, as the start of a sentence: "Women", "Customers aged 25-34", "Business Owners". */
export function nameCustomers({ field }: Pick<Trait, "field">, group: string): string {
	switch (field.role) {
		case "gender":
			return upperFirst(nameGender({ role: field.role, value: group }) ?? `customers of gender ${group}`);
		case "age_band":
			return `Customers aged ${group.replace(/^Under/, "under")}`;
		case "city":
		case "region":
			return `Customers in ${group}`;
		case "marital_status":
			return `${group} customers`;
		case "occupation":
			return /s$/i.test(group) ? group : `Customers with occupation ${group}`;
		default:
			return `Customers with ${lowerFirst(field.label)} ${group}`;
	}
}

/** As `nameCustomers`, within a sentence: "women"; what the data name in the plural keeps its letters. */
export function nameWithin(trait: Pick<Trait, "field">, group: string): string {
	const name = nameCustomers(trait, group);
	return name === group ? name : lowerFirst(name);
}
