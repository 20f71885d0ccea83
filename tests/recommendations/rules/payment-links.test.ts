import assert from "node:assert/strict";
import { test } from "node:test";
import { paymentLinks } from "../../../analysis/recommendations/rules/payment-links.ts";
import { hear } from "../hand-made.ts";

const paid = (payment_type: string, share: number) => ({
	"spending-by-payment-type": [
		{ payment_type: "Credit Card", customers: 990, share: 1 - share },
		{ payment_type, customers: 950, share },
	],
});
const change = (payment_type: string, change: number, verdict = "supported") => ({
	"payment-changes": [{ payment_type, share_first: 0.02, share_last: 0.02 + change, change, effect: 0.6, verdict }],
});

test("a card pays through UPI where much is paid that way", () => {
	const [proposal, ...others] = hear(paymentLinks, paid("UPI", 0.25));
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Let the card pay through UPI");
	assert.match(proposal.why, /^25\.0% of all spending is paid by UPI/);
	assert.deepEqual(proposal.strength, {
		verdict: "counted",
		magnitude: null,
		money: { share: 0.25, of: "spending" },
		customers: 950,
	});
});

test("a share that is known to rise speaks even where it is small, with its change", () => {
	const [proposal] = hear(paymentLinks, { ...paid("UPI", 0.05), ...change("UPI", 0.06) });
	assert.match(proposal?.why ?? "", /rose from 2\.0% in the first whole month to 8\.0% in the last/);
	assert.deepEqual(proposal?.strength.verdict, "supported");
	assert.deepEqual(
		proposal.basis.map(({ table }) => table),
		["spending-by-payment-type", "payment-changes"],
	);
});

test("wallets and contactless payments get a link of their own", () => {
	assert.deepEqual(
		hear(paymentLinks, paid("Mobile wallet", 0.3)).map(({ id }) => id),
		["contactless-link"],
	);
});

test("it is silent on other payment types, on small shares, and on those that do not rise", () => {
	assert.deepEqual(hear(paymentLinks, {}), []);
	assert.deepEqual(hear(paymentLinks, paid("Net Banking", 0.5)), []);
	assert.deepEqual(hear(paymentLinks, paid("UPI", 0.09)), []);
	assert.deepEqual(hear(paymentLinks, { ...paid("UPI", 0.09), ...change("UPI", 0.06, "inconclusive") }), []);
	assert.deepEqual(hear(paymentLinks, { ...paid("UPI", 0.09), ...change("UPI", -0.01) }), []);
});
