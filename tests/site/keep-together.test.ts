import assert from "node:assert/strict";
import { test } from "node:test";
import { keepTogether } from "../../src/keep-together.ts";

const unbroken = (words: string) => `<span class="unbroken">${words}</span>`;

test("keepTogether holds a range of numbers or of money on one line", () => {
	assert.equal(keepTogether("Ages 55–64 lead"), `Ages ${unbroken("55–64")} lead`);
	assert.equal(keepTogether("In $1,000–$2,000 most"), `In ${unbroken("$1,000–$2,000")} most`);
});

test("keepTogether holds a short compound on one line, and lets a long one break", () => {
	assert.equal(keepTogether("Non-binary: 1.0%"), `${unbroken("Non-binary")}: 1.0%`);
	assert.equal(keepTogether("Self-employed-professionals"), "Self-employed-professionals");
	assert.equal(keepTogether("Value-frequently-used accounts"), "Value-frequently-used accounts");
});

test("keepTogether leaves a dash between words and what is escaped as it is", () => {
	assert.equal(keepTogether("Money – A&amp;B &lt;x&gt; &#39;y&#39;"), "Money – A&amp;B &lt;x&gt; &#39;y&#39;");
});
