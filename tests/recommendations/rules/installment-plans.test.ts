import assert from "node:assert/strict";
import { test } from "node:test";
import { installmentPlans } from "../../../analysis/recommendations/rules/installment-plans.ts";
import { hear } from "../hand-made.ts";

const spending = (category: string, share: number) => ({
	"spending-by-category": [
		{ category, customers: 800, share, per_customer_month: 100 },
		{ category: "Bills", customers: 800, share: 1 - share, per_customer_month: 900 },
	],
});

test("installments are offered for categories of large purchases with a tenth of the money", () => {
	const [proposal] = hear(installmentPlans, spending("Electronics", 0.1));
	assert.equal(proposal?.claim, "Offer installment plans for large purchases: Electronics");
	assert.equal(proposal.audience.words, "all customers, each after a check that income carries the installments");
	assert.match(proposal.why, /Electronics takes 10\.0% of all spending, \$100\.00 a customer and month/);
	assert.deepEqual(proposal.strength, {
		verdict: "counted",
		magnitude: null,
		money: { share: 0.1, of: "spending" },
		customers: 800,
	});
});

test("it is silent where such categories are small, or there are none", () => {
	assert.deepEqual(hear(installmentPlans, spending("Travel", 0.09)), []);
	assert.deepEqual(hear(installmentPlans, spending("Groceries", 0.5)), []);
	assert.deepEqual(hear(installmentPlans, {}), []);
});
