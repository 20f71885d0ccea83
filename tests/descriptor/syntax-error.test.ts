import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findSyntaxError } from "../../analysis/descriptor/syntax-error.ts";

test("findSyntaxError finds nothing in any valid JSON", () => {
	fc.assert(
		fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 2, "\t"), (json, indent) => {
			assert.equal(findSyntaxError(JSON.stringify(JSON.parse(json), null, indent)), undefined);
		}),
	);
});

test("findSyntaxError finds a mistake exactly where JSON.parse refuses the text", () => {
	const damaged = fc
		.record({
			json: fc.json({ maxDepth: 3 }),
			at: fc.nat(),
			text: fc.constantFrom("", ",", "}", "]", '"', "x", "0", ".", "\n", "\\"),
		})
		.map(({ json, at, text }) => {
			const i = at % json.length;
			return json.slice(0, i) + text + json.slice(i + 1);
		});
	fc.assert(
		fc.property(damaged, (text) => {
			assert.equal(findSyntaxError(text) === undefined, parses(text), text);
		}),
		{ numRuns: 3000 },
	);
});

function parses(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

const mistakes: Record<string, { text: string; line: number; column: number; found: string; expected: string }> = {
	"an empty file": { text: "", line: 1, column: 1, found: "the end of the file", expected: "a value" },
	"a word without quotes": { text: '{\n\t"a": yes\n}', line: 2, column: 7, found: '"yes"', expected: "a value" },
	"a comma after the last property": {
		text: '{"a": 1,\n}',
		line: 2,
		column: 1,
		found: '"}"',
		expected: "a property name",
	},
	"a comma after the last item": { text: "[1,]", line: 1, column: 4, found: '"]"', expected: "a value" },
	"no comma between properties": {
		text: '{"a": 1\n "b": 2}',
		line: 2,
		column: 2,
		found: "a text",
		expected: '"," or "}"',
	},
	"no colon": { text: '{"a" 1}', line: 1, column: 6, found: '"1"', expected: '":"' },
	"a name without quotes": { text: "{a: 1}", line: 1, column: 2, found: '"a"', expected: 'a property name or "}"' },
	"a list that ends as an object": { text: "[1}", line: 1, column: 3, found: '"}"', expected: '"," or "]"' },
	"an object that does not end": {
		text: '{"a": 1',
		line: 1,
		column: 8,
		found: "the end of the file",
		expected: '"," or "}"',
	},
	"a text that does not end": {
		text: '["a',
		line: 1,
		column: 2,
		found: "a text that does not end or is not escaped",
		expected: 'a value or "]"',
	},
	"more after the end": { text: "{}\n{}", line: 2, column: 1, found: '"{"', expected: "the end" },
	"a number with a leading zero": { text: "[01]", line: 1, column: 2, found: '"01"', expected: 'a value or "]"' },
};

for (const [what, { text, ...problem }] of Object.entries(mistakes))
	test(`findSyntaxError tells line, column and what was expected: ${what}`, () => {
		assert.deepEqual(findSyntaxError(text), problem);
	});
