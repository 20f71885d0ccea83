import assert from "node:assert/strict";
import { test } from "node:test";
import { impressionsCap } from "../../../analysis/recommendations/rules/impressions-cap.ts";
import { advised } from "../clicks.ts";
import { hear, line } from "../hand-made.ts";

const cap = (...rows: ReturnType<typeof advised>[]) => hear(impressionsCap, { "advised-impressions": rows });

test("impressions are capped on each channel where the click-through rate of all customers falls", () => {
	const [proposal, ...others] = hear(
		impressionsCap,
		{
			"advised-impressions": [
				advised("Email", "All customers", [9, 13]),
				advised("Email", "Savers", [2, 3]),
				advised("Twitter", "All customers", null),
				advised("SMS", "All customers", [6, 6]),
			],
			"ctr-by-impressions": [
				{ channel: "Email", impressions: 1, customers: 300 },
				{ channel: "Email", impressions: 2, customers: null },
				{ channel: "Email", impressions: 3, customers: 400 },
				{ channel: "SMS", impressions: 1, customers: 650 },
			],
		},
		[line("advised-impressions", 0, "medium")],
	);
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Show a customer at most 9 to 13 impressions on Email and 6 on SMS");
	assert.equal(proposal.contact, "none");
	assert.match(proposal.why, /it changes by −12\.0 points on Email \(−14\.0 to −10\.0\) and −12\.0 points on SMS/);
	// The least of both channels: of SMS an effect of 0.3 is small, and fewer customers saw something there.
	assert.deepEqual(proposal.strength, { verdict: "supported", magnitude: "small", money: null, customers: 650 });
	assert.deepEqual(proposal.trial, { outcome: "the share of customers who click", aim: "level" });
	assert.equal(proposal.research?.topic, "engagement");
	assert.match("How to set a cap on impressions per user", proposal.research.words);
});

test("it is silent where no range is known, where the rate rises, or falls only by what the groups are made of", () => {
	const all = "All customers";
	assert.equal(cap(advised("Email", all, [9, 13])).length, 1);
	assert.deepEqual(cap(advised("Email", all, null, { verdict: "supported" })), []);
	assert.deepEqual(cap(advised("Email", all, [9, 13], { verdict: "inconclusive" })), []);
	assert.deepEqual(cap(advised("Email", all, [9, 13], { change_high: 0.01 })), []);
	assert.deepEqual(cap(advised("Email", all, [9, 13], { change_within_low: 0.01 })), []);
	assert.deepEqual(cap(advised("Email", "Savers", [9, 13])), []);
	assert.deepEqual(hear(impressionsCap, {}), []);
});
