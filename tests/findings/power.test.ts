import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../../analysis/findings/judge.ts";
import { compareOwners } from "../../analysis/sections/products/ownership-tests.ts";
import { judgeStrata } from "../../analysis/sections/products/strata.ts";
import { drawBinomial } from "../../analysis/statistics/binomial-draw.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { sampleSizeOfShares } from "../../analysis/statistics/sample-size.ts";
import { everyone, type Grouping } from "../../analysis/tables/groups.ts";
import { settings } from "../recommendations/hand-made.ts";

const draws = 2000;

/** Owners and others of one product, in one group, who buy at these rates. */
function drawVerdict({ owners, others, n }: { owners: number; others: number; n: number }, random: () => number) {
	const exposed = { successes: drawBinomial({ n, p: owners }, random), n };
	const rest = { successes: drawBinomial({ n, p: others }, random), n };
	const table = { group: everyone, exposed, others: rest };
	const grouping: Grouping = {
		by: "all",
		noun: "group",
		column: { name: "customer_group", label: "Group", type: "string", format: "text" },
		groups: [{ name: everyone, customers: 2 * n }],
		customers: 2 * n,
		leftOut: 0,
		formed: false,
	};
	const counted = {
		product: "Card",
		tables: [table],
		strata: judgeStrata([table], { threshold: 10 }),
		pooled: table,
		hidesCounts: false,
	};
	const { overall } = compareOwners({ settings, grouping }, { outcome: { rate: "purchase rate" }, counted, index: 0 });
	if (!overall) throw new Error("a comparison of so many customers is not withheld");
	return judge([overall.hypothesis])(overall.hypothesis.id).verdict;
}

const rateOfSupported = (of: Parameters<typeof drawVerdict>[0], seed: number) => {
	const random = seededRandom(seed);
	const verdicts = Array.from({ length: draws }, () => drawVerdict(of, random));
	return verdicts.filter((verdict) => verdict === "supported").length / draws;
};

test(`a difference planted at 80% power is found in 75% to 85% of ${draws} draws`, () => {
	for (const [owners, others] of [
		[0.3, 0.2],
		[0.11, 0.16],
		[0.5, 0.42],
	] as const) {
		const n = sampleSizeOfShares(owners, others, { alpha: 0.05, power: 0.8 });
		const rate = rateOfSupported({ owners, others, n }, 7);
		assert.ok(rate >= 0.75 && rate <= 0.85, `${owners} against ${others}, ${n} each: found in ${rate}`);
	}
});

test("where there is none, 5% of the draws at most find one", () => {
	// 5% and three standard errors of 2,000 draws.
	assert.ok(rateOfSupported({ owners: 0.2, others: 0.2, n: 500 }, 11) <= 0.065);
});
