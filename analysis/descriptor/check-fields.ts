/** Each field by itself: does its type fit its role, and do its properties fit one another? */
import { findNearest } from "../nearest.ts";
import { type FieldRole, type FieldRoleName, fieldRole, fieldRoles } from "../roles.ts";
import type { Draft, DraftField, DraftResource } from "./draft.ts";
import { describeValue, listWords, type Problem, quote } from "./problem.ts";
import { fieldTypes, longRoles, wordsOf } from "./words.ts";

/** Types that a role's values can be read from. The first is assumed where the descriptor gives none. */
export const typesOfKind = {
	key: ["string", "integer"],
	category: ["string", "integer", "boolean"],
	number: ["number", "integer"],
	date: ["date", "datetime"],
	month: ["string", "integer", "date", "datetime"],
	flag: ["boolean", "integer"],
} as const satisfies Record<FieldRole["kind"], string[]>;

/** Roles whose cells may list several members, such as all products of a customer. */
const listRoles: readonly FieldRoleName[] = ["product", "channel"];

export function* checkFields({ resources }: Draft): Generator<Problem> {
	for (const resource of resources) {
		yield* checkNames(resource);
		for (const field of resource.fields) {
			yield* checkRole(field);
			yield* checkWriting(field);
			yield* checkConstraints(field);
			yield* checkCategories(field);
		}
	}
}

function* checkNames({ fields }: DraftResource): Generator<Problem> {
	for (const [i, { path, properties }] of fields.entries())
		if (fields.slice(0, i).some((other) => properties.name && other.properties.name === properties.name))
			yield {
				path: [...path, "name"],
				found: `${quote(properties.name)} a second time`,
				expected: "a name for each column",
			};
}

function* checkRole({ path, properties }: DraftField): Generator<Problem> {
	const { role: name, type, trueValues } = properties;
	const role: FieldRole | undefined = name && fieldRole(name);
	for (const member of wordsOf(longRoles).filter((property) => properties[property] !== undefined))
		if (role?.member !== member)
			yield {
				path: [...path, member],
				found: describeValue(properties[member]),
				expected: `no ${member}, since the field has ${name ? `role ${quote(name)}` : "no role"}: it goes with ${rolesWithMember(member)}`,
			};
	if (properties.period !== undefined && name !== "income" && name !== "amount")
		yield {
			path: [...path, "period"],
			found: quote(properties.period),
			expected: 'no period: it goes with role "income" or "amount"',
		};
	if (!name || !role || !type || type === "any") return;
	const types = [...typesOfKind[role.kind], ...(listRoles.includes(name) ? ["list"] : [])];
	if (types.includes(type) || (role.kind === "flag" && type === "string" && trueValues)) return;
	yield {
		path: [...path, "type"],
		found: quote(type),
		expected: `${listWords(types.map(quote))} for role ${quote(name)}${role.kind === "flag" ? ', or "string" with trueValues' : ""}`,
		nearest: fieldTypes[type] ? [] : findNearest(type, types),
	};
}

function rolesWithMember(member: keyof typeof longRoles): string {
	const names = Object.entries<FieldRole>(fieldRoles).filter(([, role]) => role.member === member);
	return `role ${listWords(names.map(([name]) => quote(name)))}`;
}

function* checkWriting({ path, properties }: DraftField): Generator<Problem> {
	const { type, format, decimalChar, groupChar, trueValues, falseValues } = properties;
	const isDate = type === "date" || type === "datetime";
	if (isDate && format && format !== "default" && format !== "any" && !/%[a-zA-Z]/.test(format))
		yield { path: [...path, "format"], found: quote(format), expected: 'a strptime pattern such as "%d/%m/%Y"' };
	if (groupChar !== undefined && groupChar === decimalChar)
		yield {
			path: [...path, "groupChar"],
			found: quote(groupChar),
			expected: "another character than decimalChar",
		};
	const both = (trueValues ?? []).find((value) => falseValues?.includes(value));
	if (both !== undefined)
		yield {
			path: [...path, "falseValues"],
			found: `${quote(both)}, which is in trueValues as well`,
			expected: "texts that mean no",
		};
}

function* checkConstraints({ path, properties }: DraftField): Generator<Problem> {
	const { minimum, maximum, pattern } = properties.constraints ?? {};
	const at = (property: string) => [...path, "constraints", property];
	const isDate = properties.role && fieldRole(properties.role).kind === "date";
	for (const [property, bound] of Object.entries({ minimum, maximum })) {
		if (bound === undefined || !properties.role) continue;
		const fits = isDate ? /^\d{4}-\d{2}-\d{2}/.test(String(bound)) : Number.isFinite(Number(bound));
		if (!fits)
			yield { path: at(property), found: quote(bound), expected: isDate ? "a date as YYYY-MM-DD" : "a number" };
	}
	if (typeof minimum === "number" && typeof maximum === "number" && minimum > maximum)
		yield { path: at("maximum"), found: quote(maximum), expected: `the minimum of ${minimum} or more` };
	if (pattern !== undefined && !isPattern(pattern))
		yield { path: at("pattern"), found: quote(pattern), expected: "a regular expression" };
}

function isPattern(pattern: string): boolean {
	try {
		new RegExp(pattern, "u");
		return true;
	} catch {
		return false;
	}
}

function* checkCategories({ path, properties }: DraftField): Generator<Problem> {
	const categories = (properties.categories ?? []).map((category) =>
		typeof category === "object" ? category : { value: category, label: String(category) },
	);
	for (const [i, { value, label }] of categories.entries()) {
		const at = [...path, "categories", i];
		const earlier = categories.slice(0, i);
		if (earlier.some((other) => String(other.value) === String(value)))
			yield { path: at, found: `value ${quote(value)} a second time`, expected: "each value once" };
		else if (label !== undefined && earlier.some((other) => other.label === label))
			yield { path: at, found: `label ${quote(label)} a second time`, expected: "a label for each value" };
	}
}
