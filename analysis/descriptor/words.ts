/** The vocabulary of a descriptor's values, and what each word settles to. */
import { z } from "zod";
import type { Field, Resource } from "../report.ts";
import type { FieldRole, FieldRoleName } from "../roles.ts";

export const text = z.string().min(1);

/** One name or several: `"id"` or `["id", "year"]`. */
export const nameOrNames = z.union([text, z.array(text).min(1)], { error: "a name or a list of names" });

export const encodings = {
	"utf-8": "utf-8",
	"UTF-8": "utf-8",
	utf8: "utf-8",
	"utf-16": "utf-16",
	"UTF-16": "utf-16",
	"utf-16le": "utf-16",
	"UTF-16LE": "utf-16",
	"iso-8859-1": "latin-1",
	"ISO-8859-1": "latin-1",
	"latin-1": "latin-1",
	latin1: "latin-1",
} as const satisfies Record<string, Resource["encoding"]>;

/** By the word in `format`, or by the file's ending. */
export const formats = {
	csv: "csv",
	tsv: "csv",
	txt: "csv",
	parquet: "parquet",
	ndjson: "ndjson",
	jsonl: "ndjson",
} as const satisfies Record<string, Resource["format"]>;

/** The types of the standard. `undefined`: allowed for a field that is described but not read. */
export const fieldTypes = {
	string: "string",
	number: "number",
	integer: "integer",
	boolean: "boolean",
	date: "date",
	datetime: "datetime",
	list: "list",
	any: undefined,
	object: undefined,
	array: undefined,
	time: undefined,
	year: undefined,
	yearmonth: undefined,
	duration: undefined,
	geopoint: undefined,
	geojson: undefined,
} as const satisfies Record<string, Field["type"] | undefined>;

/** In long tables, the role of the column that says what wide tables say in this property of a field. */
export const longRoles = { product: "product", channel: "channel", transaction: "type" } as const satisfies Record<
	NonNullable<FieldRole["member"]>,
	FieldRoleName
>;

/** What money of a customer may be for. */
export const periods = ["month", "year"] as const;

/** The keys of an object, as a list that zod can make an enum of. */
export function wordsOf<T extends string>(meanings: Record<T, unknown>): T[] {
	return Object.keys(meanings) as T[];
}
