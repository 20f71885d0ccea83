import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor } from "../../analysis/format.ts";
import { type Case, findRule, spellRule } from "../../analysis/segmentation/rule.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { moneyFeature } from "./accounts-in.ts";

const features = [moneyFeature("balance"), moneyFeature("income")];
const formats = formatsFor({ locale: "en-US", currency: "USD" });

function cases(n: number, isMember: (balance: number, income: number) => boolean): Case[] {
	const random = seededRandom(5);
	return Array.from({ length: n }, () => {
		const values = [Math.round(random() * 1000), Math.round(random() * 1000)];
		return { values, isMember: isMember(values[0] ?? 0, values[1] ?? 0) };
	});
}

test("a rule that is in the data is found, in the data's units, with its shares on customers held out", () => {
	const rule = findRule(
		cases(900, (balance, income) => balance >= 600 && income < 400),
		features,
	);
	assert.ok(rule);
	// Thresholds lie between two customers, to two digits.
	assert.match(spellRule(rule, formats), /^balance of at least \$(590|600|610) and income below \$(390|400|410)$/);
	assert.equal(rule.heldOut, 300);
	assert.ok(rule.precision > 0.95 && rule.recall > 0.95);
});

test("a condition with two ends is said as one", () => {
	const rule = findRule(
		cases(900, (balance) => balance >= 300 && balance < 500),
		features,
	);
	assert.ok(rule);
	assert.equal(spellRule(rule, formats), "balance from $300 to below $500");
});

test("where membership has nothing to do with the features, the rule says how little it finds", () => {
	const random = seededRandom(9);
	const rule = findRule(
		cases(900, () => random() < 0.3),
		features,
	);
	assert.ok(!rule || rule.precision < 0.8 || rule.recall < 0.8);
});

test("there is no rule for everybody, nobody, or a single customer", () => {
	assert.equal(
		findRule(
			cases(100, () => true),
			features,
		),
		undefined,
	);
	assert.equal(
		findRule(
			cases(100, () => false),
			features,
		),
		undefined,
	);
	assert.equal(
		findRule(
			cases(1, () => true),
			features,
		),
		undefined,
	);
});
