import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SvgDocument, SvgText } from "../../src/charts/svg-document.ts";

const create = (name: string) => new SvgDocument().createElementNS("http://www.w3.org/2000/svg", name);

describe("SvgDocument", () => {
	it("escapes markup in text and in attributes, and leaves out what XML cannot hold", () => {
		const text = create("text");
		text.setAttribute("data-label", '"A" & <B>');
		text.textContent = "5 < 6 & 7\u0000\uFFFF";
		assert.equal(String(text), '<text data-label="&quot;A&quot; &amp; &lt;B&gt;">5 &lt; 6 &amp; 7</text>');
	});

	it("writes lengths to two decimals and leaves other numbers alone", () => {
		const rect = create("rect");
		rect.setAttribute("x", 12.345678);
		rect.setAttribute("transform", "translate(-0.0001,1e-7)");
		rect.setAttribute("fill-opacity", 0.12345);
		assert.equal(String(rect), '<rect x="12.35" transform="translate(0,0)" fill-opacity="0.12345"/>');
	});

	it("moves a node that is put somewhere else", () => {
		const [from, to, child] = [create("g"), create("g"), create("path")];
		from.appendChild(child);
		to.appendChild(new SvgText("after"));
		to.insertBefore(child, to.childNodes[0] ?? null);
		assert.equal(String(from), "<g/>");
		assert.equal(String(to), "<g><path/>after</g>");
		assert.equal(child.parentNode, to);
	});
});
