import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { balanceText, measureText, wrapText } from "../../src/charts/text-width.ts";

const type = { size: 12 };

describe("wrapText", () => {
	it("breaks at spaces and after hyphens and slashes, and keeps a long word whole", () => {
		assert.deepEqual(wrapText("Self-employed and freelance", 95, type), ["Self-employed", "and freelance"]);
		assert.deepEqual(wrapText("Krankenversicherungsangestellte", 50, type), ["Krankenversicherungsangestellte"]);
		assert.deepEqual(wrapText("", 50, type), [""]);
	});

	it("loses no letter, and makes no line too wide that could be broken", () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[a-zA-Z]{1,9}$/), { minLength: 1 }),
				fc.integer({ min: 100, max: 400 }),
				(words, width) => {
					const lines = wrapText(words.join(" "), width, type);
					assert.equal(lines.join(" "), words.join(" "));
					for (const line of lines) assert.ok(measureText(line, type) <= width || !line.includes(" "));
				},
			),
		);
	});
});

describe("balanceText", () => {
	it("makes lines of about the same width, and no more of them", () => {
		assert.deepEqual(wrapText("those who click and those who do not", 190, type), [
			"those who click and those who",
			"do not",
		]);
		assert.deepEqual(balanceText("those who click and those who do not", 190, type), [
			"those who click and",
			"those who do not",
		]);
		assert.deepEqual(balanceText("Odds ratio", 190, type), ["Odds ratio"]);
		assert.deepEqual(balanceText("Krankenversicherungsangestellte", 50, type), ["Krankenversicherungsangestellte"]);
	});
});
