import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawFigure } from "../../src/charts/draw.ts";
import { charts } from "../../src/charts/index.ts";
import { findAll, readSvg, readTextBoxes, type TextBox, widths } from "./read-svg.ts";
import { allFigures, drawing, sampleFigure, sampleFigures } from "./sample-figures.ts";

const wide = { ...drawing, width: 720 };

function overlaps(a: TextBox, b: TextBox): boolean {
	return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}

describe("drawFigure", () => {
	it("is tried on a figure of every kind", () => {
		assert.deepEqual(new Set(sampleFigures.map((figure) => figure.chart.kind)), new Set(Object.keys(charts)));
	});

	for (const figure of allFigures)
		for (const width of widths)
			describe(`${figure.id} at ${width} px`, () => {
				const source = drawFigure(figure, { ...drawing, width });
				const svg = readSvg(source);

				it("is an image with the figure's alternative for a name, and no id that could clash", () => {
					assert.equal(svg.attributes.get("role"), "img");
					assert.equal(svg.attributes.get("aria-label"), figure.alternative);
					assert.equal(svg.attributes.get("width"), String(width));
					assert.doesNotMatch(source, / id="|<style|NaN|undefined|Infinity/);
				});

				it("has the same bytes when drawn again", () => {
					assert.equal(drawFigure(figure, { ...drawing, width }), source);
				});

				it("has its colors from tokens only", () => {
					for (const [, paint] of source.matchAll(/ (?:fill|stroke)="([^"]*)"/g))
						assert.match(paint ?? "", /^(var\(--[a-z0-9-]+\)|none|transparent|currentColor)$/);
				});

				it("keeps every text inside the picture and off every other", () => {
					const boxes = readTextBoxes(svg);
					const height = Number(svg.attributes.get("height"));
					for (const box of boxes) {
						const isInside = box.left >= -1 && box.right <= width + 1 && box.top >= -1 && box.bottom <= height + 1;
						assert.ok(isInside, `outside: ${JSON.stringify(box)} of ${width} × ${height}`);
					}
					for (const [index, box] of boxes.entries())
						for (const other of boxes.slice(index + 1))
							assert.ok(!overlaps(box, other), `"${box.text}" covers "${other.text}"`);
				});
			});
});

describe("a withheld cell", () => {
	for (const figure of allFigures.filter((of) => of.table.suppressed.length > 0))
		it(`of ${figure.id} is marked [c] and not drawn, whatever number the row still holds`, () => {
			const columns = figure.table.columns.map((column) => column.name);
			const rows = figure.table.rows.map((row, index) =>
				row.map((cell, at) =>
					figure.table.suppressed.some(([r, name]) => r === index && name === columns[at]) ? 987_654 : cell,
				),
			);
			const leaking = { ...figure, table: { ...figure.table, rows } };
			const source = drawFigure(leaking, wide);
			assert.equal(source, drawFigure(figure, wide));
			if (figure.chart.kind !== "curve") assert.match(source, /\[c\]/);
		});

	it("leaves its bar out: seven of nine occupations have one", () => {
		const svg = readSvg(drawFigure(sampleFigure("occupations"), wide));
		assert.equal(findAll(svg, "rect").length, 7);
	});
});

describe("a mark", () => {
	const tips = (id: string) => findAll(readSvg(drawFigure(sampleFigure(id), wide)), "title").map((title) => title.text);

	it("of bars says its category, its value in full and its interval", () => {
		assert.equal(tips("occupations")[0], "Salaried other employees: 27.8%\nLikely range 27.1% to 28.5%");
	});

	it("of a histogram says its bin, the last one open", () => {
		assert.equal(tips("ages")[2], "25 to 29 years: 1,688 customers");
		assert.equal(tips("ages").at(-1), "75 years or more: 322 customers");
		assert.equal(tips("balances")[0], "Under −$1,909: 14 customers");
	});

	it("of a pyramid or of stacked bars says both of its categories", () => {
		assert.equal(tips("age-by-gender").at(-3), "Women, Under 25: 830 customers");
		assert.equal(tips("tiers-by-age")[0], "Under 25, Low: 71.2%");
	});

	it("of a pyramid is drawn for its two sides, whatever other categories its table has", () => {
		const drawn = tips("age-by-gender").filter((tip) => !tip.startsWith("Withheld"));
		assert.equal(drawn.length, 13);
		assert.ok(drawn.every((tip) => /^(Women|Men), /.test(tip)));
	});

	it("of the charts of segments says its segment, and its place, value and interval", () => {
		assert.equal(tips("segment-sizes")[0], "Value-driven frequent users: 41.2%");
		assert.equal(tips("feature-correlations")[1], "Income, Balance: 0.498");
		assert.equal(tips("segment-evidence")[0], "Mean silhouette, 2: 0.380\nLikely range 0.360 to 0.400");
		assert.equal(tips("ages-by-segment")[0], "Value-driven frequent users, 20 to 25: 9.9%\nAll customers: 4.8%");
		assert.match(tips("segment-map")[0] ?? "", /^Value-driven frequent users: \d+ customers$/);
		assert.match(tips("segment-means")[0] ?? "", /^Balance, Value-driven frequent users: −0\.8[^\n]*\nLikely range/);
	});

	it("of a curve says both of its measures", () => {
		assert.equal(tips("concentration")[20], "Share of customers, poorest first: 50.0%\nShare of money: 3.9%");
	});
});

describe("the marks of a chart that has several a row", () => {
	const categories = (id: string) =>
		findAll(readSvg(drawFigure(sampleFigure(id), wide)), "title")
			.map(({ text }) => text)
			.filter((tip) => !tip.startsWith("Withheld"));

	it("follow each other row by row", () => {
		assert.deepEqual(
			categories("balance-tiers")
				.slice(0, 3)
				.map((tip) => tip.split(/[,:]/)[0]),
			["Low", "Low", "Middle"],
		);
		assert.match(categories("tiers-by-age")[1] ?? "", /^Under 25, Middle: /);
		assert.match(categories("age-by-gender")[2] ?? "", /^Men, 65–74: /);
	});
});

describe("paired bars", () => {
	it("draw what the others are compared with in gray, and keep the color of money for money", () => {
		const [figure] = sampleFigures.filter(({ chart }) => chart.kind === "paired-bars" && chart.reference !== undefined);
		assert.ok(figure);
		const source = drawFigure(figure, wide);
		assert.match(source, /fill="var\(--chart-base\)"/);
		assert.match(source, /fill="var\(--chart-other\)"/);
		assert.doesNotMatch(source, /--chart-money/);
	});
});

describe("the words of a chart", () => {
	const texts = (id: string, width: number) =>
		readTextBoxes(readSvg(drawFigure(sampleFigure(id), { ...drawing, width }))).map((box) => box.text);

	it("mark the open ends of a histogram", () => {
		assert.ok(texts("ages", 720).join(" ").includes("75 or more"));
		assert.ok(texts("balances", 340).join(" ").includes("Under −$1.91K"));
	});

	it("name zero and round powers to both of its sides on a symlog axis", () => {
		assert.deepEqual(
			texts("quantiles", 720).filter((text) => text.includes("$")),
			["−$1K", "−$200", "$0", "$200", "$1K", "$10K", "$100K"],
		);
	});

	it("write the numbers of a heatmap with the same decimals, without their zero where that saves room, or not at all", () => {
		assert.ok(["−1.0", "0.0", "1.4"].every((text) => texts("segment-differences", 720).includes(text)));
		assert.ok(texts("feature-correlations", 720).includes("0.50"));
		assert.ok(texts("feature-correlations", 340).includes(".50"));
		assert.ok(!texts("big-correlations", 340).some((text) => /^−?\.\d/.test(text)));
	});

	it("name each feature of a correlation matrix once", () => {
		assert.equal(texts("feature-correlations", 720).filter((text) => text === "Income").length, 1);
	});

	it("mark the open ends of small histograms", () => {
		assert.ok(texts("ages-by-segment", 720).includes("75+"));
		assert.ok(texts("feature-distributions", 720).includes("<350"));
	});

	it("list the parts of a ring below it on a phone, the withheld ones together", () => {
		assert.deepEqual(texts("segment-sizes", 340).slice(-2), ["16.6%", "[c]"]);
		assert.ok(texts("segment-sizes", 340).includes("Affluent inactives, Unknown"));
	});

	it("name lines at their ends, or in a key on top where they are many", () => {
		const boxes = (id: string) => readTextBoxes(readSvg(drawFigure(sampleFigure(id), { ...drawing, width: 340 })));
		const first = (id: string, text: string) => boxes(id).find((box) => box.text === text);
		assert.ok((first("segment-evidence", "Prediction")?.left ?? 0) > 200);
		assert.ok((first("eight-lines", "New")?.top ?? 340) < 140);
	});

	it("say how much of a density is withheld", () => {
		assert.ok(texts("segment-map", 720).includes("Not drawn: 80 parts of squares [c]"));
	});

	it("leave out a marker that lies outside the axis", () => {
		assert.ok(texts("skewed-histogram", 720).includes("Median $448"));
		assert.ok(!texts("skewed-histogram", 720).includes("Out of sight"));
	});

	it("stand above the bars on a phone, where they are long", () => {
		const [first] = readTextBoxes(readSvg(drawFigure(sampleFigure("fourteen-bars"), { ...drawing, width: 340 })));
		assert.equal(first?.text, "Krankenversicherungsangestellte 1");
		const bar = findAll(readSvg(drawFigure(sampleFigure("fourteen-bars"), { ...drawing, width: 340 })), "rect")[0];
		assert.equal(bar?.attributes.get("x"), "2");
		assert.ok(Number(bar?.attributes.get("y")) >= (first?.bottom ?? 0));
	});
});

describe("a figure that names a column its table lacks", () => {
	it("is refused with the columns that there are", () => {
		const figure = sampleFigure("two-bars");
		assert.throws(() => drawFigure({ ...figure, chart: { kind: "bars", category: "nme", value: "value" } }, wide), {
			message: 'figure two-bars: its table has no column "nme" (columns: name, value)',
		});
	});
});
