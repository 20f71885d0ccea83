/** The shape of a field: the standard's properties (datapackage.org/standard/table-schema) and Bankbook's own. */
import { z } from "zod";
import { type FieldRoleName, fieldRoles } from "../roles.ts";
import { fieldTypes, periods, text, wordsOf } from "./words.ts";

export const missingValues = z.array(
	z.union(
		[
			z.string(),
			z.looseObject({
				value: z.string().describe("The text."),
				label: z.string().optional().describe("Why the value is missing."),
			}),
		],
		{
			error: "a text, or an object with value and label",
		},
	),
);

const category = z.union(
	[
		z.string(),
		z.number(),
		z.looseObject({
			value: z.union([z.string(), z.number(), z.boolean()]).describe("As it stands in the file."),
			label: text.optional().describe("As readers see it."),
		}),
	],
	{ error: "a value, or an object with value and label" },
);

const bound = z.union([z.number(), text], { error: "a number, or a date as YYYY-MM-DD" });
const exclusive = z
	.never({ error: "minimum or maximum instead: exclusive bounds are not read" })
	.optional()
	.describe("Not read.");

const constraints = z.looseObject({
	required: z.boolean().optional().describe("A missing value is counted as an error."),
	unique: z.boolean().optional().describe("No value may stand twice."),
	minimum: bound.optional().describe("Smallest valid value."),
	maximum: bound.optional().describe("Largest valid value."),
	minLength: z.int().min(0).optional().describe("Fewest characters."),
	maxLength: z.int().min(0).optional().describe("Most characters."),
	pattern: text.optional().describe("Regular expression that the whole value matches."),
	enum: z
		.array(z.union([z.string(), z.number(), z.boolean()]))
		.min(1)
		.optional()
		.describe("The only valid values."),
	exclusiveMinimum: exclusive,
	exclusiveMaximum: exclusive,
	jsonSchema: z
		.never({ error: "another constraint instead: JSON Schema of a value is not read" })
		.optional()
		.describe("Not read."),
});

const roleHelp = Object.entries(fieldRoles).map(([name, role]) => `${name}: ${role.label}`);
const member = (what: string) =>
	text.optional().describe(`Bankbook: in a wide table, the ${what} that the column stands for.`);

export const fieldSchema = z.looseObject({
	name: text.describe("The column's name, as it stands in the file."),
	title: text.optional().describe("The column's name as readers see it."),
	description: z.string().optional().describe("What the column holds."),
	example: z.unknown().optional().describe("An example value."),
	rdfType: z.string().optional().describe("Address of an RDF class."),
	type: z
		.enum(wordsOf(fieldTypes), { error: "a type of the standard" })
		.optional()
		.describe("Type of the values; what the role needs if left out."),
	format: text.optional().describe('For dates, how they are written as a strptime pattern, for example "%d/%m/%Y".'),
	constraints: constraints.optional().describe("What valid values keep to."),
	categories: z.array(category).min(1).optional().describe("All values of a category, each with its label."),
	categoriesOrdered: z.boolean().default(false).describe("The categories stand in their natural order."),
	missingValues: missingValues.optional().describe("Texts that stand for a missing value, instead of the table's."),
	decimalChar: z.string().length(1, "one character").default(".").describe("The decimal mark of numbers."),
	groupChar: z.string().length(1, "one character").optional().describe("The mark between groups of digits."),
	bareNumber: z.boolean().default(true).describe("False where a currency or percent sign stands around numbers."),
	trueValues: z.array(z.string()).min(1).optional().describe("Texts that mean yes; case does not count."),
	falseValues: z.array(z.string()).min(1).optional().describe("Texts that mean no; case does not count."),
	delimiter: text.default(",").describe("What stands between the items of a list cell."),
	itemType: z.string().optional().describe("Type of the items of a list cell. Read as text."),
	role: z
		.enum(wordsOf<FieldRoleName>(fieldRoles), { error: "one of the field roles" })
		.optional()
		.describe(`Bankbook: what the column means to the analysis. ${roleHelp.join("; ")}.`),
	product: member("product"),
	channel: member("channel"),
	transaction: member("type of transaction"),
	period: z
		.enum(periods)
		.optional()
		.describe(
			"Bankbook: of an income or of an amount that is a total of a customer, the time that it is for; a year if left out.",
		),
	protected: z
		.boolean()
		.default(false)
		.describe("Bankbook: the law protects people by this: it may describe groups, never select them for an offer."),
});

export type FieldDescriptor = z.output<typeof fieldSchema>;
