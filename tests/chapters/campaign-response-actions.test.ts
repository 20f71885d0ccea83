/** Campaigns and offers of `data/campaign-response/`: whom the planted numbers speak for, and for what. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { ReportDocument } from "../../analysis/document.ts";
import { kebabIds } from "../../analysis/sections/kebab-ids.ts";
import planted from "../../data/campaign-response/planted.json" with { type: "json" };
import { readExample } from "../fixtures/example-results.ts";
import { listRecommendations } from "./check-findings.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("campaign-response");
});

const { mustFind, segments } = planted;

test("each planted response is a campaign on its channels with 10 impressions in the range, and where there is none there is no campaign", () => {
	const own = listRecommendations(document).filter(({ id }) => /^(channel-campaigns|no-digital-campaign)/.test(id));
	assert.equal(own.length, segments.length);
	for (const { segment } of segments) {
		const id = kebabIds([segment])[0];
		const channels = mustFind.clickRateGoesWithBuying.flatMap((pair) =>
			pair.segment === segment ? [pair.channel] : [],
		);
		const campaign = own.find((one) => one.id === `channel-campaigns-${id}`);
		if (channels.length === 0) {
			assert.equal(campaign, undefined, segment);
			const none = own.find((one) => one.id === `no-digital-campaign-${id}`);
			assert.equal(none?.claim, `Send no digital campaign to ${segment}`);
			continue;
		}
		assert.match(campaign?.claim ?? "", new RegExp(`^Market to ${segment} on `));
		const named = [...(campaign?.claim ?? "").matchAll(/(\w+) \((\d+) to (\d+)/g)].map(([, channel, low, high]) => {
			assert.ok(Number(low) <= 10 && Number(high) >= 10, `${segment} on ${channel}: ${low} to ${high}`);
			return channel;
		});
		assert.deepEqual(named.toSorted(), channels.toSorted(), segment);
	}
});

test("the planted leaders are offered what is for them, impressions are capped on each channel, and owning speaks for nothing", () => {
	const leaderOf = (rule: string, leader: string) => `${rule}-${kebabIds([leader])[0]}`;
	assert.deepEqual(
		listRecommendations(document)
			.map(({ id }) => id)
			.filter((id) => /^(withdrawal|deposit|impressions|next-product|owners|responsive|unresponsive)/.test(id))
			.toSorted(),
		[
			leaderOf("deposit-offers", mustFind.mostDeposits),
			"impressions-cap",
			leaderOf("withdrawal-offers", mustFind.mostWithdrawals),
		],
	);
	const cap = listRecommendations(document).find(({ id }) => id === "impressions-cap");
	for (const { channel } of mustFind.advisedImpressions)
		assert.match(cap?.claim ?? "", new RegExp(` on ${channel}\\b`));
});
