import assert from "node:assert/strict";
import { test } from "node:test";
import { welcomeOffer } from "../../../analysis/recommendations/rules/welcome-offer.ts";
import { hear, line, type Tables } from "../hand-made.ts";

const category = (name: string, [index, low, money_share]: [number, number, number]) => ({
	category: name,
	index,
	index_low: low,
	money_share,
	money_share_of_all: money_share / (index / 100),
});
const tables = (verdict = "supported"): Tables => ({
	"key-segments": [{ group: "25-34, Mumbai", customers: 120, utilization: 0.7, verdict }],
	"key-segment-tests": [{ group: "25-34, Mumbai", verdict }],
	"key-segment-25-34-mumbai-categories": [
		category("Food", [120, 110, 0.12]),
		category("Bills", [101, 98, 0.3]),
		category("Others", [150, 140, 0.04]),
	],
	"key-segment-25-34-mumbai-payments": [
		{ payment_type: "UPI", money_share: 0.3, money_share_of_all: 0.2 },
		{ payment_type: "Debit Card", money_share: 0.5, money_share_of_all: 0.6 },
	],
});

test("the card is offered with a welcome on what a key segment spends more on than everyone", () => {
	const [proposal, ...others] = hear(welcomeOffer, tables(), [line("key-segment-tests", 0, "large")]);
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Offer the card with a welcome offer on Food");
	assert.equal(proposal.audience.words, "customers aged 25-34 in Mumbai");
	assert.equal(
		proposal.audience.behavior?.words,
		"customers who spend much of their money on Food and pay more by UPI than all customers do",
	);
	assert.match(
		proposal.why,
		/70\.0% of their income\. .* 12\.0% goes to Food \(of all customers' spending 10\.0%\), and 30\.0% is paid by UPI \(20\.0%\)\.$/,
	);
	assert.deepEqual(proposal.strength, { verdict: "counted", magnitude: null, money: null, customers: 120 });
});

test("how a segment pays is not told where it pays as all customers do", () => {
	const paid = [{ payment_type: "Credit Card", money_share: 0.4, money_share_of_all: 0.4 }];
	const [proposal] = hear(welcomeOffer, { ...tables(), "key-segment-25-34-mumbai-payments": paid });
	assert.equal(proposal?.audience.behavior?.words, "customers who spend much of their money on Food");
	assert.doesNotMatch(proposal.why, /is paid by/);
});

test("where no category stands out, it is the one with most of the segment's money", () => {
	const even = {
		"key-segment-25-34-mumbai-categories": [category("Food", [120, 95, 0.12]), category("Bills", [99, 95, 0.3])],
	};
	assert.equal(hear(welcomeOffer, { ...tables(), ...even })[0]?.id, "welcome-offer-bills");
});

test("a segment in which nothing stands out has no offer beside one in which something does", () => {
	const two: Tables = {
		...tables(),
		"key-segments": ["25-34, Mumbai", "Chennai"].map((group) => ({
			group,
			customers: 120,
			utilization: 0.7,
			verdict: "supported",
		})),
		"key-segment-chennai-categories": [category("Bills", [99, 95, 0.3])],
	};
	assert.deepEqual(
		hear(welcomeOffer, two).map(({ id }) => id),
		["welcome-offer-food"],
	);
});

test("segments that spend on the same are one offer, after the first of them", () => {
	const [food = []] = [tables()["key-segment-25-34-mumbai-categories"]];
	const twice: Tables = {
		...tables(),
		"key-segments": [
			{ group: "25-34, Mumbai", customers: 120, utilization: 0.7, verdict: "supported" },
			{ group: "city Mumbai", customers: 500, utilization: 0.6, verdict: "supported" },
		],
		"key-segment-city-mumbai-categories": food,
	};
	assert.deepEqual(
		hear(welcomeOffer, twice).map(({ audience }) => audience.words),
		["customers aged 25-34 in Mumbai"],
	);
});

test("it is silent where no segment is known to stand out, or nothing is known of what it spends on", () => {
	assert.deepEqual(hear(welcomeOffer, tables("inconclusive")), []);
	assert.deepEqual(hear(welcomeOffer, {}), []);
	const { "key-segment-25-34-mumbai-categories": _, ...without } = tables();
	assert.deepEqual(hear(welcomeOffer, without), []);
});
