/** Differences that turn around among customers who are alike, on textbook numbers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { risk } from "../../../analysis/chapters/risk.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport } from "../../../analysis/report.ts";
import { watchSection } from "../../../analysis/sections/watch/watch-section.ts";
import { admissions } from "../../statistics/admissions.ts";
import { bankOf } from "../../tables/bank-of.ts";
import { type Stratum, writeCards } from "./strata-bank.ts";

/**
 * Kidney stones (Charig et al., BMJ 292, 1986), ten customers for each patient: segments stand for treatments, gender for the
 * size of the stone, a card for success. Over all 78.0% and 82.6%; of either gender Open is ahead, 93.1% to 86.7% and 73.0%
 * to 68.8%.
 */
const stones: Stratum[] = [
	["Open", "F", 810, 870],
	["Open", "M", 1920, 2630],
	["Keyhole", "F", 2340, 2700],
	["Keyhole", "M", 550, 800],
];

test("a difference that turns around is told with both numbers, and the one over all customers is no finding", async () => {
	const written = await writeCards(stones);
	const claim =
		"Over all customers the share that holds Card is higher for Keyhole than for Open (82.6% against 78.0%), but among customers of the same gender it is lower, by 5.4 points";
	assert.equal(written.claimOf("holdings"), claim);
	const finding = written.finding("holdings-turned-1");
	assert.deepEqual([finding?.claim, finding?.verdict], [claim, "supported"]);
	assert.match(finding?.caveat ?? "", /Simpson's paradox/);
	// The pooled sentence is replaced, and its row is nothing to act on.
	assert.equal(written.finding("holdings-finding"), undefined);
	const [pooled] = written.rows("holdings-differences");
	assert.deepEqual([pooled?.difference, pooled?.verdict], [0.045714, "turns around"]);
	assert.ok(Number(pooled?.difference_low) > 0 && Number(pooled?.q) < 0.05);
	assert.deepEqual(written.hypotheses.find(({ id }) => id === "holdings-1")?.turnsWithin, "gender");
});

test("the figure of a difference that turns around shows both, and the finding cites the one among customers who are alike", async () => {
	const written = await writeCards(stones);
	const rows = written.rows("holdings-turned");
	assert.deepEqual(
		rows.map(({ comparison, customers, difference, verdict }) => [comparison, customers, difference, verdict]),
		[
			["Over all customers", 7000, 0.045714, "turns around"],
			["Among customers of the same gender", 7000, -0.053836, "supported"],
		],
	);
	assert.ok(Number(rows[0]?.difference_low) > 0 && Number(rows[1]?.difference_high) < 0);
	const [line] = written.evidenceOf("holdings-turned-1");
	assert.deepEqual(
		[line?.table, line?.row, line?.kind, line?.estimate],
		["holdings-turned", 1, "exploratory", -0.053836],
	);
});

test("two differences that are too small to matter turn nothing around", async () => {
	// Of one product the means are the shares: 0.78 and 0.83, where less than 0.1 is none.
	const written = await writeCards(stones);
	assert.equal(
		written.claimOf("number-of-products"),
		"Customers of every segment hold equally many products, to within 0.1",
	);
	assert.equal(written.exhibit("products-per-customer-turned"), undefined);
});

test("the mean number of products turns around where it matters", async () => {
	// Of either gender Open is 0.2 ahead: 0.95 to 0.75, and 0.4 to 0.2.
	const written = await writeCards([
		["Open", "F", 190, 200],
		["Open", "M", 320, 800],
		["Keyhole", "F", 600, 800],
		["Keyhole", "M", 40, 200],
	]);
	assert.equal(
		written.claimOf("number-of-products"),
		"Over all customers the number of products a customer holds is higher for Keyhole than for Open (0.640 against 0.510), but among customers of the same gender it is lower, by 0.200",
	);
	assert.equal(written.finding("products-per-customer-finding"), undefined);
});

test("a difference that is the same way among customers who are alike stays what it is", async () => {
	const written = await writeCards([
		["Open", "F", 400, 1000],
		["Open", "M", 200, 1000],
		["Keyhole", "F", 600, 1000],
		["Keyhole", "M", 400, 1000],
	]);
	assert.match(
		written.claimOf("holdings") ?? "",
		/^The share that holds Card differs somewhat by segment: from 30\.0%/,
	);
	assert.equal(written.exhibit("holdings-turned"), undefined);
	assert.deepEqual(new Set(written.watched.map(({ isTurned }) => isTurned)), new Set([false]));
});

test("a tie over all customers turns nothing around, whatever shows among those who are alike", async () => {
	const written = await writeCards([
		["Open", "F", 900, 1000],
		["Open", "M", 100, 1000],
		["Keyhole", "F", 980, 1400],
		["Keyhole", "M", 20, 600],
	]);
	assert.equal(written.exhibit("holdings-turned"), undefined);
	assert.ok(written.finding("holdings-finding"));
});

test("a difference that only vanishes among customers who are alike does not turn around", async () => {
	// Berkeley's admissions by department: women 14 points behind over all, and not clearly either way within departments.
	const strata = admissions.flatMap(({ exposed, others }, department): Stratum[] => [
		["Men", `Department ${department}`, exposed.successes, exposed.n],
		["Women", `Department ${department}`, others.successes, others.n],
	]);
	const written = await writeCards(strata);
	assert.match(
		written.claimOf("holdings") ?? "",
		/^The share that holds Card differs somewhat by segment: from 30\.\d% of Women to 44\.\d% of Men$/,
	);
	assert.equal(written.exhibit("holdings-turned"), undefined);
});

test("strata in which few customers of a group hold, or lack, what is compared are not told of", async () => {
	// The same paradox, but five holders of one stratum would follow from the numbers: only one stratum is left.
	const written = await writeCards([
		["Open", "F", 865, 870],
		["Open", "M", 1920, 2630],
		["Keyhole", "F", 2500, 2700],
		["Keyhole", "M", 550, 800],
	]);
	assert.equal(written.exhibit("holdings-turned"), undefined);
});

test("the method counts what was watched and what turned around", async () => {
	const { watched } = await writeCards(stones);
	const { claim, blocks } = watchSection(watched);
	assert.equal(
		claim,
		"2 comparisons of two groups were watched for turning around among customers who are alike: one turns around",
	);
	assert.match(JSON.stringify(blocks), /among customers of the same gender, unless/);
	assert.match(watchSection([{ over: ["city", "gender", "segment"], isTurned: false }]).claim, /: none turns around$/);
});

test("a risk that turns around among customers who are alike is told with both numbers", async () => {
	// Who does not succeed owes money: over all more customers of Open do, of either gender fewer.
	const people = stones.flatMap(([region, gender, successes, customers]) =>
		Array.from(
			{ length: customers },
			(_, i) => `${region},${gender},${i < successes ? 100 + (i % 400) : -1 - (i % 50)}`,
		),
	);
	const bank = await bankOf([
		{
			fields: {
				id: { role: "customer" },
				region: { role: "region" },
				gender: { role: "gender" },
				balance: { role: "balance", type: "number" },
			},
			text: `id,region,gender,balance\n${people.map((line, id) => `c${id},${line}`).join("\n")}\n`,
		},
	]);
	const { settings } = await readReport(bank.folder);
	const { hypotheses, write } = await risk.analyze(bank, settings);
	const blocks = write(judge(hypotheses)).flatMap((section) => section.blocks);
	const [finding] = blocks.filter(({ id }) => id === "risk-negative-balances-by-region-turned-1");
	assert.equal(
		finding?.kind === "finding" && finding.claim,
		"Over all customers the share with a negative balance is higher for Open than for Keyhole (22.0% against 17.4%), but among customers of the same gender it is lower, by 5.4 points",
	);
	const told = blocks.flatMap((block) => (block.kind === "finding" ? block.evidence : []));
	assert.ok(told.every(({ table, label }) => table !== "risk-balances-differences" || !/by region/.test(label)));
});
