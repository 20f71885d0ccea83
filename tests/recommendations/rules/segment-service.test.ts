import assert from "node:assert/strict";
import { test } from "node:test";
import { segmentService } from "../../../analysis/recommendations/rules/segment-service.ts";
import { evidenceOf, grouping, hear, type Tables } from "../hand-made.ts";

const features = (segment: string, differences: { [feature: string]: number }) =>
	Object.entries(differences).map(([feature, difference]) => ({
		feature,
		segment,
		difference,
		difference_low: difference - 0.1,
		difference_high: difference + 0.1,
	}));
const tables = (differences: { [feature: string]: number }, stability = "stable"): Tables => ({
	"segment-features": features("Savers", differences),
	"segment-sizes": [{ segment: "Savers", customers: 600, stability }],
	"segment-money": [{ segment: "Savers", customers: 600, share: 0.6, money_share: 0.8 }],
});
const claimOf = (differences: { [feature: string]: number }) => hear(segmentService, tables(differences))[0]?.claim;

test("a stable segment gets engagement, marketing and service by what sets it apart most", () => {
	const [proposal, ...others] = hear(
		segmentService,
		tables({
			Balance: 1.3,
			"Deposit: money a month": 1.1,
			"Mean transaction": 1.8,
			"Transactions a month": -0.9,
			Tenure: 0.3,
		}),
	);
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "segment-service-savers");
	assert.equal(proposal.claim, "Offer Savers deposit advice from an adviser of their own");
	assert.match(
		proposal.why,
		/^Savers stand apart most, in standard deviations from the mean of all customers, by mean transaction \(1\.8 above\), balance \(1\.3 above\) and money in deposit transactions a month \(1\.1 above\)\. They are 60\.0% of customers; .* is 80\.0%\. Engage them .*; market .*; serve them .*\.$/,
	);
	assert.deepEqual(proposal.strength, {
		verdict: "counted",
		magnitude: null,
		money: { share: 0.8, of: "money moved" },
		customers: 600,
		stability: "stable",
	});
	assert.equal(proposal.audience.select, "select customer from segments where segment = 'Savers'");
});

test("each kind of segment has its own action", () => {
	assert.match(claimOf({ "Transactions a month": 1.5, "Money moved a month": 2.3 }) ?? "", /premium service/);
	assert.match(
		claimOf({ Balance: 1.3, "Days since the last transaction": 1.4 }) ?? "",
		/^Give Savers an adviser who calls about their deposits$/,
	);
	assert.match(claimOf({ Balance: 1.3, "Months with a transaction": -1.4 }) ?? "", /^Offer Savers deposit advice/);
	assert.match(claimOf({ "Withdrawal: money a month": 1.3 }) ?? "", /^Make withdrawals easy/);
	assert.match(claimOf({ Transactions: 1.1, "Mean transaction": -0.8 }) ?? "", /^Reward Savers for everyday banking/);
	assert.match(claimOf({ "Months with a transaction": -0.8 }) ?? "", /use their account more often$/);
	assert.match(
		claimOf({ Balance: -0.8, "Months with a transaction": -0.8 }) ?? "",
		/^Serve Savers digitally at low cost/,
	);
});

test("it is silent where nothing clearly sets the segment apart, and where that suggests no action", () => {
	assert.equal(claimOf({ Balance: 0.55 }), undefined);
	assert.equal(claimOf({ "Credit score": 1.5 }), undefined);
	assert.deepEqual(hear(segmentService, {}), []);
});

test("it is silent of segments that are not stable, and of supplied ones, whose features are not published", () => {
	assert.deepEqual(hear(segmentService, tables({ Balance: 1.3 }, "a pattern only")), []);
	const evidence = evidenceOf(tables({ Balance: 1.3 }));
	assert.deepEqual(segmentService.speak({ ...evidence, grouping: { ...grouping, formed: false } }), []);
});

test("money that is withheld is neither told nor weighed", () => {
	const withheld = { "segment-money": [{ segment: "Savers", customers: 600, share: 0.6, money_share: null }] };
	const [proposal] = hear(segmentService, { ...tables({ Balance: 1.3 }), ...withheld });
	assert.equal(proposal?.strength.money, null);
	assert.doesNotMatch(proposal.why, /of customers;/);
});
