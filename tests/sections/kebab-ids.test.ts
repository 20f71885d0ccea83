import assert from "node:assert/strict";
import { test } from "node:test";
import { kebabIds } from "../../analysis/sections/kebab-ids.ts";

test("names become small letters and digits with hyphens", () => {
	assert.deepEqual(kebabIds(["Social media", "E-Mail (2)", "Café"]), ["social-media", "e-mail-2", "cafe"]);
});

test("names that are spelled alike get ids apart", () => {
	const ids = kebabIds(["E-mail", "E mail", "e-mail 2", "E mail"]);
	assert.equal(new Set(ids).size, 4);
	assert.ok(ids.every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)));
});

test("a name without a Latin letter is its place", () => {
	assert.deepEqual(kebabIds(["SMS", "Почта"]), ["sms", "2"]);
});
