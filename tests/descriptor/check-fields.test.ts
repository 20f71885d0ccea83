import { testMessages } from "../fixtures/spoiled-descriptor.ts";

const fields = "resources.0.schema.fields";
const age = "resources[0].schema.fields[1]";
const named = '("customers", "age")';

testMessages({
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
});
