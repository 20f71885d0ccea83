import assert from "node:assert/strict";
import { test } from "node:test";
import { depositOffers } from "../../../analysis/recommendations/rules/deposit-offers.ts";
import { evidenceOf, grouping, type Tables } from "../hand-made.ts";

const leads = (...pairs: [type: string, leader: string][]): Tables => ({
	"money-leaders": pairs.map(([type, leader]) => ({
		type,
		leader,
		leader_each: 300,
		runner_up: "Others",
		runner_up_each: 100,
		lead_low: 150,
		effect: 0.6,
		verdict: "supported",
	})),
});
const hearSupplied = (tables: Tables) =>
	depositOffers.speak({ ...evidenceOf(tables), grouping: { ...grouping, formed: false } });

test("the segment that deposits most is offered what pays for deposits", () => {
	const [proposal, ...others] = hearSupplied(leads(["Deposit", "Savers"], ["Withdrawal", "Spenders"]));
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "deposit-offers-savers");
	assert.equal(proposal.claim, "Offer Savers a savings plan and term deposits at a better rate");
	assert.equal(proposal.contact, "direct");
	assert.equal(proposal.isCreditOffer, false);
	assert.deepEqual(proposal.reason, [
		"Savers move the most money in deposits: $300.00 a customer, clear of Others ($100.00).",
	]);
	assert.deepEqual(proposal.strength, { verdict: "supported", magnitude: "medium", money: null, customers: 600 });
});

test("salaries and savings are deposits, and each segment that leads in one has an offer of its own", () => {
	assert.deepEqual(
		hearSupplied(leads(["Salary", "Savers"], ["Savings", "Spenders"], ["Deposit", "Savers"])).map(({ id }) => id),
		["deposit-offers-savers", "deposit-offers-spenders"],
	);
});

test("it is silent on withdrawals from savings, on other types, on groups that are put together, and without tables", () => {
	assert.deepEqual(hearSupplied(leads(["Savings withdrawal", "Savers"], ["Payment", "Savers"])), []);
	assert.deepEqual(hearSupplied(leads(["Deposit", "Other"])), []);
	assert.deepEqual(hearSupplied({}), []);
});
