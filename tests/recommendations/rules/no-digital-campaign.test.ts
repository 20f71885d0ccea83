import assert from "node:assert/strict";
import { test } from "node:test";
import { noDigitalCampaign } from "../../../analysis/recommendations/rules/no-digital-campaign.ts";
import { assertClose } from "../../statistics/assert-close.ts";
import { clicks, clicksOfSavers } from "../clicks.ts";
import { hear, type Tables } from "../hand-made.ts";

const withSpenders = (...rows: ReturnType<typeof clicks>[]): Tables => ({
	"ctr-and-buying": [clicks("Savers", "Email", [1.03, 1.8, "supported"]), ...rows],
});

test("no campaign goes to a segment whose clicks make no difference on any channel, where others' do", () => {
	const [proposal, ...others] = hear(noDigitalCampaign, clicksOfSavers);
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Send no digital campaign to Spenders");
	assert.equal(proposal.contact, "pause");
	assert.match(proposal.audience.select, /grp in \('Spenders'\)/);
	assert.match(proposal.why, /on SMS and Email: .* the odds of buying are between 0\.995 and 1\.006 times as high/);
	assert.deepEqual(proposal.strength, {
		verdict: "no difference",
		wants: "no difference",
		magnitude: null,
		money: null,
		customers: 500,
	});
	assertClose(proposal.trial.baseline, 0.1, 1e-9);
	assert.equal(proposal.trial.aim, "level");
});

test("it is silent where one channel has too little data, a response or a withheld cell", () => {
	const none = clicks("Spenders", "SMS", [1, 1, "no difference"]);
	assert.equal(hear(noDigitalCampaign, withSpenders(none)).length, 1);
	assert.deepEqual(
		hear(noDigitalCampaign, withSpenders(none, clicks("Spenders", "Email", [1.01, 1.1, "inconclusive"]))),
		[],
	);
	assert.deepEqual(
		hear(noDigitalCampaign, withSpenders(none, clicks("Spenders", "Email", [1.03, 1.8, "supported"]))),
		[],
	);
	assert.deepEqual(
		hear(noDigitalCampaign, withSpenders(none, clicks("Spenders", "Email", [null, 1, "no difference"]))),
		[],
	);
});

test("it is silent where clicks go with buying in no segment: they are then no measure of a campaign", () => {
	const none = ["Savers", "Spenders"].map((segment) => clicks(segment, "SMS", [1, 1, "no difference"]));
	assert.deepEqual(hear(noDigitalCampaign, { "ctr-and-buying": none }), []);
	assert.deepEqual(hear(noDigitalCampaign, {}), []);
	assert.deepEqual(hear(noDigitalCampaign, withSpenders()), []);
});
