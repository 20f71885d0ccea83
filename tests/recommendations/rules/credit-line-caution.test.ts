import assert from "node:assert/strict";
import { test } from "node:test";
import { creditLineCaution } from "../../../analysis/recommendations/rules/credit-line-caution.ts";
import { hear, line, type Tables } from "../hand-made.ts";

const group = (of: object, utilization: number) => ({
	...of,
	customers: 200,
	utilization,
	utilization_low: utilization - 0.05,
	utilization_high: utilization + 0.05,
});
const tables = (utilization: number, verdict = "supported"): Tables => ({
	"utilization-by-city": [group({ city: "Mumbai" }, utilization), group({ city: "Chennai" }, 0.3)],
	"utilization-differences": [{ trait: "City", verdict }],
});
const segment = (name: string, utilization: number, verdict = "supported") =>
	group({ group: name, verdict }, utilization);

test("groups whose whole interval is above half of their income call for caution", () => {
	const [proposal] = hear(creditLineCaution, tables(0.6), [line("utilization-differences", 0, "medium")]);
	assert.equal(proposal?.claim, "Set first credit lines with caution, and raise them with what is paid back");
	assert.match(proposal.why, /customers in Mumbai spend 60\.0% of their income \(55\.0% to 65\.0%\)/);
	assert.match(proposal.why, /\. The more of an income is spent, the less of it is left to repay a balance from\./);
	assert.deepEqual(proposal.strength, { verdict: "supported", magnitude: "medium", money: null, customers: 200 });
	assert.equal(proposal.audience.words, "customers who spend more than 50.0% of their income");
	assert.match(proposal.audience.select, /where ratio > 5e-1$/);
	assert.deepEqual(proposal.audience.traits, []);
});

test("it is silent where the interval reaches below, where groups are not known to differ, and without utilization", () => {
	assert.deepEqual(hear(creditLineCaution, tables(0.54)), []);
	assert.deepEqual(hear(creditLineCaution, tables(0.6, "inconclusive")), []);
	assert.deepEqual(hear(creditLineCaution, {}), []);
	assert.deepEqual(hear(creditLineCaution, { "key-segments": [segment("Mumbai", 0.7, "inconclusive")] }), []);
});

test("key segments count as groups, and one that holds a group named before it is not named again", () => {
	const [proposal] = hear(creditLineCaution, {
		"key-segments": [
			segment("Mumbai, Freelancers", 0.6),
			segment("25-34, Mumbai, Freelancers", 0.7),
			segment("Female", 0.58),
		],
	});
	assert.equal(proposal?.shows, "Freelancers aged 25-34 in Mumbai and women spend more than 50.0% of their income");
});
