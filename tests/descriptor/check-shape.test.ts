import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDescriptor, readMessage, testMessages } from "../fixtures/spoiled-descriptor.ts";

const fields = "resources.0.schema.fields";
const age = "resources[0].schema.fields[1]";
const named = '("customers", "age")';

testMessages({
	"a role that is misspelled": [
		{ [`${fields}.1.role`]: "agee" },
		`${age}.role ${named}: found "agee", expected one of the field roles; nearest: "age"`,
	],
	"a role that is like no other lists them all": [
		{ [`${fields}.1.role`]: "shoe_size" },
		`${age}.role ${named}: found "shoe_size", expected one of the field roles: customer, age, birth_date, age_band, gender, marital_status, occupation, education, city, region, balance, income, credit_score, tenure, date, month, type, category, payment_type, amount, transaction_count, product, held, usage, channel, impressions, clicks, logins, minutes, activity, responded, purchased, segment`,
	],
	"a table role that is misspelled": [
		{ "resources.1.role": "engagment" },
		'resources[1].role ("clicks"): found "engagment", expected one of "customers", "transactions", "holdings", "engagement", "purchases", "segments", "research"; nearest: "engagement"',
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
	"a disclosure threshold below 3": [
		{ "report.disclosure": { threshold: 2 } },
		"report.disclosure.threshold: found 2, expected a whole number of 3 or more: in a count of 2 each customer can work out the other",
	],
	"a fence of nothing": [
		{ "report.outliers": { fence: 0 } },
		"report.outliers.fence: found 0, expected a number above 0",
	],
	"a schema, a dialect and data in another place": [
		{ "resources.0.schema": "schema.json", "resources.0.dialect": "dialect.json", "resources.0.data": [] },
		'resources[0].schema ("customers"): found "schema.json", expected the schema as an object, written here: one in a file of its own is not read',
		'resources[0].dialect ("customers"): found "dialect.json", expected the dialect as an object, written here: one in a file of its own is not read',
		'resources[0].data ("customers"): found an empty list, expected a path instead: data in the descriptor itself are not read',
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
