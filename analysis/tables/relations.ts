/** Staged tables, long or wide -> the relations of the bank. */
import { type Engine, literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { type FieldRoleName, fieldRole, type TableRole, tableRoles } from "../roles.ts";
import { sideBySide } from "../side-by-side.ts";
import type { BankField, Relation } from "./bank.ts";
import { makeCustomerIds, makeCustomers } from "./customers.ts";
import { makeLong } from "./long-relations.ts";
import { isUnknown, otherCategory, otherOrUnknownCategory } from "./rare-categories.ts";
import type { RelationField } from "./relation-field.ts";
import type { Staged } from "./stage.ts";
import { type RoleField, unknownCategory } from "./values.ts";

/** A field of the customers' files that is no field of the bank. */
export interface TooFewKnown {
	/** As the files name it. */
	column: string;
	role: FieldRoleName;
	/** Customers of whom it is known: fewer than the disclosure threshold. */
	known: number;
}

export interface Relations {
	relations: Map<TableRole, Relation>;
	tooFew: TooFewKnown[];
}

/**
 * Creates a SQL table for each relation that the staged tables can give of the rows that are kept. A field of
 * the customers that is known of fewer of them than the disclosure threshold is left out: nothing about it could be shown.
 */
export async function makeRelations(engine: Engine, staged: readonly Staged[], settings: Settings): Promise<Relations> {
	await makeCustomerIds(engine, staged);
	const made = await sideBySide(tableRoles.map((name) => makeRelation(engine, name, { staged, settings })));
	const found = made.filter((one) => one !== undefined);
	const customers = found.find(({ relation }) => relation.name === "customers");
	return {
		relations: new Map(found.map(({ relation }) => [relation.name, relation])),
		tooFew: customers ? dropRarelyKnown(customers.relation, customers.fields, settings.disclosureThreshold) : [],
	};
}

async function makeRelation(
	engine: Engine,
	name: TableRole,
	{ staged, settings }: { staged: readonly Staged[]; settings: Settings },
): Promise<{ relation: Relation; fields: RelationField[] } | undefined> {
	const fields =
		name === "customers" ? await makeCustomers(engine, staged, settings) : await makeLong(engine, staged, name);
	return fields && { relation: await describeRelation(engine, name, fields), fields };
}

/** Takes the fields that too few customers have out of a relation, and returns those of them that stand in the files. */
function dropRarelyKnown(
	{ rows, fields: described }: Relation,
	fields: readonly RelationField[],
	threshold: number,
): TooFewKnown[] {
	return fields.flatMap(({ role, source }) => {
		const known = rows - (described.get(role)?.missing ?? rows);
		if (known >= threshold) return [];
		described.delete(role);
		return source.role === role ? [{ column: source.name, role, known }] : [];
	});
}

async function describeRelation(engine: Engine, name: TableRole, fields: RelationField[]): Promise<Relation> {
	const [counted] = await engine.rows<Record<string, number>>(`select count(*) as rows
		${fields.map(({ role }) => `, count(*) filter (where ${isMissing(role)}) as ${role}`).join("")} from ${name}`);
	const described = new Map<FieldRoleName, BankField>();
	for (const { role, source } of fields) {
		const { label, kind, unit, protected: always } = fieldRole(role);
		described.set(role, {
			role,
			label: source.role === role ? (source.title ?? label) : label,
			kind,
			...(unit ? { unit } : {}),
			...(source.period ? { period: source.period } : {}),
			protected: always === true || source.protected,
			categories: kind === "category" ? await orderCategories(engine, { name, role, source }) : [],
			ordered: source.categoriesOrdered,
			missing: counted?.[role] ?? 0,
		});
	}
	return { name, rows: counted?.rows ?? 0, fields: described };
}

function isMissing(role: FieldRoleName): string {
	return fieldRole(role).kind === "category"
		? `${role} in (${literal(unknownCategory)}, ${literal(otherOrUnknownCategory)})`
		: `${role} is null`;
}

async function orderCategories(
	engine: Engine,
	{ name, role, source }: { name: TableRole; role: FieldRoleName; source: RoleField },
): Promise<string[]> {
	const rows = await engine.rows<{ category: string }>(
		`select ${role} as category from ${name} where ${role} is not null group by 1 order by count(*) desc, 1`,
	);
	const present = rows.map((row) => row.category);
	const declared = source.categoriesOrdered ? (source.categories ?? []).map((category) => category.label) : [];
	const place = (category: string) => {
		if (isUnknown(category)) return Number.MAX_SAFE_INTEGER;
		if (category === otherCategory) return Number.MAX_SAFE_INTEGER - 1;
		return declared.includes(category) ? declared.indexOf(category) : declared.length;
	};
	return present.toSorted((a, b) => place(a) - place(b));
}
