import assert from "node:assert/strict";
import { test } from "node:test";
import { savingsOnboarding } from "../../../analysis/recommendations/rules/savings-onboarding.ts";
import { hear, type Tables } from "../hand-made.ts";

const band = (age_band: string, median: number | null, half = 50) => ({
	age_band,
	customers: 300,
	median,
	median_low: median === null ? null : median - half,
	median_high: median === null ? null : median + half,
});
const bands = (...rows: ReturnType<typeof band>[]): Tables => ({ "balance-by-age-band": rows });

test("the age band whose whole interval is below all others is shown how to start saving", () => {
	const [proposal] = hear(savingsOnboarding, bands(band("21-24", 580), band("25-34", 1370), band("35-45", 2800)));
	assert.equal(proposal?.claim, "Show new savers how to start, with a first savings plan in a few steps");
	assert.equal(proposal.audience.words, "customers aged 21-24");
	assert.equal(proposal.audience.select, `select customer from customers where "age_band" = '21-24'`);
	assert.match(
		proposal.why,
		/^Half of the customers aged 21-24 hold \$580 or less \(\$530 to \$630\), clearly below every other age band shown: the next is \$1,370, of customers aged 25-34\./,
	);
});

test("an offer of savings by age is no offer of credit, and its claim names no age", () => {
	const [proposal] = hear(savingsOnboarding, bands(band("21-24", 580), band("25-34", 1370)));
	assert.equal(proposal?.isCreditOffer, false);
	assert.doesNotMatch(proposal.claim, /age|\d/);
});

test("it is silent where intervals touch, where there is one band, and of unknown ages", () => {
	assert.deepEqual(hear(savingsOnboarding, bands(band("21-24", 580), band("25-34", 680))), []);
	assert.deepEqual(hear(savingsOnboarding, bands(band("21-24", 580), band("25-34", null))), []);
	assert.deepEqual(hear(savingsOnboarding, bands(band("Unknown", 100), band("25-34", 580))), []);
	assert.deepEqual(hear(savingsOnboarding, {}), []);
});
