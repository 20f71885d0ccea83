import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawFigure } from "../../src/charts/draw.ts";
import { findAll, inherited, readSvg, readTextBoxes } from "./read-svg.ts";
import { drawing, sampleFigure } from "./sample-figures.ts";

const wide = { ...drawing, width: 720 };

describe("a mark", () => {
	const tips = (id: string) => findAll(readSvg(drawFigure(sampleFigure(id), wide)), "title").map((title) => title.text);

	it("of a comparison says its group, interval, q-value and verdict", () => {
		assert.equal(
			tips("clicks-and-purchases")[0],
			"Value-driven frequent users, Email: +6.4 points\nLikely range +4.3 points to +8.5 points\nq-value: <0.001\nSupported by the data",
		);
	});

	it("of a dose says its facet and dose, and of a part of a month that it is one", () => {
		assert.match(tips("clicks-by-impressions")[0] ?? "", /^Email, 1: 3\.\d%\nLikely range/);
		assert.match(
			tips("monthly-transactions")[13] ?? "",
			/^Deposit, [^,]+, 2025-02: 2\.1 transactions\nPart of a month$/,
		);
	});
});

describe("the words of a chart", () => {
	const texts = (id: string, width: number) =>
		readTextBoxes(readSvg(drawFigure(sampleFigure(id), { ...drawing, width }))).map((box) => box.text);

	it("of a forest plot hold the estimate with its interval and q-value, on a phone the estimate alone", () => {
		for (const text of ["+6.4", "(+4.3 to +8.5)", "<0.001"])
			assert.ok(texts("clicks-and-purchases", 720).includes(text), text);
		assert.ok(texts("clicks-and-purchases", 340).includes("+6.4"));
		assert.ok(!texts("clicks-and-purchases", 340).some((text) => /\(|<0/.test(text)));
	});

	it("of a forest plot tell ratios about 1 apart", () => {
		const ratios = texts("close-ratios", 720).filter((text) => /^[01]\.\d+$/.test(text));
		assert.ok(ratios.filter((text) => /^[01]\.\d{3}$/.test(text)).length >= 8);
		assert.ok(
			texts("close-ratios", 340)
				.slice(-5)
				.filter((text) => text.startsWith("1")).length >= 2,
		);
	});

	it("of a forest plot explain the verdicts that there are, and what either side means", () => {
		const key = ["Supported by the data", "No difference", "Too little data to say"];
		const keyOf = (id: string) => texts(id, 720).filter((text) => key.includes(text));
		assert.deepEqual(new Set(keyOf("products-together")), new Set(key));
		assert.deepEqual(keyOf("one-sided"), ["Supported by the data"]);
		assert.ok(texts("forty-rows", 720).includes("Turns around among customers who are alike"));
		assert.ok(["Buy less often", "Buy more often"].every((side) => texts("products-together", 340).includes(side)));
	});

	it("name the series of small charts once, and label the advised doses", () => {
		assert.equal(texts("monthly-transactions", 720).filter((text) => text === "Affluent inactives").length, 1);
		assert.ok(texts("clicks-by-impressions", 340).includes("Advised: 2 to 5"));
	});

	it("thin out the hours of a day, and leave no cell of a heatmap too small for its number with one", () => {
		const hours = texts("transactions-by-hour", 340).filter((text) => /^\d\d:00$/.test(text));
		assert.deepEqual(hours, ["00:00", "04:00", "08:00", "12:00", "16:00", "20:00"]);
		assert.deepEqual(texts("plain-hours", 340).slice(3, 7), ["0", "2", "4", "6"]);
		assert.ok(texts("two-hours", 720).join(" ").includes("08:00– 10:00"));
		assert.ok(texts("transactions-by-hour", 340).includes("Empty cells are withheld [c]"));
	});
});

describe("a forest plot", () => {
	const drawn = (id: string) => readSvg(drawFigure(sampleFigure(id), wide));
	/** Arrowheads: three points, in the color of their interval. */
	const arrows = (id: string) =>
		findAll(drawn(id), "path").filter((path) =>
			/^M[\d.]+,[\d.]+L[\d.]+,[\d.]+L[\d.]+,[\d.]+$/.test(path.attributes.get("d") ?? ""),
		);

	it("draws full what is supported, hollow what makes no difference, and gray what is inconclusive", () => {
		const fills = findAll(drawn("products-together"), "circle")
			.slice(3)
			.map((dot) => inherited(dot, "fill"));
		const [full, hollow, gray] = ["var(--chart-base)", "var(--surface)", "var(--chart-axis)"];
		assert.deepEqual(fills, [full, hollow, gray, full, hollow, gray]);
	});

	it("ends an interval that reaches beyond the axis in an arrow, and only that", () => {
		assert.equal(arrows("huge-interval").length, 3);
		assert.equal(arrows("products-together").length, 0);
	});

	it("grows with its rows", () => {
		const height = (id: string) => Number(drawn(id).attributes.get("height"));
		assert.ok(height("forty-rows") > 40 * 22);
		assert.ok(height("products-together") < 400);
	});
});

describe("lines with a period that is known in part", () => {
	it("end before it, and draw its value hollow", () => {
		const svg = readSvg(drawFigure(sampleFigure("partial-months"), wide));
		const dots = findAll(svg, "circle");
		const hollow = dots.filter((dot) => inherited(dot, "fill") === "var(--surface)");
		assert.equal(hollow.length, 2);
		const right = Math.max(...hollow.map((dot) => Number(dot.attributes.get("cx"))));
		const ends = findAll(svg, "path").flatMap((path) => (path.attributes.get("d") ?? "").match(/[\d.]+(?=,)/g) ?? []);
		assert.ok(ends.every((x) => Number(x) < right - 20));
	});
});

describe("a line with a value that is withheld", () => {
	/** How many pieces each line has. */
	const stretches = (id: string) =>
		findAll(readSvg(drawFigure(sampleFigure(id), wide)), "path")
			.filter((path) => inherited(path, "fill") === "none" && inherited(path, "stroke-linejoin") === "round")
			.map((path) => path.attributes.get("d")?.match(/M/g)?.length);

	it("is broken there", () => {
		assert.deepEqual(stretches("partial-months"), [1, 1]);
		assert.deepEqual(stretches("partial-months-in-part"), [2, 1]);
		assert.deepEqual(stretches("eight-facets-in-part").slice(0, 2), [3, 2]);
	});
});
