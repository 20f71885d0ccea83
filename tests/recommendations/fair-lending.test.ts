import assert from "node:assert/strict";
import { test } from "node:test";
import { categorySpendersSql, traitsSql } from "../../analysis/recommendations/audience-sql.ts";
import { describeFairLending } from "../../analysis/recommendations/describe-fair-lending.ts";
import { nobody, screen } from "../../analysis/recommendations/fair-lending.ts";
import type { Audience } from "../../analysis/recommendations/recommendation.ts";
import { evidenceOf, proposalOf, settings } from "./hand-made.ts";

const on = { fairLending: true };
const { trait } = evidenceOf({});

const traits = [trait("gender", "Female")];
const women: Audience = { words: "women", select: traitsSql(traits), traits };
const select = categorySpendersSql("Travel", 0.2);
const spenders: Audience = { ...women, behavior: { words: "customers who spend much on Travel", select } };

test("a credit offer to a protected group goes to the behavior behind it, and says what it was", () => {
	const { claim, audience, change, ...screened } = screen(proposalOf({ audience: spenders }), on);
	assert.equal(claim, "Offer a card");
	assert.equal(audience, "Customers who spend much on Travel");
	assert.equal(screened.select, select);
	assert.equal(change?.change, "reworded");
	assert.equal(change.found, "Women");
	assert.deepEqual(change.traits, ["Gender"]);
	assert.match(change.note, /shows? it for women\. Who is offered credit may not hang on gender/);
});

test("without a behavior behind it, a protected group is described and nobody is targeted", () => {
	const screened = screen(proposalOf({ audience: women, shows: "Women spend much" }), on);
	assert.deepEqual([screened.claim, screened.audience], ["Women spend much", nobody]);
	assert.deepEqual([screened.select, screened.change?.change], [null, "descriptive only"]);
});

test("one protected trait among others is enough, and each is named once", () => {
	const traits = [trait("city", "Mumbai"), trait("age_band", "25-34"), trait("age_band", "21-24")];
	const { change } = screen(proposalOf({ audience: { ...spenders, words: "some", traits } }), on);
	assert.deepEqual([change?.change, change?.traits], ["reworded", ["Age band"]]);
});

test("a place or an occupation may define an audience, and so may anything where no credit is offered", () => {
	const traits = [trait("city", "Mumbai"), trait("occupation", "Freelancers")];
	const free = screen(proposalOf({ audience: { ...spenders, words: "freelancers in Mumbai", traits } }), on);
	assert.deepEqual([free.audience, free.change], ["Freelancers in Mumbai", undefined]);
	const advice = screen(proposalOf({ audience: spenders, isCreditOffer: false }), on);
	assert.deepEqual([advice.audience, advice.change], ["Women", undefined]);
});

test("a field that the descriptor marks as protected is protected whatever its role", () => {
	const city = { ...trait("city", "Mumbai"), protected: true };
	assert.equal(screen(proposalOf({ audience: { ...women, traits: [city] } }), on).audience, nobody);
});

test("the gate is off where the report says so, and the chapter then warns of it", () => {
	const screened = screen(proposalOf({ audience: spenders }), { fairLending: false });
	assert.deepEqual([screened.audience, screened.change], ["Women", undefined]);
	const { claim, blocks } = describeFairLending([screened], { ...settings, fairLending: false });
	assert.equal(claim, "Fair lending was not checked: the report turns the gate off");
	assert.match(blocks[0]?.kind === "text" ? blocks[0].markdown : "", /must not be used to decide on credit/);
});

test("what the gate changed is listed, before and after", () => {
	const screened = [
		screen(proposalOf({ audience: spenders }), on),
		screen(proposalOf({ audience: women, shows: "Women spend much" }), on),
		screen(proposalOf(), on),
	];
	const { claim, blocks } = describeFairLending(screened, settings);
	assert.equal(
		claim,
		"Fair lending: no offer goes to customers for a protected trait; 1 recommendation reworded and 1 recommendation labeled as not for targeting",
	);
	const [text, table] = blocks;
	assert.match(
		text?.kind === "text" ? text.markdown : "",
		/Regulation B, 12 CFR 1002\.4; the European Union and India/,
	);
	assert.deepEqual(table?.kind === "table" && table.table.rows, [
		["Offer a card", "Women", "Gender", "Reworded", "Customers who spend much on Travel"],
		["Women spend much", "Women", "Gender", "Descriptive only", nobody],
	]);
});

test("where nothing had to be changed there is no list", () => {
	const { claim, blocks } = describeFairLending([screen(proposalOf(), on)], settings);
	assert.match(claim, /nothing had to be changed$/);
	assert.deepEqual(
		blocks.map(({ kind }) => kind),
		["text"],
	);
});
