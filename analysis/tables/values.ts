/** One field of a file -> SQL: its text, its clean value, and why a value is refused. */
import { identifier, literal } from "../engine/engine.ts";
import type { Field } from "../report.ts";
import { type FieldRoleName, fieldRole, fieldRoles, type TableRole } from "../roles.ts";
import { monthSql } from "./months.ts";
import { oneOfSql } from "./one-of.ts";

/** A field that has a role: only those are read. */
export interface RoleField extends Field {
	role: FieldRoleName;
}

/** What stands for a missing category in every relation. */
export const unknownCategory = "Unknown";

export function hasRole(field: Field): field is RoleField {
	return field.role !== undefined;
}

/**
 * Whether a refused or missing value costs its whole row. In a table of customers only a missing customer does: a customer
 * without, say, a product is a customer all the same. In a wide table it costs its member, not the others in the row.
 */
export function costsRow(field: RoleField, table: TableRole): boolean {
	const isRow = table !== "customers" && field.member === undefined;
	return fieldRole(field.role).rejects === "row" && (isRow || field.role === "customer");
}

/** Whether any text is a value of the field, just as it stands in the file. */
export function isAnyText(field: Field): field is RoleField {
	if (!hasRole(field)) return false;
	const { kind } = fieldRole(field.role);
	const isText = kind === "key" || (kind === "category" && !field.categories);
	return isText && Object.keys(field.constraints).every((name) => name === "required" || name === "unique");
}

/** What the words of a file need to be understood. */
export interface Reading {
	/** The role of the table that the field stands in. */
	table: TableRole;
	/** BCP 47; gives the names of months. */
	locale: string;
	/** `YYYY-MM-DD`; ages are as of this day. */
	asOf: string;
}

/** SQL for the text of a field as it stands in the file, trimmed; null where missing. The column is a VARCHAR. */
export function textSql(field: Field): string {
	const column = identifier(field.name);
	const missing = [...new Set(field.missingValues.map((value) => value.trim()))].filter((value) => value !== "");
	const known = missing.length > 0 ? `case when not ${oneOfSql(column, missing)} then ${column} end` : column;
	const trimmed = `trim(${column})`;
	// Trimming is slow, and ASCII needs none that starts above the space and does not end with one.
	const isTrimmed = `${column} >= '!' and ${column} not like '% ' and strlen(${column}) = length(${column})`;
	return `case when ${isTrimmed} then ${known} when not ${oneOfSql(trimmed, ["", ...missing])} then ${trimmed} end`;
}

/** SQL for the value in its clean type, from the column `text`; null where the text is not of the field's type. */
export function valueSql(field: RoleField, text: string, { locale }: Reading): string {
	switch (fieldRole(field.role).kind) {
		case "number":
			return numberSql(field, text);
		case "flag":
			return flagSql(field, text);
		case "date":
			return dateSql(field, text);
		case "month":
			return monthSql(text, locale);
		case "category":
			return categorySql(field, text);
		case "key":
			return text;
	}
}

/**
 * SQL for why a value is refused, from the columns `text` and `value`: null, or the end of a sentence that starts with
 * the value, such as `is below the minimum of 0`.
 */
export function problemSql(field: RoleField, columns: { text: string; value: string }, reading: Reading): string {
	const { text, value } = columns;
	const required = field.constraints.required === true || costsRow(field, reading.table);
	if (isAnyText(field) && !required) return "cast(null as varchar)";
	const checks: Check[] = [[`${value} is null`, notOfType(field)], ...constraintChecks(field, columns)];
	if (field.role === "birth_date") checks.push(ageCheck(value, reading.asOf));
	const whens = checks.map(([test, reason]) => `when ${test} then ${literal(reason)}`);
	return `case when ${text} is null then ${required ? literal("is missing") : "null"} ${whens.join(" ")} end`;
}

function notOfType(field: RoleField): string {
	switch (fieldRole(field.role).kind) {
		case "number":
			return field.type === "integer" ? "is not a whole number" : "is not a number";
		case "flag":
			return "is not one of the true and false values";
		case "date":
			return field.format ? `is not a date written ${field.format}` : "is not a date written YYYY-MM-DD";
		case "month":
			return "is not a month";
		case "category":
			return field.type === "list" ? "has a member that is not one of the categories" : "is not one of the categories";
		case "key":
			return "is missing";
	}
}

/** A field of type `datetime` keeps its time of day. The engine reads `infinity` as a moment, and its neighbors as dates. */
function dateSql(field: RoleField, text: string): string {
	const moment = field.format ? `try_strptime(${text}, ${literal(field.format)})` : `try_cast(${text} as timestamp)`;
	const kept = field.type === "datetime" && field.role === "date" ? moment : `cast(${moment} as date)`;
	return `case when isfinite(${moment}) then ${kept} end`;
}

