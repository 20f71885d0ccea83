import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Block, Chart, Column, Figure, Profile, ReportDocument } from "../../analysis/document.ts";
import { assignColors, categoryPaint, measureColor } from "../../src/charts/colors.ts";
import { readLightTokens } from "../../src/charts/light-tokens.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";

function column(name: string, more: Partial<Column> = {}): Column {
	return { name, label: name, type: "string", format: "text", ...more };
}

function stacked(id: string, role: string, categories: string[]): Figure {
	return {
		kind: "figure",
		id,
		claim: "",
		description: "",
		alternative: "",
		sql: "",
		chart: { kind: "stacked-bars", category: "city", series: role, value: "share" },
		table: {
			id,
			columns: [column("city"), column(role, { role }), column("share", { type: "number", format: "share" })],
			rows: categories.map((category) => ["Bern", category, 1 / categories.length]),
			suppressed: [],
		},
	};
}

function documentOf(blocks: Block[]): ReportDocument {
	const section = { id: "all", claim: "", blocks };
	return { ...sampleDocument, chapters: [{ id: "all", title: "", question: "", sections: [section] }] };
}

const fills = (document: ReportDocument, role: string) =>
	[...(assignColors(document).categories.get(role) ?? [])].map(([name, { fill }]) => `${name} ${fill}`);

describe("assignColors", () => {
	it("is the same for the same document", () => {
		assert.deepEqual(assignColors(sampleDocument), assignColors(structuredClone(sampleDocument)));
	});

	it("gives no color to two roles", () => {
		const document = documentOf([
			stacked("genders", "gender", ["Women", "Men"]),
			stacked("tiers", "tier", ["Low", "Middle", "High"]),
			stacked("ages", "age_band", ["Young", "Old"]),
			stacked("segments", "segment", ["Savers", "Spenders", "Starters"]),
		]);
		const all = [...assignColors(document).categories.values()].flatMap((paints) => [...paints.values()]);
		assert.equal(all.length, 10);
		assert.equal(new Set(all.map((paint) => paint.fill)).size, 10);
	});

	it("gives segments the first slots and eight of them a color each, wherever in the report they first appear", () => {
		const segments = [..."ABCDEFGH"];
		const document = documentOf([
			stacked("genders", "gender", ["Women", "Men"]),
			stacked("segments", "segment", [...segments, "All customers"]),
		]);
		assert.deepEqual(fills(document, "segment"), [
			"All customers var(--chart-other)",
			...segments.map((name, index) => `${name} var(--cat-${index + 1})`),
		]);
	});

	it("colors the series of dots and lines, the parts of a donut, the segments of a density, facets with a role", () => {
		const as = (id: string, chart: Chart): Figure => ({ ...stacked(id, "segment", ["Savers"]), chart });
		const place = { lowerX: "share", upperX: "share", lowerY: "share", upperY: "share", value: "share" };
		const bins = { lower: "share", upper: "share", value: "share", sharedX: true } as const;
		const interval = { value: "share", low: "share", high: "share", scale: { type: "linear" } } as const;
		const charts: Chart[] = [
			{ kind: "dots", category: "city", series: "segment", ...interval },
			{ kind: "lines", x: "city", y: "share", series: "segment" },
			{ kind: "donut", category: "segment", value: "share" },
			{ kind: "density", segment: "segment", ...place, centers: [] },
			{ kind: "histogram-grid", facet: "segment", ...bins },
		];
		for (const chart of charts)
			assert.deepEqual(fills(documentOf([as(chart.kind, chart)]), "segment"), ["Savers var(--cat-1)"], chart.kind);
		const withoutRole = as("cities", { kind: "histogram-grid", facet: "city", ...bins });
		assert.equal(assignColors(documentOf([withoutRole])).categories.size, 0);
	});

	it("finds the figures of a profile", () => {
		const profile: Profile = {
			kind: "profile",
			id: "savers",
			name: "Savers",
			claim: "",
			badge: { label: "Stable", tone: "good" },
			metrics: [{ label: "Share", value: 0.1, format: "share" }],
			markdown: "",
			figures: [stacked("parts", "segment", ["Savers"])],
		};
		assert.deepEqual(fills(documentOf([profile]), "segment"), ["Savers var(--cat-1)"]);
	});

	it("keeps a category's color where another figure shows fewer categories, or shows them before", () => {
		const document = documentOf([
			stacked("few", "tier", ["High"]),
			stacked("all", "tier", ["Low", "Middle", "High", "Premium"]),
		]);
		assert.deepEqual(fills(document, "tier"), [
			"Low var(--seq-money-2)",
			"Middle var(--seq-money-4)",
			"High var(--seq-money-5)",
			"Premium var(--seq-money-7)",
		]);
	});

	it("shows Unknown and other rests as what is left over, in any role, without using up a slot", () => {
		const document = documentOf([stacked("genders", "gender", ["Women", "Unknown", "Men"])]);
		assert.deepEqual(fills(document, "gender"), [
			"Unknown var(--chart-other)",
			"Women var(--cat-1)",
			"Men var(--cat-2)",
		]);
	});

	it("leaves out the categories that stand in a pyramid's table only", () => {
		const categories = ["Women", "Men", "Company"];
		const pyramid: Figure = {
			...stacked("ages", "gender", categories),
			chart: { kind: "pyramid", band: "city", side: "gender", value: "share", sides: ["Men", "Women"] },
		};
		assert.deepEqual(fills(documentOf([pyramid]), "gender"), ["Men var(--cat-1)", "Women var(--cat-2)"]);
	});

	it("uses the eight slots again, in order, beyond eight categories", () => {
		const document = documentOf([stacked("many", "product", [..."ABCDEFGHI"])]);
		assert.equal(fills(document, "product")[8], "I var(--cat-1)");
	});
});

