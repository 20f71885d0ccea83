import assert from "node:assert/strict";
import { test } from "node:test";
import { withdrawalOffers } from "../../../analysis/recommendations/rules/withdrawal-offers.ts";
import { assertClose } from "../../statistics/assert-close.ts";
import { evidenceOf, grouping, hear, type Tables } from "../hand-made.ts";

const moved = (type: string, segment: string, [each, total]: [number | null, number | null]) => ({
	type,
	segment,
	money_total: total,
	money_each: each,
	money_each_low: each === null ? null : each - 5,
	money_each_high: each === null ? null : each + 5,
});
const formed: Tables = {
	"transactions-by-segment": [
		moved("Withdrawal", "Savers", [20, 1000]),
		moved("Withdrawal", "Spenders", [60, 3000]),
		moved("Deposit", "Savers", [90, 5000]),
		moved("Deposit", "Spenders", [20, 1000]),
	],
	"segment-sizes": [{ segment: "Spenders", stability: "highly stable" }],
	"money-by-month": [{ month: "Jan 2025", money: 1 }],
};

test("segments that the report formed are described: one leads where its interval is above every other", () => {
	const [proposal, ...others] = hear(withdrawalOffers, formed);
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "withdrawal-offers-spenders");
	assert.equal(proposal.claim, "Offer Spenders free withdrawals and a finder of cash machines");
	assert.match(proposal.audience.select, /grp in \('Spenders'\)/);
	assert.equal(
		proposal.why,
		"Spenders move the most money in withdrawals: $60.00 a customer and month ($55.00 to $65.00), clear of Savers ($20.00). Each segment was formed by what customers do, so that this is described and not tested.",
	);
	assert.deepEqual(proposal.strength, {
		verdict: "counted",
		magnitude: null,
		money: { share: 0.3, of: "money moved" },
		customers: 400,
		stability: "highly stable",
	});
});

test("no formed segment leads whose interval meets another's, or where one is withheld", () => {
	const of = (...rows: ReturnType<typeof moved>[]) => hear(withdrawalOffers, { "transactions-by-segment": rows });
	const most = moved("Withdrawal", "Spenders", [60, 3000]);
	assert.deepEqual(of(moved("Withdrawal", "Savers", [51, 2500]), most), []);
	assert.deepEqual(of(moved("Withdrawal", "Savers", [60, 2500]), most), []);
	assert.deepEqual(of(moved("Withdrawal", "Savers", [null, null]), most), []);
	assert.deepEqual(of(most), []);
	assert.deepEqual(hear(withdrawalOffers, {}), []);
});

const lead = (type: string, leader: string, verdict = "supported") => ({
	type,
	leader,
	leader_each: 60,
	runner_up: leader === "Savers" ? "Spenders" : "Savers",
	runner_up_each: 20,
	lead_low: 30,
	effect: 0.9,
	verdict,
});
const supplied = (tables: Tables) =>
	withdrawalOffers.speak({ ...evidenceOf(tables), grouping: { ...grouping, formed: false } });

test("supplied segments are tested: the one whose lead is supported, in money and in number", () => {
	const [proposal, ...others] = supplied({
		...formed,
		"money-leaders": [lead("Withdrawal", "Spenders"), lead("Deposit", "Savers")],
		"transaction-leaders": [lead("Withdrawal", "Spenders"), lead("Deposit", "Savers")],
	});
	assert.deepEqual(others, []);
	assert.equal(
		proposal?.reason.join(" "),
		"Spenders move the most money in withdrawals: $60.00 a customer and month, clear of Savers ($20.00). Spenders make the most withdrawals: 60.000 a customer and month, clear of Savers (20.000).",
	);
	assert.deepEqual([proposal.strength.verdict, proposal.strength.magnitude], ["supported", "large"]);
	assertClose(proposal.strength.money?.share, 0.3);
	assert.deepEqual(
		proposal.basis.map(({ table }) => table),
		["money-leaders", "transaction-leaders", "transactions-by-segment"],
	);
});

test("a lead in money goes before another segment's in number, which speaks by itself where money has none", () => {
	const inMoney = supplied({
		"money-leaders": [lead("Withdrawal", "Spenders")],
		"transaction-leaders": [lead("Withdrawal", "Savers")],
	});
	assert.deepEqual(
		inMoney.map(({ id, reason }) => [id, reason.length]),
		[["withdrawal-offers-spenders", 1]],
	);
	const inNumber = supplied({
		"money-leaders": [lead("Withdrawal", "Spenders", "inconclusive")],
		"transaction-leaders": [lead("Withdrawal", "Savers")],
	});
	assert.deepEqual(
		inNumber.map(({ id, strength }) => [id, strength.money]),
		[["withdrawal-offers-savers", null]],
	);
});

test("cash and ATMs are withdrawals, cash deposits are not, and a segment gets one offer", () => {
	const types = (...names: string[]) => supplied({ "money-leaders": names.map((name) => lead(name, "Spenders")) });
	assert.equal(types("ATM").length, 1);
	assert.equal(types("Cash", "Cash withdrawal").length, 1);
	assert.deepEqual(types("Cash deposit", "Transfer", "Cashback"), []);
	assert.deepEqual(supplied({ "money-leaders": [lead("Withdrawal", "Spenders", "no difference")] }), []);
});
