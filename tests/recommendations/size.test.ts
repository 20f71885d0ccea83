import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor } from "../../analysis/format.ts";
import type { Expectation, Gain } from "../../analysis/recommendations/recommendation.ts";
import { expectWords, gainOf, moneyGainOf } from "../../analysis/recommendations/size.ts";
import { settings } from "./hand-made.ts";

const formats = formatsFor(settings);
const buyers: Gain = {
	of: "buyers",
	unit: "customers",
	each: { estimate: 0.02, low: 0.0101, high: 0.03 },
	value: "purchase",
	assumptions: ["others buy as often", "nothing else changes"],
};

test("a gain is the interval of the evidence over the audience", () => {
	assert.deepEqual(gainOf(buyers, 1000), { estimate: 20, low: 10.1, high: 30 });
	assert.equal(gainOf({ unknown: "nobody asked" }, 1000), undefined);
	assert.equal(gainOf({ ...buyers, each: { estimate: 0.01, low: -0.01, high: 0.03 } }, 1000)?.low, 0);
});

test("customers are told in money where the report says what one is worth, by the whole customers that are shown", () => {
	assert.equal(moneyGainOf(buyers, 1000, settings), undefined);
	const worth = { ...settings, unitValues: { purchase: 120 } };
	assert.deepEqual(moneyGainOf(buyers, 1000, worth), { estimate: 2400, low: 1200, high: 3600 });
	assert.equal(
		expectWords(buyers, 1000, { settings: worth, formats }),
		"Between 10 and 30 more buyers among 1,000 customers, worth between $1,200 and $3,600 at $120.00 a purchase, if others buy as often and nothing else changes.",
	);
});

test("without the worth of one, customers are told as customers", () => {
	assert.equal(
		expectWords(buyers, 1000, { settings, formats }),
		"Between 10 and 30 more buyers among 1,000 customers, if others buy as often and nothing else changes.",
	);
});

test("a gain that may be none is told by its most", () => {
	const worth = { ...settings, unitValues: { purchase: 120 } };
	assert.equal(
		expectWords({ ...buyers, each: { estimate: 0, low: 0, high: 0.03 } }, 1000, { settings: worth, formats }),
		"At most 30 more buyers among 1,000 customers, worth at most $3,600 at $120.00 a purchase, if others buy as often and nothing else changes.",
	);
});

test("money is told as money", () => {
	const gain: Expectation = {
		of: "spending by card a month",
		unit: "money",
		each: { estimate: 2, low: 1.5, high: 2.5 },
		assumptions: ["it moves"],
	};
	assert.equal(
		expectWords(gain, 1000, { settings, formats }),
		"Between $1,500 and $2,500 more spending by card a month among 1,000 customers, if it moves.",
	);
});

test("what the data do not say is not sized, and a withheld audience has no gain", () => {
	assert.equal(
		expectWords({ unknown: "nobody was asked" }, 1000, { settings, formats }),
		"For 1,000 customers. Not sized: nobody was asked.",
	);
	assert.equal(
		expectWords({ unknown: "nobody was asked" }, null, { settings, formats }),
		"The number of customers is not shown, since it would tell of few. Not sized: nobody was asked.",
	);
	assert.equal(
		expectWords(buyers, null, { settings, formats }),
		"The number of customers is not shown, since it would tell of few; nor is what it could bring.",
	);
});
