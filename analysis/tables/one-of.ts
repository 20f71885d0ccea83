import { literal } from "../engine/engine.ts";

/**
 * SQL for whether a text is one of several, null for null. While files are read it stands for `in`: of a long list the
 * engine makes a join, and behind a join it no longer keeps rows in the order of the file.
 */
export function oneOfSql(text: string, values: readonly string[]): string {
	return `list_contains([${values.map(literal).join(", ")}], ${text})`;
}
