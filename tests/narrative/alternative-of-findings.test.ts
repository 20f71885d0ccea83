import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Cell, Chart } from "../../analysis/document.ts";
import { describeTable } from "./describe-table.ts";

const forest: Chart = {
	kind: "forest",
	group: "segment",
	category: "channel",
	value: "difference",
	low: "low",
	high: "high",
	q: "q",
	verdict: "verdict",
	scale: "linear",
	reference: { value: 0, label: "no difference" },
	sides: ["Less", "More"],
};

const forestColumns = {
	segment: "text",
	channel: "text",
	difference: "points",
	low: "points",
	high: "points",
	q: "probability",
	verdict: "text",
} as const;

describe("describeChart of a forest plot", () => {
	it("says every estimate with its interval and verdict, group by group", () => {
		assert.equal(
			describeTable(forest, forestColumns, [
				["Savers", "Email", 0.02, 0.01, 0.03, 0.001, "supported"],
				["Savers", "Website", -0.001, -0.004, 0.002, 0.6, "no difference"],
				["Others", "Email", "[c]", "[c]", "[c]", "[c]", "inconclusive"],
				["Others", "Website", null, null, null, null, "inconclusive"],
			]),
			"Forest plot of difference with 95% intervals around no difference. Savers: Email +2.0 points (+1.0 points to +3.0 points), supported; Website −0.1 points (−0.4 points to +0.2 points), no difference. Others: Email withheld; Website not estimated, inconclusive.",
		);
	});

	it("of many rows counts the verdicts, and says only what is supported", () => {
		const rows = Array.from({ length: 26 }, (_, index): Cell[] => {
			const verdict = index === 4 ? "supported" : index < 10 ? "no difference" : "inconclusive";
			return ["Savers", `Channel ${index}`, 0.01, 0, 0.02, 0.5, verdict];
		});
		assert.equal(
			describeTable(forest, forestColumns, rows),
			"Forest plot of difference with 95% intervals around no difference. Of 26 estimates 9 no difference, 1 supported and 16 inconclusive. Savers: Channel 4 +1.0 points (0.0 points to +2.0 points), supported.",
		);
	});

	it("of many rows without any support says so by counting", () => {
		const rows = Array.from({ length: 25 }, (_, index): Cell[] => ["", `${index}`, 0, 0, 0, 1, "inconclusive"]);
		assert.equal(
			describeTable(forest, forestColumns, rows),
			"Forest plot of difference with 95% intervals around no difference. Of 25 estimates 25 inconclusive.",
		);
	});
});

describe("describeChart of a dose response", () => {
	it("says the ends of each facet, where the fitted line is highest, and the shaded range", () => {
		assert.equal(
			describeTable(
				{
					kind: "dose-response",
					facet: "channel",
					x: "impressions",
					value: "rate",
					low: "low",
					high: "high",
					fit: "fit",
					ranges: [{ facet: "Email", low: 1, high: 2, label: "Advised: 1 to 2" }],
				},
				{ channel: "text", impressions: "count", rate: "share", low: "share", high: "share", fit: "share" },
				[
					["Email", 1, 0.02, 0.01, 0.03, 0.02],
					["Email", 2, 0.05, 0.04, 0.06, 0.05],
					["Email", 3, 0.03, 0.02, 0.04, 0.03],
					["Website", 1, "[c]", "[c]", "[c]", "[c]"],
				],
			),
			"Dot charts with 95% intervals, one for each channel. rate by impressions. Email: from 2.0% at 1 (1.0% to 3.0%) to 3.0% at 3 (2.0% to 4.0%); the fitted line is highest with 5.0% at 2; shaded: Advised: 1 to 2. Website: withheld.",
		);
	});
});

describe("describeChart of lines", () => {
	const lines = { kind: "lines", x: "month", y: "deposits", series: "segment", partial: "part_of_a_month" } as const;
	const columns = { kind: "text", month: "text", segment: "text", deposits: "count", part_of_a_month: "text" } as const;

	it("marks what is known in part", () => {
		assert.equal(
			describeTable(lines, columns, [
				["In", "2024-01", "Savers", 40, false],
				["In", "2024-02", "Savers", 9, true],
			]),
			"Line chart. deposits by month. Savers: 40 at 2024-01, 9 at 2024-02 (part of a month).",
		);
	});

	it("with facets names each line by its facet, and by its series where there are several", () => {
		assert.equal(
			describeTable({ ...lines, facet: "kind" }, columns, [
				["In", "2024-01", "Savers", 40, false],
				["Out", "2024-01", "Savers", 30, false],
			]),
			"Line charts, one for each kind. deposits by month. In: 40 at 2024-01; Out: 30 at 2024-01.",
		);
		assert.equal(
			describeTable({ ...lines, facet: "kind" }, columns, [
				["In", "2024-01", "Savers", 40, false],
				["In", "2024-01", "Others", 30, false],
			]),
			"Line charts, one for each kind. deposits by month. In, Savers: 40 at 2024-01; In, Others: 30 at 2024-01.",
		);
	});

	it("with many points compares whole periods only", () => {
		const rows = Array.from({ length: 25 }, (_, month): Cell[] => [
			"In",
			`${month}`,
			"Savers",
			100 + month,
			month === 0,
		]);
		assert.equal(
			describeTable(lines, columns, rows),
			"Line chart. deposits by month. Savers: from 101 at 1 to 124 at 24.",
		);
	});
});
