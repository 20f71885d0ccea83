import assert from "node:assert/strict";
import { test } from "node:test";
import { nextProduct } from "../../../analysis/recommendations/rules/next-product.ts";
import { hear, line } from "../hand-made.ts";

const pair = (first: string, second: string, more: object = {}) => ({
	pair: `${first} and ${second}`,
	first,
	second,
	customers: 170,
	lift: 1.6,
	lift_low: 1.5,
	lift_high: 1.7,
	within: 0.271,
	within_low: 0.25,
	within_high: 0.29,
	within_effect: 0.6,
	within_verdict: "supported",
	verdict: "supported",
	...more,
});
const holders = (product: string, counts: (number | null)[]) =>
	counts.map((count, i) => ({ product, segment: i === 0 ? "Savers" : "Spenders", holders: count }));

test("the second of two products that go together is offered to those who hold the one with more holders", () => {
	const tables = {
		"products-together": [pair("Insurance", "Credit card"), pair("Insurance", "Fund", { verdict: "no difference" })],
		"holdings-by-segment": [...holders("Insurance", [100, 180]), ...holders("Credit card", [200, 180])],
	};
	const [proposal, ...others] = hear(nextProduct, tables, [line("products-together", 0, "medium")]);
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "next-product-insurance-and-credit-card");
	assert.equal(proposal.claim, "Offer Insurance to holders of Credit card who do not have it");
	assert.equal(
		proposal.audience.select,
		"select customer from holdings where product = 'Credit card' except select customer from holdings where product = 'Insurance'",
	);
	assert.equal(proposal.isCreditOffer, false);
	assert.equal(
		proposal.why,
		"Insurance and Credit card are held together 1.60 times as often as chance would have it (1.50 to 1.70): by 170 customers. Among customers of the same segment too, those who hold one hold the other more often, by 27.1 points (25.0 to 29.0).",
	);
	assert.deepEqual(proposal.strength, { verdict: "supported", magnitude: "medium", money: null, customers: 170 });
});

test("an offer of credit is one, and of as many holders the first product is the one held", () => {
	const [proposal] = hear(nextProduct, { "products-together": [pair("Insurance", "Personal loan")] });
	assert.equal(proposal?.claim, "Offer Personal loan to holders of Insurance who do not have it");
	assert.equal(proposal.isCreditOffer, true);
});

test("it is silent where a pair is held together less often, or only by what the groups are made of", () => {
	const of = (more: object) => hear(nextProduct, { "products-together": [pair("Insurance", "Fund", more)] });
	assert.equal(of({}).length, 1);
	assert.deepEqual(of({ lift: 0.6, lift_low: 0.5 }), []);
	assert.deepEqual(of({ within_verdict: "inconclusive" }), []);
	assert.deepEqual(of({ within_low: -0.3 }), []);
	assert.deepEqual(of({ verdict: "inconclusive" }), []);
	assert.deepEqual(of({ lift_low: null }), []);
	assert.deepEqual(hear(nextProduct, {}), []);
});

test("of many pairs those furthest above chance are offered", () => {
	const pairs = [1.2, 1.9, 1.4, 1.6].map((lift, i) => pair("Insurance", `Fund ${i}`, { lift, lift_low: 1.1 }));
	assert.deepEqual(
		hear(nextProduct, { "products-together": pairs }).map(({ id }) => id),
		["fund-1", "fund-3", "fund-2"].map((fund) => `next-product-insurance-and-${fund}`),
	);
});
