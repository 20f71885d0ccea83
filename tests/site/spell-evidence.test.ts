import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Evidence, FindingBlock } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import { spellEvidence } from "../../src/spell-evidence.ts";
import { badgeWords } from "../../src/verdict-words.ts";
import { linkToTable, viewOf } from "../../src/view.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";

const formats = formatsFor({ locale: "en-US", currency: "USD" });

const line: Evidence = {
	label: "Email",
	n: 1234,
	measure: "difference in purchase rate",
	format: "points",
	estimate: 0.08,
	low: 0.045,
	high: 0.115,
	kind: "confirmatory",
	test: "Two-proportion z-test",
	q: 0.0004,
	effect: { name: "Cohen's h", value: 0.192, magnitude: "small" },
	verdict: "supported",
	table: "clicks",
	row: 0,
};

const finding = (evidence: Evidence[]): FindingBlock => ({
	kind: "finding",
	id: "f",
	claim: "",
	verdict: "supported",
	evidence,
});

describe("spellEvidence", () => {
	it("says once what all lines have in common", () => {
		const { lines, heading, effect, notes } = spellEvidence(finding([line, line]), formats);
		assert.deepEqual(
			{ heading, effect, standings: lines.map(({ standing }) => standing) },
			{ heading: "Difference in purchase rate", effect: "Cohen's h", standings: ["", ""] },
		);
		assert.match(notes, /^Test: Two-proportion z-test\. /);
		const { n, estimate, interval, magnitude, effect: size, q } = lines[0] ?? {};
		assert.deepEqual(
			[n, estimate, interval, magnitude, size, q],
			["1,234", "+8.0 points", "+4.5 to +11.5", "Small", "0.192", "<0.001"],
		);
	});

	it("says of each line what sets it apart", () => {
		const other: Evidence = {
			...line,
			measure: "odds ratio",
			format: "ratio",
			estimate: 1.5,
			test: "Wald test",
			verdict: "inconclusive",
			effect: { name: "Odds ratio", value: 1.5, magnitude: "small" },
		};
		const { lines, heading, effect, notes } = spellEvidence(finding([line, other]), formats);
		assert.deepEqual({ heading, effect }, { heading: "Estimate", effect: undefined });
		assert.deepEqual(
			lines.map(({ standing }) => standing),
			["Supported by the data", "Too little data to say"],
		);
		assert.match(notes, /^Tests: Two-proportion z-test; Wald test\. /);
		assert.deepEqual([lines[0]?.measure, lines[1]?.measure], ["difference in purchase rate", "odds ratio"]);
		assert.deepEqual([lines[0]?.effect, lines[1]?.effect], ["Cohen's h 0.192", "Odds ratio 1.500"]);
	});

	it("says whether the comparison was planned or picked: once for all lines, of each where they differ", () => {
		const picked: Evidence = { ...line, kind: "exploratory" };
		const same = spellEvidence(finding([picked, picked]), formats);
		assert.deepEqual([same.kind, same.lines[0]?.kind], ["Exploratory", ""]);
		assert.match(same.notes, /Exploratory: what is compared was picked from the data, [^.]+\.$/);
		const both = spellEvidence(finding([line, picked]), formats);
		assert.deepEqual([both.kind, ...both.lines.map(({ kind }) => kind)], ["", "Confirmatory", "Exploratory"]);
		assert.match(both.notes, /Confirmatory: [^.]+\. Exploratory: [^.]+\.$/);
	});

	it("says of a difference that turns around within strata that it does, and not its verdict", () => {
		const turned: Evidence = { ...line, verdict: "inconclusive", turnsWithin: "segment" };
		const { lines } = spellEvidence(finding([turned, line]), formats);
		assert.deepEqual(
			lines.map(({ standing }) => standing),
			["Turns around within the same segment", "Supported by the data"],
		);
	});

	it("names a long measure below the lines, not at the head of a narrow column", () => {
		const measure = "change in click-through rate from 3 to 23 impressions, along a straight line";
		const { lines, heading, notes } = spellEvidence(finding([{ ...line, measure }]), formats);
		assert.equal(heading, "Estimate");
		assert.equal(lines[0]?.measure, "");
		assert.match(
			notes,
			/^Estimate: change in click-through rate from 3 to 23 impressions, along a straight line\. Test: /,
		);
	});

	it("writes a dash for what could not be estimated", () => {
		const { effect: _, ...rest } = line;
		const { lines } = spellEvidence(finding([{ ...rest, estimate: null, low: null, high: null, q: null }]), formats);
		const { estimate, interval, magnitude, effect, q } = lines[0] ?? {};
		assert.deepEqual([estimate, interval, magnitude, effect, q], ["–", "", "–", "", "–"]);
	});
});

describe("badgeWords", () => {
	const sized = (
		magnitude: "negligible" | "small" | "large",
		verdict: Evidence["verdict"] = "supported",
	): Evidence => ({
		...line,
		verdict,
		effect: { name: "Cohen's h", value: 0.1, magnitude },
	});

	it("says of a supported finding how large its supported effects are", () => {
		assert.equal(badgeWords(finding([sized("small")])), "Supported, small effect");
		assert.equal(badgeWords(finding([sized("negligible"), sized("negligible")])), "Supported, negligible effects");
		assert.equal(
			badgeWords(finding([sized("large"), sized("negligible"), sized("small", "inconclusive")])),
			"Supported, negligible to large effects",
		);
	});

	it("says nothing of the size of what is not supported", () => {
		const open: FindingBlock = { ...finding([sized("large", "inconclusive")]), verdict: "inconclusive" };
		assert.equal(badgeWords(open), "Too little data to say");
		assert.equal(badgeWords({ ...open, verdict: "no difference" }), "No difference");
	});
});

describe("linkToTable", () => {
	const view = viewOf(sampleDocument, { pdf: false });
	const from = sampleDocument.chapters
		.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
		.find(({ kind }) => kind === "finding");
	assert.ok(from);

	it("stays on the page where the chapter shows the table itself", () => {
		assert.equal(linkToTable("clicks-and-purchases", { view, from }), "#figure-clicks-and-purchases");
	});

	it("leads to the page of the chapter that shows it, to a table or a figure of a profile too", () => {
		assert.equal(linkToTable("ages", { view, from }), "/sample/customers/#figure-ages");
		const { table } = sampleDocument.quality.sections[0]?.blocks.find((block) => block.kind === "table") ?? {};
		assert.equal(linkToTable(table?.id ?? "", { view, from }), "/sample/quality/#table-missing-values");
		assert.equal(linkToTable("profile-3-months", { view, from }), "/sample/segmentation/#figure-profile-3-months");
	});

	it("refuses a table that no chapter shows", () => {
		assert.throws(() => linkToTable("nothing", { view, from }), {
			message: 'no chapter shows the table "nothing" (cite a row of a table that the report publishes)',
		});
	});
});