describe("categoryPaint", () => {
	it("refuses a category that the document did not have", () => {
		const colors = assignColors(sampleDocument);
		assert.throws(() => categoryPaint(colors, column("gender", { role: "gender" }), "Nobody"), {
			message: 'column gender: "Nobody" has no color (assign colors from this document)',
		});
	});
});

describe("measureColor", () => {
	const colors = assignColors(sampleDocument);
	it("has one color for money, be it a sum or a share of it, and one for everything else", () => {
		assert.equal(measureColor(colors, column("balance", { format: "money" })), "var(--chart-money)");
		assert.equal(measureColor(colors, column("share", { format: "share", unit: "USD" })), "var(--chart-money)");
		assert.equal(measureColor(colors, column("share", { format: "share" })), "var(--chart-base)");
	});
});

describe("tokens.css", () => {
	const css = readFileSync(new URL("../../src/styles/tokens.css", import.meta.url), "utf8");
	const pairs = [...css.matchAll(/--([a-z0-9-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
	const themes = {
		light: new Map(pairs.map(([, n = "", l = ""]) => [n, l])),
		dark: new Map(pairs.map(([, n = "", , d = ""]) => [n, d])),
	};

	const luminance = (hex: string) => {
		const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
			const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
			return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	/** Contrast ratio of WCAG 2.2. */
	const contrast = (a = "", b = "") => {
		const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
		return (high + 0.05) / (low + 0.05);
	};

	for (const [theme, tokens] of Object.entries(themes)) {
		const atLeast = (ratio: number, names: string[], on: (name: string) => string) => {
			for (const name of names) {
				const found = contrast(tokens.get(name), tokens.get(on(name)));
				assert.ok(found >= ratio, `${theme}: ${name} on ${on(name)}: ${found.toFixed(2)}`);
			}
		};
		it(`sets marks off from the surface by 3:1 or more, ${theme}`, () => {
			const marks = [...tokens.keys()].filter((name) =>
				/^(cat-\d|chart-(base|money|other|interval|reference|axis))$/.test(name),
			);
			assert.equal(marks.length, 14);
			atLeast(3, marks, () => "surface");
		});
		it(`sets text off from what it stands on by 4.5:1 or more, ${theme}`, () => {
			const on = [...tokens.keys()].filter((name) => name.startsWith("on-"));
			assert.equal(on.length, 32);
			atLeast(4.5, on, (name) => name.slice(3));
			atLeast(4.5, ["ink", "ink-muted", "accent", "good", "caution", "bad"], () => "surface");
			atLeast(4.5, ["ink", "ink-muted", "accent"], () => "surface-raised");
		});
	}

	it("is read with its light values", () => {
		const light = readLightTokens(css);
		assert.equal(light.get("--chart-base"), themes.light.get("chart-base"));
		assert.match(light.get("--font-text") ?? "", /^"Inter Variable"/);
	});
});
