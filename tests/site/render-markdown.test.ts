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

test("renderMarkdown makes a quotation that begins with [!KIND] a callout, and others what they were", () => {
	assert.equal(
		renderMarkdown("> [!NOTE]\n> A *b*\n>\n> c\n\nd", 4),
		'<div class="callout callout-note" role="note"><p class="callout-title">Note</p>\n<p>A <em>b</em></p>\n<p>c</p>\n</div>\n<p>d</p>\n',
	);
	assert.equal(
		renderMarkdown("> [!warning]\n>\n> a", 4),
		'<div class="callout callout-warning" role="note"><p class="callout-title">Warning</p>\n\n<p>a</p>\n</div>\n',
	);
	const inner = '<div class="callout callout-tip" role="note"><p class="callout-title">Tip</p>\n<p>b</p>\n</div>\n';
	assert.equal(renderMarkdown("> a\n> > [!TIP]\n> > b", 4), `<blockquote>\n<p>a</p>\n${inner}</blockquote>\n`);
	assert.equal(renderMarkdown("> [!OTHER]\n> a", 4), "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n");
	assert.equal(renderMarkdown("> a [!NOTE]", 4), "<blockquote>\n<p>a [!NOTE]</p>\n</blockquote>\n");
});

test("renderMarkdown letters the notes of a text apart from the numbered sources, whatever they are called", () => {
	assert.equal(
		renderMarkdown("A[^2] b[^x] c[^1] d[^2]\n\n[^x]: *X*.\n[^2]: Two.", 4, { name: "words" }),
		'<p>A<sup class="reference"><a href="#note-words-a" id="text-of-note-words-a" aria-label="Note a">a</a></sup>' +
			' b<sup class="reference"><a href="#note-words-b" id="text-of-note-words-b" aria-label="Note b">b</a></sup>' +
			' c<sup class="reference"><a href="#source-1" aria-label="Source 1">1</a></sup>' +
			' d<sup class="reference"><a href="#note-words-a" id="text-of-note-words-a-2" aria-label="Note a">a</a></sup></p>\n' +
			'<ol class="footnotes">\n' +
			'<li id="note-words-a"><p>Two.' +
			' <a class="back" href="#text-of-note-words-a" aria-label="Back to the text of note a">↩\uFE0E</a>' +
			' <a class="back" href="#text-of-note-words-a-2" aria-label="Back to the text of note a">↩\uFE0E</a></p>\n</li>\n' +
			'<li id="note-words-b"><p><em>X</em>.' +
			' <a class="back" href="#text-of-note-words-b" aria-label="Back to the text of note b">↩\uFE0E</a></p>\n</li>\n' +
			"</ol>\n",
	);
});

test("renderMarkdown letters the 27th note aa", () => {
	const names = Array.from({ length: 27 }, (_, index) => `n${index}`);
	const text = `${names.map((name) => `[^${name}]`).join(" ")}\n\n${names.map((name) => `[^${name}]: a`).join("\n")}`;
	assert.match(renderMarkdown(text, 4), /aria-label="Note z">z<.* aria-label="Note aa">aa</);
});

test("renderMarkdown shows raw HTML in callouts, notes and tables as text", () => {
	const html = renderMarkdown("> [!NOTE]\n> <b>1\n\n| <b>2 |\n|---|\n| x[^a] |\n\n[^a]: <b>3", 4);
	assert.deepEqual(html.match(/<b>|&lt;b&gt;\d/g), ["&lt;b&gt;1", "&lt;b&gt;2", "&lt;b&gt;3"]);
});
