import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { identifier, literal } from "../../analysis/engine/engine.ts";

const engine = await openDuckDb();
after(() => engine.close());

const awkward = ["", "it's", '"', "''", "a\\b", "a\nb", "--", "; drop", "é 漢 🏦", "%s", "$1"];

test("literal writes any text so that the engine reads it back", async () => {
	for (const text of awkward) assert.deepEqual(await engine.rows(`select ${literal(text)} as text`), [{ text }]);
});

test("identifier writes any name so that the engine reads it back", async () => {
	for (const name of awkward.slice(1))
		assert.deepEqual(await engine.rows(`select ${identifier(name)} from (select 1 as ${identifier(name)})`), [
			{ [name]: 1 },
		]);
});