function numberSql(field: RoleField, text: string): string {
	const bare = field.bareNumber ? text : strippedSql(text);
	const group = field.groupChar;
	const ungrouped = group
		? `case when regexp_full_match(${bare}, ${literal(groupedPattern(group))}) then replace(${bare}, ${literal(group)}, '') end`
		: bare;
	const pointed =
		field.decimalChar === "."
			? ungrouped
			: `case when not contains(${ungrouped}, '.') then replace(${ungrouped}, ${literal(field.decimalChar)}, '.') end`;
	const number = `try_cast(${pointed} as double)`;
	const whole = field.type === "integer" ? ` and ${number} = trunc(${number})` : "";
	// The engine takes 1_000 for a number.
	return `case when isfinite(${number}) and not contains(${text}, '_')${whole} then ${number} end`;
}

/**
 * A number without the words and signs around it. A minus stays, also before a currency sign; brackets and a minus behind
 * the number stay as well, so that what bookkeepers mean as negative is refused and not taken as positive.
 */
function strippedSql(text: string): string {
	const ahead = `regexp_replace(${text}, '^([+-]?)([^0-9+()-]*[^0-9+.,()-])?', '\\1')`;
	return `regexp_replace(${ahead}, '[^0-9.,()-]+$', '')`;
}

/** Groups of two or three digits and a last one of three: 1,23,456 is read as 123456, but neither 1,2,3 nor 1,23. */
function groupedPattern(group: string): string {
	const char = /[\]\\^-]/.test(group) ? `\\${group}` : group;
	return `[+-]?\\d{1,3}(([${char}]\\d{2,3})*[${char}]\\d{3})?([^${char}0-9][^${char}]*)?|[^${char}]*`;
}

function flagSql(field: RoleField, text: string): string {
	if (field.type === "integer" || field.type === "number")
		return `case ${numberSql(field, text)} when 1 then true when 0 then false end`;
	const isOneOf = (values: string[]) =>
		oneOfSql(
			`lower(${text})`,
			values.map((value) => value.toLowerCase()),
		);
	return `case when ${isOneOf(field.trueValues)} then true when ${isOneOf(field.falseValues)} then false end`;
}

/** List cells keep their text here and are taken apart, member by member, when relations are made. */
function categorySql(field: RoleField, text: string): string {
	if (!field.categories) return text;
	if (field.type !== "list") return categoryLabelSql(field.categories, text);
	const declared = `[${field.categories.map(({ value }) => literal(value)).join(", ")}]`;
	return `case when list_has_all(${declared}, ${listMembersSql(field, text)}) then ${text} end`;
}

/** SQL for the members of a list cell, as a list of texts: trimmed, without empty ones. */
export function listMembersSql({ delimiter }: Field, text: string): string {
	const members = `list_transform(string_split(${text}, ${literal(delimiter)}), lambda member: trim(member))`;
	return `list_filter(${members}, lambda member: member <> '')`;
}

/** SQL for the label of a category's code, null for a code that is not declared. */
export function categoryLabelSql(categories: { value: string; label: string }[], text: string): string {
	const whens = categories.map(({ value, label }) => `when ${literal(value)} then ${literal(label)}`);
	return `case ${text} ${whens.join(" ")} end`;
}

type Check = [test: string, reason: string];

function ageCheck(birth: string, asOf: string): Check {
	const { minimum, maximum } = fieldRoles.age;
	return [
		`${birth} > date ${literal(asOf)} or ${ageSql(birth, asOf)} not between ${minimum} and ${maximum}`,
		`gives an age outside ${minimum} to ${maximum} on ${asOf}`,
	];
}

/** SQL for the completed years from a birth date to a day, `YYYY-MM-DD`. Who was born on 29 February turns a year older on the 28th. */
export function ageSql(birth: string, asOf: string): string {
	return `datesub('year', ${birth}, date ${literal(asOf)})`;
}

function constraintChecks(field: RoleField, { text, value }: { text: string; value: string }): Check[] {
	const role = fieldRole(field.role);
	const { minimum, maximum, minLength, maxLength, pattern, enum: allowed } = field.constraints;
	const bound = (limit: number | string) =>
		role.kind === "date" ? `timestamp ${literal(String(limit))}` : String(limit);
	const lowest = [role.minimum, minimum].filter((limit) => limit !== undefined);
	const highest = [role.maximum, maximum].filter((limit) => limit !== undefined);
	const checks: Check[] = [];
	for (const limit of lowest) checks.push([`${value} < ${bound(limit)}`, `is below the minimum of ${limit}`]);
	for (const limit of highest) checks.push([`${value} > ${bound(limit)}`, `is above the maximum of ${limit}`]);
	if (minLength !== undefined)
		checks.push([`length(${text}) < ${minLength}`, `is shorter than ${minLength} characters`]);
	if (maxLength !== undefined)
		checks.push([`length(${text}) > ${maxLength}`, `is longer than ${maxLength} characters`]);
	if (pattern !== undefined)
		checks.push([`not regexp_full_match(${text}, ${literal(pattern)})`, `does not match ${pattern}`]);
	if (allowed) checks.push([`not ${oneOfSql(text, allowed)}`, "is not one of the allowed values"]);
	return checks;
}
