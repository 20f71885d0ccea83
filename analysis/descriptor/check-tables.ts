/** The tables: does each have the fields that its role needs, each once? */
import { type FieldRoleName, fieldRole, researchRole, type TableRole, tableRoles } from "../roles.ts";
import type { Draft, DraftField, DraftResource } from "./draft.ts";
import { listWords, type Problem, quote } from "./problem.ts";
import { longRoles } from "./words.ts";

/** A table of this role has a field of at least one of these roles. */
const needs: Record<TableRole, FieldRoleName[]> = {
	customers: [],
	transactions: ["amount", "transaction_count"],
	holdings: ["product", "held"],
	engagement: ["impressions", "clicks", "logins", "minutes", "activity", "responded"],
	purchases: ["purchased"],
	segments: ["segment"],
};

/** Without their product or channel the values of these relations say nothing. */
const memberNeeded: readonly TableRole[] = ["holdings", "engagement"];

export function* checkTables(draft: Draft): Generator<Problem> {
	const { resources } = draft;
	const read = resources.filter(({ properties }) => properties.role && properties.role !== researchRole);
	if (resources.length > 0 && read.length === 0 && resources.every(({ sound }) => sound))
		yield { path: ["resources"], found: "no table with a role", expected: "one with the role customers at least" };
	for (const [i, resource] of resources.entries()) {
		yield* checkName(resource, resources.slice(0, i));
		yield* checkRepeats(resource);
		yield* checkMembers(resource);
		if (resource.sound) yield* checkNeeds(resource, { alone: read.length === 1 });
	}
	yield* checkOverlap(read.filter(({ properties }) => properties.role === "customers"));
}

function* checkName({ path, properties: { name } }: DraftResource, earlier: DraftResource[]): Generator<Problem> {
	if (name && earlier.some(({ properties }) => properties.name === name))
		yield { path: [...path, "name"], found: `${quote(name)} a second time`, expected: "a name for each table" };
}

function* checkNeeds({ path, properties, fields }: DraftResource, { alone }: { alone: boolean }): Generator<Problem> {
	const { role } = properties;
	const has = (name: FieldRoleName) => fields.some((field) => field.properties.role === name);
	const at = [...path, "schema", "fields"];
	const found = (what: string) => ({ path: at, found: `no field of role ${what}` });
	if (!role) {
		if (fields.some((field) => field.properties.role))
			yield {
				path: [...path, "role"],
				found: "nothing",
				expected: `one of ${tableRoles.map(quote).join(", ")}, since fields of the table have roles`,
			};
		return;
	}
	if (role === researchRole) {
		for (const field of fields)
			if (field.properties.role)
				yield {
					path: [...field.path, "role"],
					found: quote(field.properties.role),
					expected: "no role: the columns of research are topic, claim, value, unit, source, url and year",
				};
		return;
	}
	if (!properties.schema) {
		yield { path: [...path, "schema"], found: "nothing", expected: "the fields of the table, since it has a role" };
		return;
	}
	if (!has("customer") && !(role === "customers" && alone))
		yield { ...found('"customer"'), expected: "one by which the tables are joined" };
	if (needs[role].length > 0 && !needs[role].some(has))
		yield {
			...found(listWords(needs[role].map(quote))),
			expected: `one, since the table has the role ${quote(role)}`,
		};
	if (role === "customers" && !fields.some((field) => field.properties.role))
		yield { path: at, found: "no field with a role", expected: "one at least, such as age or balance" };
	if (has("date") && has("month"))
		yield {
			path: at,
			found: 'fields of role "date" and "month"',
			expected: "one of the two: the date holds its month",
		};
}

/** A role stands once, or once for each member. */
function* checkRepeats({ fields }: DraftResource): Generator<Problem> {
	const seen = new Map<string, DraftField>();
	for (const field of fields) {
		const { role, name } = field.properties;
		if (!role) continue;
		const { member } = fieldRole(role);
		const value = member && field.properties[member];
		const earlier = seen.get(`${role} ${value}`);
		seen.set(`${role} ${value}`, earlier ?? field);
		if (!earlier) continue;
		const where = `which ${quote(earlier.properties.name ?? "")} has already`;
		if (value !== undefined)
			yield { path: [...field.path, member ?? ""], found: `${quote(value)}, ${where}`, expected: `another ${member}` };
		else
			yield {
				path: [...field.path, "role"],
				found: `${quote(role)}, ${where}`,
				expected: member ? `the ${member} that ${quote(name ?? "")} stands for` : "a role once in a table",
			};
	}
}

/** Wide or long: the product, channel or type is named by the field, or stands in a column. */
function* checkMembers({ fields, sound }: DraftResource): Generator<Problem> {
	for (const { path, properties } of fields) {
		const { role } = properties;
		if (!role) continue;
		const { member, relation } = fieldRole(role);
		if (!member) continue;
		const long = fields.find((field) => field.properties.role === longRoles[member]);
		if (properties[member] !== undefined && long)
			yield {
				path: [...path, member],
				found: quote(properties[member]),
				expected: `no ${member}, since the column ${quote(long.properties.name ?? "")} has the role ${quote(longRoles[member])}`,
			};
		if (sound && properties[member] === undefined && !long && memberNeeded.includes(relation))
			yield {
				path: [...path, member],
				found: "nothing",
				expected: `the ${member} that the column stands for, or another column of role ${quote(longRoles[member])}`,
			};
	}
}

/** Several tables of customers are joined, so that each of their roles may stand in one of them only. */
function* checkOverlap(tables: DraftResource[]): Generator<Problem> {
	const seen = new Map<FieldRoleName, string>();
	for (const { fields, properties } of tables)
		for (const field of fields) {
			const { role } = field.properties;
			if (!role || role === "customer" || fieldRole(role).relation !== "customers") continue;
			const other = seen.get(role);
			if (other !== undefined && other !== properties.name)
				yield {
					path: [...field.path, "role"],
					found: `${quote(role)}, which table ${quote(other)} has already`,
					expected: "a role in one table of customers",
				};
			seen.set(role, other ?? properties.name ?? "");
		}
}
