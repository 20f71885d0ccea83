import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { relate, relatePage, relateStyles } from "../../src/relative-links.ts";

test("relate leads from a page to another and names the index file", () => {
	assert.equal(relate("/sample/balances/#tiers", "sample/customers/index.html"), "../balances/index.html#tiers");
	assert.equal(relate("/", "sample/customers/index.html"), "../../index.html");
	assert.equal(relate("/sample/sample.pdf", "sample/index.html"), "sample.pdf");
	assert.equal(relate("/sample/", "index.html"), "sample/index.html");
});

test("a relative link resolves to what the link from the root names, wherever the site stands", () => {
	const name = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
	const path = fc.array(name, { maxLength: 4 });
	fc.assert(
		fc.property(path, path, (from, to) => {
			const page = [...from, "index.html"].join("/");
			const link = `/${[...to, "style.css"].join("/")}`;
			const resolved = new URL(relate(link, page), `https://bank.example/below/${page}`);
			assert.equal(resolved.pathname, `/below${link}`);
		}),
	);
});

test("relatePage changes links from the root and no others", () => {
	const html =
		'<a href="/sample/">a</a><a href="#b">b</a><a href="https://c.example/">c</a><a href="//d.example/">d</a><img src="/e.svg">';
	assert.equal(
		relatePage(html, "sample/index.html"),
		'<a href="index.html">a</a><a href="#b">b</a><a href="https://c.example/">c</a><a href="//d.example/">d</a><img src="../e.svg">',
	);
});

test("relateStyles changes the files that a stylesheet asks for from the root", () => {
	const css = 'a{src:url(/assets/a.woff2)}b{src:url("/assets/b.woff2")}c{src:url(data:image/png;base64,AA)}';
	assert.equal(
		relateStyles(css, "assets/page.css"),
		'a{src:url(a.woff2)}b{src:url("b.woff2")}c{src:url(data:image/png;base64,AA)}',
	);
});
