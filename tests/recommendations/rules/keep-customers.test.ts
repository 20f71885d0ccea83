import assert from "node:assert/strict";
import { test } from "node:test";
import { keepCustomers } from "../../../analysis/recommendations/rules/keep-customers.ts";
import { evidenceOf, grouping, hear, line, type Tables } from "../hand-made.ts";

const row = (segment: string, share: number, more: object = {}) => ({
	segment,
	customers: 400,
	share,
	share_low: share - 0.02,
	share_high: share + 0.02,
	...more,
});
const leaving = (share: number): Tables => ({
	"risk-overview": [
		{ risk: "Dormant: no transaction for 90 days or more", customers: 40, share: 0.04 },
		{ risk: "Activity falls", customers: 40, share: 0.04 },
		{ risk: "May be leaving: dormant, or activity falls", customers: 60, share: 0.06 },
	],
	"risk-leaving-by-segment": [
		row("Savers", share, { at_risk: 400 * share, balance_at_risk: 3000 }),
		row("Spenders", 0.05, { at_risk: 20, balance_at_risk: 500 }),
	],
	"balance-tiers": [
		{ tier: "Low", balance: 4000 },
		{ tier: "Top", balance: 6000 },
	],
});
const dormant: Tables = {
	"dormant-by-segment": [
		row("All customers", 0.05, { customers: 800, dormant: 40 }),
		row("Savers", 0.09, { dormant: 36 }),
		row("Spenders", 0.01, { dormant: 4 }),
	],
};

test("those who may be leaving get a loyalty contact in the groups where that is more often than among all", () => {
	const [proposal, ...others] = hear(keepCustomers, leaving(0.12));
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Offer loyalty benefits, in person, to customers who may be leaving");
	assert.equal(proposal.audience.words, "those among Savers who may be leaving");
	assert.match(proposal.audience.select, /grp in \('Savers'\).*intersect.*customer_risks where leaving/);
	assert.match(
		proposal.why,
		/^12\.0% of Savers \(10\.0% to 14\.0%\) may be leaving, against 6\.0% of all customers: they have made no transaction for a long time, or make fewer and fewer\. The segments were made from what customers do/,
	);
	assert.deepEqual(proposal.strength.money, { share: 0.3, of: "balances" });
});

test("what it could bring is at most the part of them that is beyond the share of all customers: 8 of 14% against 6%", () => {
	const { expectation } = hear(keepCustomers, leaving(0.12))[0] ?? assert.fail();
	assert.ok("each" in expectation);
	assert.equal(expectation.value, "customer");
	const { estimate, low, high } = expectation.each;
	assert.deepEqual([estimate.toFixed(3), low, high.toFixed(3)], ["0.500", 0, "0.571"]);
});

test("segments that were made from how lately customers transact are not sized by it", () => {
	const features = { "segment-features": [{ feature: "Days since the last transaction", segment: "Savers" }] };
	const { expectation } = hear(keepCustomers, { ...leaving(0.12), ...features })[0] ?? assert.fail();
	assert.ok("unknown" in expectation);
});

test("supplied groups rest on the test of their difference, and are silent where it finds none", () => {
	const speak = (verdict: string) => {
		const tests = { "risk-leaving-differences": [{ risk: "May be leaving", trait: "Segment", verdict }] };
		const found = verdict === "supported" ? [line("risk-leaving-differences", 0, "small")] : [];
		const evidence = evidenceOf({ ...leaving(0.12), ...tests }, found);
		return keepCustomers.speak({ ...evidence, grouping: { ...grouping, formed: false } });
	};
	const [proposal] = speak("supported");
	assert.equal(proposal?.strength.verdict, "supported");
	assert.equal(proposal.strength.magnitude, "small");
	assert.doesNotMatch(proposal.reason.join(" "), /not tested/);
	assert.deepEqual(speak("inconclusive"), []);
});

test("where too few may be leaving to be told by group, those whose activity falls beyond chance are kept", () => {
	const falling = (verdict: string): Tables => ({
		"risk-overview": [{ risk: "Activity falls", share: 0.06 }],
		"falling-activity-by-segment": [
			row("All customers", 0.06, { falling: 48, verdict }),
			row("Savers", 0.18, { falling: 72, verdict: null }),
		],
	});
	const [proposal] = hear(keepCustomers, falling("supported"));
	assert.equal(proposal?.claim, "Offer loyalty benefits, in person, to customers whose activity falls");
	assert.match(proposal.why, /^18\.0% of Savers \(16\.0% to 20\.0%\) make fewer and fewer transactions, against 6\.0%/);
	assert.match(proposal.audience.select, /customer_risks where falling/);
	assert.deepEqual(hear(keepCustomers, falling("no difference")), []);
});

test("without the chapter on risk the dormant are won back", () => {
	const [proposal, ...others] = hear(keepCustomers, dormant);
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Win dormant customers back with a personal contact and a loyalty offer");
	assert.match(proposal.why, /^9\.0% of Savers \(7\.0% to 11\.0%\) are dormant, against 5\.0% of all customers/);
	assert.match(proposal.audience.select, /customer_activity\s+where \(last is null or .*date '2025-06-30'\) >= 90\)/);
	assert.equal(proposal.strength.money, null);
	assert.equal(proposal.trial.outcome, "the share of customers who make any transaction");
});

test("where the report counts only dormant customers, or only falling activity, the words say so", () => {
	const most = leaving(0.12)["risk-leaving-by-segment"] ?? assert.fail();
	const claimOf = (risk: string) =>
		hear(keepCustomers, { "risk-overview": [{ risk, share: 0.06 }], "risk-leaving-by-segment": most })[0]?.claim;
	assert.match(claimOf("Dormant: no transaction for 90 days or more") ?? "", /^Win dormant customers back/);
	assert.match(claimOf("Activity falls") ?? "", /to customers whose activity falls$/);
});

test("it is silent where no group is clearly above all customers", () => {
	assert.deepEqual(hear(keepCustomers, leaving(0.08)), []);
	assert.deepEqual(hear(keepCustomers, {}), []);
});
