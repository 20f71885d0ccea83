/** The shape of `datapackage.json`: the Data Package standard, version 2 (datapackage.org), with Bankbook's additions. */
import { z } from "zod";
import { researchRole, tableRoles } from "../roles.ts";
import { fieldSchema, missingValues } from "./field.ts";
import { settingsSchema } from "./settings.ts";
import { encodings, formats, nameOrNames, text, wordsOf } from "./words.ts";

const character = z.string().length(1, "one character").optional();
const rows = z.array(z.int().min(1)).min(1).optional();

export const dialectSchema = z.looseObject(
	{
		delimiter: text.optional().describe("What stands between cells; found out if left out."),
		quoteChar: character.describe("The character around cells that hold a delimiter; found out if left out."),
		doubleQuote: z.boolean().optional().describe("A quote character in a cell is written twice."),
		escapeChar: character.describe("The character before a quote character in a cell."),
		header: z.boolean().default(true).describe("The file starts with the columns' names."),
		headerRows: rows.describe("The row of the columns' names, if it is not the first."),
		commentRows: rows.describe("Rows before the header that are no data."),
		commentChar: character.describe("Lines that start with this are no data."),
		nullSequence: z.string().optional().describe("Text that stands for a missing value, besides missingValues."),
		lineTerminator: z.enum(["\n", "\r\n", "\r"]).optional().describe("Found out in any case."),
		skipInitialSpace: z.boolean().optional().describe("Spaces around values are ignored in any case."),
	},
	{ error: "the dialect as an object, written here: one in a file of its own is not read" },
);

const foreignKey = z.looseObject({
	fields: nameOrNames.describe("Fields of this table."),
	reference: z
		.looseObject({
			resource: z.string().optional().describe("Name of the other table; this table if left out."),
			fields: nameOrNames.describe("Fields of the other table, in the same order."),
		})
		.describe("What they refer to."),
});

export const tableSchema = z.looseObject(
	{
		fields: z.array(fieldSchema).min(1).describe("The columns."),
		missingValues: missingValues.default([""]).describe("Texts that stand for a missing value."),
		primaryKey: nameOrNames.optional().describe("The fields by which a row is known."),
		uniqueKeys: z.array(nameOrNames).optional().describe("Other fields by which a row is known. Not checked."),
		foreignKeys: z.array(foreignKey).default([]).describe("Fields that refer to fields of another table."),
		fieldsMatch: z.unknown().optional().describe("Columns are always found by their names."),
	},
	{ error: "the schema as an object, written here: one in a file of its own is not read" },
);

const source = z
	.looseObject({
		title: text.optional().describe("Name of the source."),
		path: text.optional().describe("Address of the source."),
		email: text.optional().describe("Whom to ask."),
		version: text.optional().describe("Version of the source."),
	})
	.refine(({ title, path }) => title ?? path, "a source with a title or a path");

export const resourceSchema = z.looseObject({
	name: text.describe("Name of the table, unique in the package."),
	title: text.optional().describe("Name of the table as readers see it."),
	description: z.string().optional().describe("What a row is."),
	path: z
		.union([text, z.array(text).min(1)], { error: "a path or a list of paths" })
		.describe("The file, or several with the same columns. A path may have wildcards: monthly/*.csv."),
	data: z
		.never({ error: "a path instead: data in the descriptor itself are not read" })
		.optional()
		.describe("Not read: give a path."),
	type: z.string().optional().describe('"table".'),
	format: z
		.enum(wordsOf(formats))
		.optional()
		.describe("Kind of file; by its ending if left out. Files may be gzipped."),
	mediatype: z.string().optional().describe("For example text/csv."),
	encoding: z
		.enum(wordsOf(encodings), { error: "an encoding that is read" })
		.default("utf-8")
		.describe("Character encoding of the files. A byte order mark is ignored."),
	bytes: z.int().min(0).optional().describe("Size of the file."),
	hash: z.string().optional().describe("Hash of the file."),
	sources: z.array(source).optional().describe("Where the table came from."),
	licenses: z.unknown().optional().describe("Under which terms the table is given."),
	dialect: dialectSchema.prefault({}).describe("How a delimited file is written."),
	schema: tableSchema.optional().describe("The columns and keys. A table with a role needs it."),
	role: z
		.enum([...tableRoles, researchRole])
		.optional()
		.describe("Bankbook: what the table means to the analysis. A table without a role is described but not read."),
});

export type ResourceDescriptor = z.output<typeof resourceSchema>;

export const packageSchema = z
	.looseObject({
		$schema: z.string().optional().describe("Address of a schema, for editors."),
		profile: z.string().optional().describe("What $schema was called in version 1."),
		name: text.optional().describe("Name of the package."),
		id: z.string().optional().describe("Globally unique identifier."),
		title: text.optional().describe("Title of the package, and of the report."),
		description: z.string().optional().describe("What the data are, in Markdown."),
		homepage: z.string().optional().describe("Address of the data's home."),
		image: z.string().optional().describe("A picture of the package."),
		version: z.string().optional().describe("Version of the data."),
		created: z.string().optional().describe("When the data were made."),
		keywords: z.array(z.string()).optional().describe("Words to find the package by."),
		contributors: z.unknown().optional().describe("Who made the package."),
		sources: z.array(source).default([]).describe("Where the data came from."),
		licenses: z.unknown().optional().describe("Under which terms the data are given."),
		resources: z.array(resourceSchema).min(1).describe("The tables."),
		report: settingsSchema,
	})
	.meta({
		title: "Bankbook report descriptor",
		description: "datapackage.json of a Bankbook report: a Data Package, version 2, with roles and a report.",
	});

export type PackageDescriptor = z.output<typeof packageSchema>;

/** The schema as JSON Schema (2020-12), for editors: `public/datapackage.schema.json`. */
export function makeJsonSchema(): z.core.ZodStandardJSONSchemaPayload<typeof packageSchema> {
	return z.toJSONSchema(packageSchema, { io: "input" });
}
