import assert from "node:assert/strict";
import { test } from "node:test";
import { readReport } from "../../../analysis/report.ts";
import { findChannels, makeCustomerChannels } from "../../../analysis/sections/engagement/customer-channels.ts";
import { makeGroups } from "../../../analysis/tables/groups.ts";
import { bankOf, type Table } from "../../tables/bank-of.ts";

const customers: Table = {
	text: "id,segment\n1,A\n2,A\n3,B\n4,\n",
	fields: { id: { role: "customer" }, segment: { role: "segment" } },
};

async function channelsOf(engagement: Table) {
	const bank = await bankOf([customers, engagement]);
	const { settings } = await readReport(bank.folder);
	await makeGroups(bank, { ...settings, disclosureThreshold: 0 });
	await makeCustomerChannels(bank);
	return bank;
}

const monthly: Table = {
	role: "engagement",
	text: `id,month,channel,seen,clicked,logins
1,2025-01,Email,5,1,
1,2025-02,Email,5,2,
2,2025-01,Email,4,6,
3,2025-01,Email,4,1,
3,2025-02,Email,2,,
4,2025-01,Email,9,1,
2,2025-01,App,,,7
2,2025-02,App,,,1
`,
	fields: {
		id: { role: "customer" },
		month: { role: "month" },
		channel: { role: "channel" },
		seen: { type: "integer", role: "impressions" },
		clicked: { type: "integer", role: "clicks" },
		logins: { type: "integer", role: "logins" },
	},
};

test("measures are summed over the rows of a grouped customer and channel, and others are left out", async () => {
	const bank = await channelsOf(monthly);
	assert.deepEqual(
		await bank.values(
			"select customer, grp, channel, impressions, clicks, logins, minutes from customer_channels order by channel, customer",
		),
		[
			[2, "A", "App", null, null, 8, null],
			[1, "A", "Email", 10, 3, null, null],
			[2, "A", "Email", 4, 6, null, null],
			[3, "B", "Email", 6, 1, null, null],
		],
	);
});

test("there is no rate of more clicks than impressions, nor where the clicks of some impressions are not known", async () => {
	const bank = await channelsOf(monthly);
	assert.deepEqual(
		await bank.values("select customer, ctr from customer_channels where channel = 'Email' order by customer"),
		[
			[1, 0.3],
			[2, null],
			[3, null],
		],
	);
});

test("channels with impressions are those of campaigns, and channels with measures of use those that are used", async () => {
	assert.deepEqual(await findChannels(await channelsOf(monthly)), {
		campaign: ["Email"],
		usage: [{ channel: "App", measures: ["logins"] }],
		leftOut: { campaign: 0, usage: 0 },
	});
});

test("of more channels than are shown, those of the most customers are kept in the order of the data", async () => {
	const names = Array.from({ length: 10 }, (_, i) => `Channel ${i + 1}`);
	const seen = names.flatMap((name, i) => [1, 2, 3].slice(0, i < 8 ? 3 : 1).map((id) => `${id},${name},2,1`));
	const bank = await channelsOf({
		role: "engagement",
		text: `id,channel,seen,clicked\n${seen.toReversed().join("\n")}\n`,
		fields: {
			id: { role: "customer" },
			channel: { role: "channel", categories: names },
			seen: { type: "integer", role: "impressions" },
			clicked: { type: "integer", role: "clicks" },
		},
	});
	const { campaign, leftOut } = await findChannels(bank);
	assert.deepEqual(campaign, names.slice(0, 8));
	assert.deepEqual(leftOut, { campaign: 2, usage: 0 });
});
