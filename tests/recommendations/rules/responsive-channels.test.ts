import assert from "node:assert/strict";
import { test } from "node:test";
import { responsiveChannels } from "../../../analysis/recommendations/rules/responsive-channels.ts";
import { assertClose } from "../../statistics/assert-close.ts";
import { hear } from "../hand-made.ts";

const answered = (channel: string, rate: number, difference: number | null, verdict: string | null = "supported") => ({
	channel,
	customers: 300,
	contacts: 400,
	response_rate: rate,
	difference,
	difference_low: difference === null ? null : difference - 0.01,
	difference_high: difference === null ? null : difference + 0.01,
	effect: difference,
	verdict,
});
const hearOf = (...rows: ReturnType<typeof answered>[]) => hear(responsiveChannels, { "responses-by-channel": rows });

test("channels with clearly more responses than the others come first, and those with clearly fewer last", () => {
	const [first, last, ...others] = hearOf(
		answered("TikTok", 0.4, 0.25),
		answered("Email", 0.21, 0.001, "no difference"),
		answered("Letter", 0.1, -0.12),
		answered("Telephone", 0.05, -0.17),
	);
	assert.deepEqual(others, []);
	assert.equal(first?.claim, "Contact customers on TikTok first");
	assert.equal(
		first.why,
		"Contacts get a response more often than on the other channels together: on TikTok 40.0% (+25.0 points).",
	);
	assert.deepEqual(first.strength, { verdict: "supported", magnitude: "small", money: null, customers: 300 });
	assert.ok(!("unknown" in first.expectation));
	assert.deepEqual(first.expectation.each, { estimate: 0.25, low: 0.24, high: 0.26 });
	assertClose(first.trial.baseline, 0.15, 1e-9);
	assert.equal(last?.claim, "Contact customers on Telephone and Letter last, or no longer");
	assert.equal(
		last.why,
		"Contacts get a response less often than on the other channels together: on Telephone 5.0% (−17.0 points) and on Letter 10.0% (−12.0 points).",
	);
	assert.ok(!("unknown" in last.expectation));
	assertClose(last.expectation.each.low, 0.16, 1e-9);
	assertClose(last.expectation.each.high, 0.18, 1e-9);
	assert.equal(last.trial.baseline, 0.05);
});

test("no more channels are named than are remembered, the furthest from the others first", () => {
	const rows = [0.3, 0.2, 0.1, 0.05].map((difference, i) => answered(`C${i}`, 0.2 + difference, difference));
	assert.deepEqual(
		hearOf(...rows).map(({ claim }) => claim),
		["Contact customers on C0, C1 and C2 first"],
	);
});

test("of two channels the one with the supported lead comes first", () => {
	const channels = [answered("TikTok", 0.4, null, null), answered("Email", 0.2, null, null)];
	const of = (verdict: string) =>
		hear(responsiveChannels, {
			"responses-by-channel": channels,
			"responses-lead": [
				{
					compared: "TikTok and Email",
					difference: 0.2,
					difference_low: 0.15,
					difference_high: 0.25,
					effect: 0.44,
					verdict,
				},
			],
		});
	const [proposal, ...others] = of("supported");
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Contact customers on TikTok first");
	assert.match(proposal.why, /than on the other channel: on TikTok 40\.0% \(\+20\.0 points\)/);
	assert.deepEqual(
		proposal.basis.map(({ table }) => table),
		["responses-by-channel", "responses-lead"],
	);
	assert.deepEqual(of("inconclusive"), []);
});

test("it is silent where no channel is known to differ, on withheld cells and without tables", () => {
	assert.deepEqual(hearOf(answered("A", 0.2, 0.05, "inconclusive"), answered("B", 0.2, 0, "no difference")), []);
	assert.deepEqual(hearOf(answered("A", 0.2, null)), []);
	assert.deepEqual(hear(responsiveChannels, {}), []);
});
