import assert from "node:assert/strict";
import { test } from "node:test";
import { largestCustomers } from "../../../analysis/recommendations/rules/largest-customers.ts";
import { hear, type Tables } from "../hand-made.ts";

const largest = (share: number | null, customers: number | null = 80): Tables => ({
	"deposits-of-the-largest": [
		{ group: "Largest 1%", customers, deposits: 1000, share },
		{ group: "Largest 5%", customers: 400, deposits: 2000, share: 0.5 },
	],
});

test("the largest hundredth gets managers where it holds a large part of the deposits", () => {
	const [proposal, ...others] = hear(largestCustomers, largest(0.227));
	assert.deepEqual(others, []);
	assert.match(proposal?.claim ?? "", /^Give the largest depositors a relationship manager by name/);
	assert.equal(proposal?.why, "The 80 customers with the largest balances hold 22.7% of all deposits.");
	assert.equal(
		proposal?.audience.select,
		"select customer from customers where balance is not null order by balance desc, customer limit 80",
	);
	assert.deepEqual(proposal?.strength.money, { share: 0.227, of: "balances" });
});

test("what would go with the few largest is told where the report weighs it", () => {
	const few = { "risk-largest-customers": [{ group: "Largest 10 customers", customers: 10, share: 0.08 }] };
	const [proposal] = hear(largestCustomers, { ...largest(0.227), ...few });
	assert.match(proposal?.why ?? "", /If the 10 largest left, 8\.0% of all deposits would go with them\.$/);
	assert.deepEqual(
		proposal?.basis.map(({ table }) => table),
		["deposits-of-the-largest", "risk-largest-customers"],
	);
});

test("it is silent where the largest hold little, and where that is not known", () => {
	assert.deepEqual(hear(largestCustomers, largest(0.09)), []);
	assert.deepEqual(hear(largestCustomers, largest(null)), []);
	assert.deepEqual(hear(largestCustomers, {}), []);
});
