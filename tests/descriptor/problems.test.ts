import assert from "node:assert/strict";
import { test } from "node:test";
import { DescriptorError } from "../../analysis/descriptor/problem.ts";
import { readReport } from "../../analysis/report.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";

/** A good descriptor of two tables, which each case spoils. */
function makeDescriptor() {
	return {
		title: "Bank",
		report: { asOf: "2025-06-30", currency: "USD" } as Record<string, unknown>,
		resources: [
			{
				name: "customers",
				role: "customers",
				path: "customers.csv",
				schema: {
					fields: [
						{ name: "id", role: "customer" },
						{ name: "age", role: "age", type: "integer" },
						{ name: "money", role: "balance" },
					],
				},
			},
			{
				name: "clicks",
				role: "engagement",
				path: "clicks.csv",
				schema: {
					fields: [
						{ name: "id", role: "customer" },
						{ name: "mail", role: "clicks", channel: "E-mail" },
						{ name: "web", role: "clicks", channel: "Web" },
					],
				},
			},
		],
	};
}

type Node = Record<string | number, unknown>;

/** Sets what stands at a path such as `resources.0.name`; `undefined` takes it away. */
function spoil(changes: Record<string, unknown>): object {
	const descriptor = makeDescriptor();
	for (const [path, value] of Object.entries(changes)) {
		const steps = path.split(".");
		const last = steps.pop() ?? "";
		const parent = steps.reduce<Node>((node, step) => node[step] as Node, descriptor);
		if (value === undefined) delete parent[last];
		else parent[last] = value;
	}
	return descriptor;
}

async function readMessage(descriptor: unknown): Promise<string> {
	const folder = await makeReportFolder({
		"datapackage.json": JSON.stringify(descriptor),
		"customers.csv": "id,age,money\n1,40,100\n",
		"clicks.csv": "id,mail,web\n1,2,3\n",
	});
	const error = await readReport(folder).then(
		() => new Error("no problem"),
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof Error);
	return error.message.replaceAll(folder, "data/bank");
}

const fields = "resources.0.schema.fields";
const age = "resources[0].schema.fields[1]";
const named = '("customers", "age")';

