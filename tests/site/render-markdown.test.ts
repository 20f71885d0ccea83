import assert from "node:assert/strict";
import { test } from "node:test";
import { renderMarkdown } from "../../src/render-markdown.ts";

test("renderMarkdown makes the highest heading the level it is given, and none deeper than 6", () => {
	assert.equal(renderMarkdown("## A\n\n### B\n\n###### C", 4), "<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>\n");
});

test("renderMarkdown shows raw HTML as text", () => {
	assert.equal(renderMarkdown("<script>alert(1)</script>", 4), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
});

test("renderMarkdown puts tables and code into boxes that scroll and take the focus", () => {
	assert.match(
		renderMarkdown("| a |\n|---|\n| 1 |", 4),
		/^<div class="table-box" role="group" aria-label="Table" tabindex="0"><table>/,
	);
	assert.match(renderMarkdown("```sql\nSELECT 1\n```", 4), /^<pre tabindex="0" role="group" aria-label="Code"><code/);
});

test("renderMarkdown makes a reference to a source a link to it, and leaves other brackets as they are", () => {
	assert.equal(
		renderMarkdown("A[^12] and [^x] [b](#c)", 4),
		'<p>A<sup class="reference"><a href="#source-12" aria-label="Source 12">12</a></sup> and [^x] <a href="#c">b</a></p>\n',
	);
	assert.equal(renderMarkdown("`[^1]`", 4), "<p><code>[^1]</code></p>\n");
});
