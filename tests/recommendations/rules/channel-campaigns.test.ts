import assert from "node:assert/strict";
import { test } from "node:test";
import { channelCampaigns } from "../../../analysis/recommendations/rules/channel-campaigns.ts";
import { assertClose } from "../../statistics/assert-close.ts";
import { advised, clicks, clicksOfSavers, fifths } from "../clicks.ts";
import { demographic, evidenceOf, grouping, hear, line, type Tables } from "../hand-made.ts";

test("a segment is marketed to on the channels where clicks go with buying, the strongest first", () => {
	const [proposal, ...others] = hear(channelCampaigns, clicksOfSavers, [line("ctr-and-buying", 1, "medium")]);
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "channel-campaigns-savers");
	assert.equal(proposal.claim, "Market to Savers on Email and SMS");
	assert.equal(proposal.audience.words, "Savers");
	assert.match(proposal.audience.select, /customer_groups where grp in \('Savers'\)/);
	assert.equal(proposal.contact, "digital");
	assert.match(
		proposal.why,
		/the odds of buying are 1\.030 times as high on Email \(1\.025 to 1\.035\) and 1\.020 times as high on SMS \(1\.015 to 1\.025\)\. On Email 20\.0% of those with the highest click-through rates bought, and 10\.0% of those with the lowest\./,
	);
	assert.match(
		proposal.why,
		/How often to show a message on Email and SMS is not known\. No such response is known on Twitter\.$/,
	);
	assert.deepEqual(proposal.strength, { verdict: "supported", magnitude: "medium", money: null, customers: 500 });
});

test("each channel has the impressions of the segment, or else those of all customers, and says which", () => {
	const [proposal] = hear(channelCampaigns, {
		...clicksOfSavers,
		"advised-impressions": [
			advised("Email", "All customers", [9, 13]),
			advised("Email", "Savers", [8, 12]),
			advised("SMS", "All customers", [6, 12]),
			advised("SMS", "Savers", null),
		],
	});
	assert.equal(proposal?.claim, "Market to Savers on Email (8 to 12 impressions) and SMS (6 to 12)");
	assert.match(proposal.why, /; on SMS that is of all customers, since too little is known of the segment alone\./);
	assert.doesNotMatch(proposal.why, /not known\. No/);
});

test("what it could bring is one step up: each fifth but the highest buys as often as the next higher one", () => {
	const [proposal] = hear(channelCampaigns, clicksOfSavers);
	assert.ok(proposal && !("unknown" in proposal.expectation));
	const { each, of, unit, value, assumptions } = proposal.expectation;
	// Fifths of the same size: a fifth of the highest rate less the lowest, and of the root of the summed squares of 0.02.
	assertClose(each.estimate, 0.02, 1e-9);
	assertClose(each.low, 0.02 - (0.02 * Math.SQRT2) / 5, 1e-9);
	assertClose(each.high, 0.02 + (0.02 * Math.SQRT2) / 5, 1e-9);
	assert.deepEqual([of, unit, value], ["buyers", "customers", "purchase"]);
	assert.match(assumptions.join(), /each fifth of them by click-through rate on Email, but the highest/);
	assertClose(proposal.trial.baseline, 0.15, 1e-9);
	assert.equal(proposal.trial.difference, each.estimate);
});

test("where a fifth is withheld the next channel sizes it, and where all have one nothing does", () => {
	const email = fifths("Savers", "Email", [null, 0.1, 0.15, 0.2, 0.2]);
	const sms = fifths("Savers", "SMS", [0.1, 0.11, 0.12, 0.13, 0.14]);
	const [bySms] = hear(channelCampaigns, { ...clicksOfSavers, "purchase-rate-by-ctr": [...email, ...sms] });
	assert.match(bySms?.why ?? "", /On SMS 14\.0% of those/);
	const [unsized] = hear(channelCampaigns, { ...clicksOfSavers, "purchase-rate-by-ctr": email });
	assert.deepEqual(unsized?.expectation, { unknown: "who bought by click-through rate is withheld in part" });
	assert.equal(unsized.trial.baseline, undefined);
});

test("where the data hold responses and no purchases, it speaks of them and values none", () => {
	const [proposal] = hear(channelCampaigns, {
		...clicksOfSavers,
		"purchase-rate-by-ctr": fifths("Savers", "Email", [0.1, 0.1, 0.15, 0.2, 0.2], "response_rate"),
	});
	assert.match(proposal?.why ?? "", /respond more often: .* odds of responding .* rates responded/);
	assert.ok(proposal && !("unknown" in proposal.expectation));
	assert.equal(proposal.expectation.value, undefined);
});

test("customers who are alike in age as well confirm a channel, or take it away", () => {
	const across = (channel: string, odds: number) => ({
		channel,
		comparison: "Within the same segment and age band",
		odds_ratio_low: odds - 0.1,
		odds_ratio_high: odds + 0.1,
		verdict: "supported",
	});
	const tables = (email: number): Tables => ({
		...clicksOfSavers,
		"ctr-and-buying-by-channel": [across("Email", email), across("SMS", 1.5)],
	});
	const [confirmed] = hear(channelCampaigns, tables(1.6));
	assert.match(
		confirmed?.why ?? "",
		/Over all customers, too, those who click more often on Email and SMS buy more often than others of the same segment and age band\./,
	);
	assert.equal(hear(channelCampaigns, tables(0.7))[0]?.claim, "Market to Savers on SMS");
});

test("it is silent where clicks go with buying less often, on too little data, on withheld cells, and without tables", () => {
	const only = (...rows: ReturnType<typeof clicks>[]) => hear(channelCampaigns, { "ctr-and-buying": rows });
	assert.deepEqual(only(clicks("Savers", "Email", [0.9, 0.7, "supported"])), []);
	assert.deepEqual(only(clicks("Savers", "Email", [1.1, 1.7, "inconclusive"])), []);
	assert.deepEqual(only(clicks("Savers", "Email", [null, 1.7, "supported"])), []);
	assert.deepEqual(hear(channelCampaigns, {}), []);
});

test("a segment that the report formed brings how far it holds up", () => {
	const [proposal] = hear(channelCampaigns, {
		...clicksOfSavers,
		"segment-sizes": [{ segment: "Savers", stability: "stable" }],
	});
	assert.equal(proposal?.strength.stability, "stable");
});

test("tiers and all customers are named in words, and nobody is singled out by a protected trait", () => {
	const speakOf = (of: Partial<typeof grouping>) =>
		channelCampaigns.speak({ ...evidenceOf(clicksOfSavers), grouping: { ...grouping, formed: false, ...of } });
	assert.equal(speakOf({ by: "tier", noun: "tier" })[0]?.claim, "Market to the Savers tier on Email and SMS");
	const ages = evidenceOf(clicksOfSavers);
	const byAge = { ...grouping, by: "age_band" as const, noun: "age band", formed: false };
	assert.ok(demographic("age_band", []).protected);
	assert.deepEqual(channelCampaigns.speak({ ...ages, grouping: byAge }), []);
	const all = { "ctr-and-buying": [clicks("All customers", "Email", [1.03, 1.8, "supported"])] };
	const together = {
		...grouping,
		by: "all" as const,
		groups: [{ name: "All customers", customers: 1000 }],
		formed: false,
	};
	const [proposal] = channelCampaigns.speak({ ...evidenceOf(all), grouping: together });
	assert.equal(proposal?.claim, "Market to all customers on Email");
	assert.match(proposal.audience.select, /from customers$/);
});
