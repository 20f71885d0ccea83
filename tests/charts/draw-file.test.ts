import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { drawFigureFile } from "../../src/charts/draw-file.ts";
import { findAll, readSvg, readTextBoxes } from "./read-svg.ts";
import { allFigures, drawing, sampleFigure } from "./sample-figures.ts";

const tokens = readFileSync(new URL("../../src/styles/tokens.css", import.meta.url), "utf8");
const options = { ...drawing, tokens, source: "Core banking extract, June 2025." };

describe("drawFigureFile", () => {
	for (const figure of allFigures)
		it(`makes ${figure.id} a whole SVG file: title, description, values for all colors, every text inside`, () => {
			const source = drawFigureFile(figure, options);
			const svg = readSvg(source);
			assert.ok(source.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg '));
			assert.equal(svg.attributes.get("xmlns"), "http://www.w3.org/2000/svg");
			assert.deepEqual(
				svg.children.slice(0, 2).map(({ name, text }) => [name, text]),
				[
					["title", figure.claim],
					["desc", figure.alternative],
				],
			);
			assert.doesNotMatch(source, /var\(|light-dark/);
			const [width, height] = [Number(svg.attributes.get("width")), Number(svg.attributes.get("height"))];
			for (const box of readTextBoxes(svg))
				assert.ok(box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height, JSON.stringify(box));
		});

	it("writes claim and description above the chart, note and source below, on white", () => {
		const figure = sampleFigure("occupations");
		const svg = readSvg(drawFigureFile(figure, options));
		const lines = readTextBoxes(svg);
		const all = lines.map((line) => line.text).join(" ");
		assert.ok(all.startsWith(`${figure.claim} ${figure.description}`));
		assert.ok(all.endsWith(`${figure.note} Source: Core banking extract, June 2025.`));
		assert.equal(findAll(svg, "rect")[0]?.attributes.get("fill"), "#ffffff");
	});

	it("refuses a token that the style sheet lacks, by name", () => {
		assert.throws(() => drawFigureFile(sampleFigure("two-bars"), { ...options, tokens: "" }), {
			message: "--surface is not in tokens.css (add it, or draw with one that is)",
		});
	});
});
