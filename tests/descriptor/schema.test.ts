import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { isObject } from "../../analysis/descriptor/problem.ts";
import { makeJsonSchema } from "../../analysis/descriptor/schema.ts";
import { fieldRoles, tableRoles } from "../../analysis/roles.ts";

const file = new URL("../../public/datapackage.schema.json", import.meta.url);

/** The file's text; undefined if it is missing or is to be written anew (UPDATE=1). */
function readPublished(): string | undefined {
	const { UPDATE } = process.env;
	if (UPDATE) return undefined;
	try {
		return readFileSync(file, "utf8");
	} catch {
		return undefined;
	}
}

test("public/datapackage.schema.json is the schema that descriptors are checked by", () => {
	const schema = `${JSON.stringify(makeJsonSchema(), null, "\t")}\n`;
	const published = readPublished();
	if (published === undefined) writeFileSync(file, schema);
	assert.equal(published, schema, "the schema was written anew: look at it, and run the test again");
});

test("the schema helps an editor: it lists every role, and describes every property", () => {
	const schema = makeJsonSchema();
	const text = JSON.stringify(schema);
	for (const role of [...Object.keys(fieldRoles), ...tableRoles]) assert.ok(text.includes(`"${role}"`), role);
	assert.deepEqual([...findUndescribed(schema)], []);
});

/** The names of properties without a description, at any level. */
function* findUndescribed(schema: unknown): Generator<string> {
	if (!isObject(schema)) return;
	const { properties, ...rest } = schema;
	for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
		if (!isObject(property) || !("description" in property)) yield name;
		yield* findUndescribed(property);
	}
	for (const part of Object.values(rest)) yield* findUndescribed(part);
}
