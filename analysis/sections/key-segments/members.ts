/** Who is in which of the groups whose shares of money are published. */
import { identifier, literal } from "../../engine/engine.ts";
import type { Condition } from "./groups.ts";
import type { Basis } from "./key-segment.ts";
import type { SearchedTrait } from "./traits.ts";

/** A key segment, or one of its categories by itself, of which other tables publish the same. */
export interface Published {
	conditions: readonly Condition[];
	/** Of the key segment. */
	rank?: number;
}

/** Creates `key_segment_members`: place (in the groups that are returned), customer, with a row for each group of a customer. */
export async function makeMembers({ bank, segments, traits }: Basis): Promise<Published[]> {
	const singles = segments.flatMap(({ group }) =>
		group.conditions.length === 1 ? [] : group.conditions.map((condition) => [condition]),
	);
	const known = new Set<string>();
	const published = [
		...segments.map(({ group, rank }): Published => ({ conditions: group.conditions, rank })),
		...singles.flatMap((conditions): Published[] => {
			const key = JSON.stringify(conditions);
			if (known.has(key)) return [];
			known.add(key);
			return [{ conditions }];
		}),
	];
	const selects = published.map(
		({ conditions }, place) =>
			`select ${place} as place, customer from customers where ${conditionsSql(conditions, traits.traits)}`,
	);
	await bank.engine.run(`create or replace table key_segment_members as ${selects.join("\nunion all ")}`);
	return published;
}

function conditionsSql(conditions: readonly Condition[], traits: readonly SearchedTrait[]): string {
	return conditions
		.map(({ trait, category }) => {
			const { field, categories } = traits[trait] as SearchedTrait;
			return `${identifier(field.role)} = ${literal(categories[category] ?? "")}`;
		})
		.join(" and ");
}
