/** A column of a relation, and where its values come from. */
import { literal } from "../engine/engine.ts";
import { type FieldRoleName, fieldRole } from "../roles.ts";
import { type RoleField, unknownCategory } from "./values.ts";

export interface RelationField {
	/** The column's name. */
	role: FieldRoleName;
	/** The field of the file that describes it. */
	source: RoleField;
	/** From the columns of its staged table; null where missing. */
	sql: string;
}

/** SQL for a category; null where it is missing, or says itself that it is unknown. */
export function knownSql(sql: string): string {
	// The length is compared first: that in bytes is known at once.
	return `case when strlen(${sql}) <> ${unknownCategory.length} or lower(${sql}) <> ${literal(unknownCategory.toLowerCase())} then ${sql} end`;
}

/** SQL for a value as relations hold it: a missing category is Unknown. */
export function presentSql({ role, sql }: RelationField): string {
	return fieldRole(role).kind === "category" ? `coalesce(${knownSql(sql)}, ${literal(unknownCategory)})` : sql;
}