/** What is spoiled, and the lines that tell of it. */
const cases: Record<string, [changes: Record<string, unknown>, ...lines: string[]]> = {
	"a role that is misspelled": [
		{ [`${fields}.1.role`]: "agee" },
		`${age}.role ${named}: found "agee", expected one of the field roles; nearest: "age"`,
	],
	"a role that is like no other lists them all": [
		{ [`${fields}.1.role`]: "shoe_size" },
		`${age}.role ${named}: found "shoe_size", expected one of the field roles: customer, age, birth_date, age_band, gender, marital_status, occupation, education, city, region, balance, income, credit_score, tenure, date, month, type, category, payment_type, amount, product, held, channel, impressions, clicks, activity, purchased, segment`,
	],
	"a table role that is misspelled": [
		{ "resources.1.role": "engagment" },
		'resources[1].role ("clicks"): found "engagment", expected one of "customers", "transactions", "holdings", "engagement", "purchases", "segments"; nearest: "engagement"',
	],
	"a type that is misspelled": [
		{ [`${fields}.1.type`]: "int" },
		`${age}.type ${named}: found "int", expected a type of the standard: string, number, integer, boolean, date, datetime, list, any, object, array, time, year, yearmonth, duration, geopoint, geojson`,
	],
	"a property that is misspelled, whose absence is not told as well": [
		{ "report.asOf": undefined, "report.asof": "2025-06-30" },
		'report.asof: found an unknown property, expected a known one; nearest: "asOf"',
	],
	"a property of the standard that is misspelled, at any level": [
		{
			[`${fields}.1.missingvalue`]: ["-"],
			"resources.0.schema.primarykey": "id",
			"resources.0.dialect": { delimeter: ";" },
		},
		`${age}.missingvalue ${named}: found an unknown property, expected a known one; nearest: "missingValues"`,
		'resources[0].schema.primarykey ("customers"): found an unknown property, expected a known one; nearest: "primaryKey"',
		'resources[0].dialect.delimeter ("customers"): found an unknown property, expected a known one; nearest: "delimiter"',
	],
	"a setting that is unknown": [
		{ "report.tiers": { cuts: 3 } },
		'report.tiers.cuts: found an unknown property, expected one of "method", "floors", "count", "labels"',
	],
	"what is missing": [
		{ title: undefined, "report.asOf": undefined, "report.currency": undefined, "resources.0.name": undefined },
		"report.asOf: found nothing, expected a date as YYYY-MM-DD",
		"report.currency: found nothing, expected a text",
		"resources[0].name: found nothing, expected a text",
		"title: found nothing, expected a title, here or in report.title",
	],
	"what has the wrong type": [
		{ resources: {}, report: [], title: "" },
		"title: found an empty text, expected a text that is not empty",
		"report: found an empty list, expected an object",
		"resources: found an object, expected a list",
	],
	"no tables": [{ resources: [] }, "resources: found an empty list, expected a list of 1 or more"],
	"a date that is none": [
		{ "report.asOf": "2025-02-30" },
		'report.asOf: found "2025-02-30", expected a date as YYYY-MM-DD',
	],
	"a currency that Intl does not know": [
		{ "report.currency": "usd" },
		'report.currency: found "usd", expected an ISO 4217 code such as "USD"; nearest: "USD"',
	],
	"a locale that Intl does not know": [
		{ "report.locale": "en_gb" },
		'report.locale: found "en_gb", expected a BCP 47 tag such as "en-US"; nearest: "en-GB"',
	],
	"a disclosure threshold below 3": [
		{ "report.disclosure": { threshold: 2 } },
		"report.disclosure.threshold: found 2, expected a whole number of 3 or more: in a count of 2 each customer can work out the other",
	],
	"numbers out of their bounds": [
		{ "report.maxRejected": 5, "report.outliers": { method: "percentile", fence: 0.5 }, "report.seed": 1.5 },
		"report.maxRejected: found 5, expected a number of 1 or less",
		"report.outliers.fence: found 0.5, expected a share below 0.5, to cut off at each end",
		"report.seed: found 1.5, expected a whole number",
	],
	"a fence of nothing": [
		{ "report.outliers": { fence: 0 } },
		"report.outliers.fence: found 0, expected a number above 0",
	],
	"floors that do not ascend, and a label twice": [
		{
			"report.tiers": {
				floors: [
					{ label: "Low", floor: 0 },
					{ label: "Low", floor: 0 },
				],
			},
		},
		'report.tiers.floors[1].label: found "Low" a second time, expected a name for each tier',
		"report.tiers.floors[1].floor: found 0, expected more than 0, the floor before",
	],
	"floors beside other ways to cut": [
		{
			"report.tiers": {
				method: "natural",
				floors: [
					{ label: "Low", floor: 0 },
					{ label: "High", floor: 9 },
				],
				count: 2,
				labels: ["a", "b"],
			},
		},
		'report.tiers.method: found "natural", expected "floors", since floors are given',
		"report.tiers.count: found 2, expected no count beside floors",
		"report.tiers.labels: found a list, expected no labels beside floors: each has its own",
	],
	"the method floors without floors": [
		{ "report.tiers": { method: "floors" } },
		"report.tiers.floors: found nothing, expected the floors of the tiers",
	],
	"labels of tiers that do not fit": [
		{ "report.tiers": { count: 3, labels: ["Low", "Low"] } },
		"report.tiers.labels: found a list of 2, expected a name for each of the 3 tiers",
		'report.tiers.labels[1]: found "Low" a second time, expected a name for each tier',
	],
	"no table with a role": [
		{
			"resources.0.role": undefined,
			"resources.0.schema": undefined,
			"resources.1.role": undefined,
			"resources.1.schema": undefined,
		},
		"resources: found no table with a role, expected one with the role customers at least",
	],
	"a table without a role whose fields have roles": [
		{ "resources.1.role": undefined },
		'resources[1].role ("clicks"): found nothing, expected one of "customers", "transactions", "holdings", "engagement", "purchases", "segments", since fields of the table have roles',
	],
	"a table with a role and no schema": [
		{ "resources.0.schema": undefined },
		'resources[0].schema ("customers"): found nothing, expected the fields of the table, since it has a role',
	],
	"a table without the customer that others are joined by": [
		{ [`${fields}.0.role`]: undefined, "resources.1.schema.fields.0.role": undefined },
		'resources[0].schema.fields ("customers"): found no field of role "customer", expected one by which the tables are joined',
		'resources[1].schema.fields ("clicks"): found no field of role "customer", expected one by which the tables are joined',
	],
	"a table without what its role needs": [
		{ "resources.1.role": "holdings", "resources.0.role": "transactions" },
		'resources[0].schema.fields ("customers"): found no field of role "amount", expected one, since the table has the role "transactions"',
		'resources[1].schema.fields ("clicks"): found no field of role "product" or "held", expected one, since the table has the role "holdings"',
	],
	"a table of customers without any role": [
		{
			resources: [
				{ name: "customers", role: "customers", path: "customers.csv", schema: { fields: [{ name: "id" }] } },
			],
		},
		'resources[0].schema.fields ("customers"): found no field with a role, expected one at least, such as age or balance',
	],
	"a date and a month": [
		{
			"resources.1.role": "transactions",
			"resources.1.schema.fields": [
				{ name: "id", role: "customer" },
				{ name: "day", role: "date" },
				{ name: "month", role: "month" },
				{ name: "sum", role: "amount" },
			],
		},
		'resources[1].schema.fields ("clicks"): found fields of role "date" and "month", expected one of the two: the date holds its month',
	],
	"a role that stands twice": [
		{ [`${fields}.1.role`]: "customer" },
		`${age}.role ${named}: found "customer", which "id" has already, expected a role once in a table`,
	],
	"a wide table that names a channel twice, or not": [
		{ "resources.1.schema.fields.1.channel": "Web", "resources.1.schema.fields.0": { name: "x", role: "activity" } },
		'resources[1].schema.fields ("clicks"): found no field of role "customer", expected one by which the tables are joined',
		'resources[1].schema.fields[0].channel ("clicks", "x"): found nothing, expected the channel that the column stands for, or another column of role "channel"',
		'resources[1].schema.fields[2].channel ("clicks", "web"): found "Web", which "mail" has already, expected another channel',
	],
	"amounts of several types that are not named": [
		{
			[`${fields}.1`]: { name: "in", role: "amount" },
			[`${fields}.2`]: { name: "out", role: "amount" },
		},
		'resources[0].schema.fields[2].role ("customers", "out"): found "amount", which "in" has already, expected the transaction that "out" stands for',
	],
	"a table both wide and long": [
		{ "resources.1.schema.fields.2": { name: "medium", role: "channel" } },
		'resources[1].schema.fields[1].channel ("clicks", "mail"): found "E-mail", expected no channel, since the column "medium" has the role "channel"',
	],
	"a member on a field that has none": [
		{ [`${fields}.1.product`]: "Loan", [`${fields}.2`]: { name: "money", transaction: "Deposit" } },
		`${age}.product ${named}: found "Loan", expected no product, since the field has role "age": it goes with role "held" or "purchased"`,
		'resources[0].schema.fields[2].transaction ("customers", "money"): found "Deposit", expected no transaction, since the field has no role: it goes with role "amount"',
	],
	"a role in two tables of customers": [
		{ "resources.1.role": "customers", "resources.1.schema.fields.2": { name: "years", role: "age" } },
		'resources[1].schema.fields[2].role ("clicks", "years"): found "age", which table "customers" has already, expected a role in one table of customers',
	],
	"names that stand twice": [
		{ "resources.1.name": "customers", [`${fields}.1.name`]: "id" },
		'resources[0].schema.fields[1].name ("customers"): found "id" a second time, expected a name for each column',
		'resources[1].name: found "customers" a second time, expected a name for each table',
	],
	"a type that does not fit the role": [
		{
			[`${fields}.1.type`]: "string",
			[`${fields}.2.type`]: "boolean",
			"resources.1.schema.fields.1": { name: "card", role: "held", product: "Card", type: "string" },
			"resources.1.schema.fields.0.type": "number",
		},
		`${age}.type ${named}: found "string", expected "number" or "integer" for role "age"`,
		'resources[0].schema.fields[2].type ("customers", "money"): found "boolean", expected "number" or "integer" for role "balance"',
		'resources[1].schema.fields[0].type ("clicks", "id"): found "number", expected "string" or "integer" for role "customer"',
		'resources[1].schema.fields[1].type ("clicks", "card"): found "string", expected "boolean" or "integer" for role "held", or "string" with trueValues',
	],
	"dates written in letters": [
		{ [`${fields}.1`]: { name: "born", role: "birth_date", type: "date", format: "DD/MM/YYYY" } },
		'resources[0].schema.fields[1].format ("customers", "born"): found "DD/MM/YYYY", expected a strptime pattern such as "%d/%m/%Y"',
	],
	"marks that cannot be told apart": [
		{
			[`${fields}.2.decimalChar`]: ",",
			[`${fields}.2.groupChar`]: ",",
			[`${fields}.1.groupChar`]: "..",
			[`${fields}.0.trueValues`]: ["y"],
			[`${fields}.0.falseValues`]: ["n", "y"],
		},
		'resources[0].schema.fields[0].falseValues ("customers", "id"): found "y", which is in trueValues as well, expected texts that mean no',
		`${age}.groupChar ${named}: found "..", expected one character`,
		'resources[0].schema.fields[2].groupChar ("customers", "money"): found ",", expected another character than decimalChar',
	],
	"constraints that no value can meet": [
		{
			[`${fields}.1.constraints`]: { minimum: 18, maximum: 8, pattern: "(" },
			[`${fields}.2.constraints`]: { minimum: "much" },
			[`${fields}.0.constraints`]: { exclusiveMaximum: 9 },
		},
		'resources[0].schema.fields[0].constraints.exclusiveMaximum ("customers", "id"): found 9, expected minimum or maximum instead: exclusive bounds are not read',
		`${age}.constraints.maximum ${named}: found 8, expected the minimum of 18 or more`,
		`${age}.constraints.pattern ${named}: found "(", expected a regular expression`,
		'resources[0].schema.fields[2].constraints.minimum ("customers", "money"): found "much", expected a number',
	],
	"categories that stand twice": [
		{
			[`${fields}.1`]: { name: "sex", role: "gender", categories: ["f", { value: "m", label: "f" }, "f"] },
		},
		'resources[0].schema.fields[1].categories[1] ("customers", "sex"): found label "f" a second time, expected a label for each value',
		'resources[0].schema.fields[1].categories[2] ("customers", "sex"): found value "f" a second time, expected each value once',
	],
	"keys that name no field or table": [
		{
			"resources.0.schema.primaryKey": "idd",
			"resources.1.schema.foreignKeys": [
				{ fields: "id", reference: { resource: "customer", fields: "id" } },
				{ fields: ["id", "web"], reference: { resource: "customers", fields: ["idx"] } },
			],
		},
		'resources[0].schema.primaryKey ("customers"): found "idd", expected the name of a field of "customers"; nearest: "id"',
		'resources[1].schema.foreignKeys[0].reference.resource ("clicks"): found "customer", expected the name of a table of the package; nearest: "customers"',
		'resources[1].schema.foreignKeys[1].reference.fields ("clicks"): found 1 fields, expected as many as refer to them: 2',
		'resources[1].schema.foreignKeys[1].reference.fields[0] ("clicks"): found "idx", expected the name of a field of "customers"; nearest: "id"',
	],
	"a schema, a dialect and data in another place": [
		{ "resources.0.schema": "schema.json", "resources.0.dialect": "dialect.json", "resources.0.data": [] },
		'resources[0].schema ("customers"): found "schema.json", expected the schema as an object, written here: one in a file of its own is not read',
		'resources[0].dialect ("customers"): found "dialect.json", expected the dialect as an object, written here: one in a file of its own is not read',
		'resources[0].data ("customers"): found an empty list, expected a path instead: data in the descriptor itself are not read',
	],
	"headers and comments that are not read": [
		{
			"resources.0.dialect": { headerRows: [1, 2], commentRows: [3] },
			"resources.1.dialect": { header: false, headerRows: [2] },
		},
		'resources[0].dialect.headerRows ("customers"): found [1,2], expected one row: names over several are not read',
		'resources[0].dialect.commentRows ("customers"): found [3], expected the first rows of the file, before the header, such as [1, 2]; others need a commentChar',
		'resources[1].dialect.headerRows ("clicks"): found [2], expected no row of names, since header is false',
	],
	"an encoding and a format that are not read": [
		{ "resources.0.encoding": "windows-1252", "resources.1.format": "xlsx" },
		'resources[0].encoding ("customers"): found "windows-1252", expected an encoding that is read: utf-8, UTF-8, utf8, utf-16, UTF-16, utf-16le, UTF-16LE, iso-8859-1, ISO-8859-1, latin-1, latin1',
		'resources[1].format ("clicks"): found "xlsx", expected one of "csv", "tsv", "txt", "parquet", "ndjson", "jsonl"',
	],
	"a path and a source of the wrong kind": [
		{ "resources.0.path": 7, sources: [{ email: "a@example.org" }] },
		'resources[0].path ("customers"): found 7, expected a path or a list of paths',
		"sources[0]: found an object, expected a source with a title or a path",
	],
};

for (const [what, [changes, ...lines]] of Object.entries(cases))
	test(`readReport tells of ${what}`, async () => {
		const count = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
		const expected = [`data/bank/datapackage.json has ${count}:`, ...lines.map((line) => `  ${line}`)].join("\n");
		assert.equal(await readMessage(spoil(changes)), expected);
	});

test("readReport has no problem with the descriptor that the cases spoil", async () => {
	assert.equal(await readMessage(makeDescriptor()), "no problem");
});

test("readReport tells of a descriptor that is no object", async () => {
	assert.equal(
		await readMessage([]),
		"data/bank/datapackage.json has 1 problem:\n  the descriptor: found an empty list, expected an object",
	);
});

test("a DescriptorError carries its problems in the descriptor's order, what is missing last", () => {
	const problem = { found: "x", expected: "y" };
	const error = new DescriptorError(
		"f",
		[
			{ path: ["b"], ...problem },
			{ path: ["c"], ...problem },
			{ path: ["a", 1], ...problem },
			{ path: ["a"], ...problem },
		],
		{ a: [0, 0], b: 1 },
	);
	assert.deepEqual(
		error.problems.map(({ path }) => path),
		[["a"], ["a", 1], ["b"], ["c"]],
	);
});
