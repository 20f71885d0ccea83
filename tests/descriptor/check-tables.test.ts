import { testMessages } from "../fixtures/spoiled-descriptor.ts";

const fields = "resources.0.schema.fields";
const age = "resources[0].schema.fields[1]";
const named = '("customers", "age")';

testMessages({
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
		'resources[0].schema.fields ("customers"): found no field of role "amount" or "transaction_count", expected one, since the table has the role "transactions"',
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
		`${age}.product ${named}: found "Loan", expected no product, since the field has role "age": it goes with role "held", "usage" or "purchased"`,
		'resources[0].schema.fields[2].transaction ("customers", "money"): found "Deposit", expected no transaction, since the field has no role: it goes with role "amount" or "transaction_count"',
	],
	"a role in a table of research, and a period that nothing has": [
		{ "resources.1.role": "research", [`${fields}.1.period`]: "month" },
		`${age}.period ${named}: found "month", expected no period: it goes with role "income" or "amount"`,
		'resources[1].schema.fields[0].role ("clicks", "id"): found "customer", expected no role: the columns of research are topic, claim, value, unit, source, url and year',
		'resources[1].schema.fields[1].role ("clicks", "mail"): found "clicks", expected no role: the columns of research are topic, claim, value, unit, source, url and year',
		'resources[1].schema.fields[2].role ("clicks", "web"): found "clicks", expected no role: the columns of research are topic, claim, value, unit, source, url and year',
	],
	"a role in two tables of customers": [
		{ "resources.1.role": "customers", "resources.1.schema.fields.2": { name: "years", role: "age" } },
		'resources[1].schema.fields[2].role ("clicks", "years"): found "age", which table "customers" has already, expected a role in one table of customers',
	],
});
