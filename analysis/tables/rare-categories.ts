/**
 * Categories of too few customers to be published are gathered before anything is counted, so that every table of the
 * report speaks of the same groups and none can be set against another.
 */
import { type Engine, identifier, literal } from "../engine/engine.ts";
import type { FieldRoleName } from "../roles.ts";
import { unknownCategory } from "./values.ts";

export const otherCategory = "Other";
export const otherOrUnknownCategory = "Other or unknown";

/** Whether a category stands for customers of whom the trait is not known, or not shown. */
export function isUnknown(category: unknown): boolean {
	return category === unknownCategory || category === otherOrUnknownCategory;
}

/** Whether a category is one by itself, of which a sentence may speak: neither unknown nor put together of several. */
export function isNamed(category: unknown): boolean {
	return !isUnknown(category) && category !== otherCategory;
}

/**
 * Renames the rare categories of the customers' traits: to Other where together, and with an Other that the data have,
 * they are enough to show, else together with Unknown. Where neither helps they stay, and are withheld table by table.
 * What the data call as this report calls what it puts together is Other as well.
 */
export async function gatherRareCategories(engine: Engine, roles: FieldRoleName[], threshold: number): Promise<void> {
	for (const role of roles) {
		await rename(engine, { role, names: ["All others", otherOrUnknownCategory], label: otherCategory });
		const counted = await engine.rows<{ category: string; customers: number }>(
			`select ${role} as category, count(*) as customers from customers group by 1`,
		);
		const rare = counted.filter(({ category, customers }) => customers < threshold && category !== unknownCategory);
		const other = counted.find(
			({ category }) => category === otherCategory && !rare.some((one) => one.category === category),
		);
		const gathered = rare.reduce((sum, { customers }) => sum + customers, other?.customers ?? 0);
		const unknown = counted.find(({ category }) => category === unknownCategory)?.customers ?? 0;
		if (rare.length === 0) continue;
		const names = rare.map(({ category }) => category);
		if (gathered >= threshold) await rename(engine, { role, names, label: otherCategory });
		else if (gathered + unknown >= threshold && unknown > 0)
			await rename(engine, { role, names: [...names, unknownCategory], label: otherOrUnknownCategory });
	}
}

async function rename(
	engine: Engine,
	{ role, names, label }: { role: FieldRoleName; names: string[]; label: string },
): Promise<void> {
	const column = identifier(role);
	await engine.run(
		`update customers set ${column} = ${literal(label)} where ${column} in (${names.map(literal).join(", ")})`,
	);
}
