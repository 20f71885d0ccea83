import { testMessages } from "../fixtures/spoiled-descriptor.ts";

testMessages({
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
});
