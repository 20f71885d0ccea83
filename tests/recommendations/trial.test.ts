import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor } from "../../analysis/format.ts";
import { planTrial, trialWords } from "../../analysis/recommendations/trial.ts";
import { settings } from "./hand-made.ts";

const formats = formatsFor(settings);
const outcome = "the share of customers who buy";
const plenty = { customers: 20_000, audience: 20_000, months: undefined, settings };

test("a trial of the difference found takes the customers that show it in four of five trials", () => {
	// 4,144 in each arm: see the test of sampleSizeOfShares.
	const plan = planTrial({ outcome, baseline: 0.11, difference: 0.02 }, { ...plenty, customers: 9000, months: 12 });
	assert.deepEqual([plan.eachArm, plan.rounds, plan.months], [4144, 1, 12]);
	assert.equal(
		trialWords(plan, formats),
		"Draw 4,144 customers of the audience at random for the action and as many who go without it, and compare the share of customers who buy: if the action makes the difference found in the data, +2.0 points from 11.0%, 80% of such trials show it. The audience is large enough for it at once; it takes 12 months, as long as the data cover.",
	);
});

test("without months in the data, how long a trial takes is not told", () => {
	const plan = planTrial({ outcome, baseline: 0.11, difference: 0.02 }, plenty);
	assert.match(trialWords(plan, formats), /The audience is large enough for it at once\.$/);
});

test("more than two rounds are told as not worth their time", () => {
	const plan = planTrial({ outcome, baseline: 0.11, difference: 0.02 }, { ...plenty, customers: 2500, months: 6 });
	assert.match(
		trialWords(plan, formats),
		/The audience is too small for that: at 4 rounds, 24 months by what the data cover, it would take too long to be worth it\.$/,
	);
});

test("an audience that is too small is drawn from again, for as long each time", () => {
	const plan = planTrial({ outcome, baseline: 0.11, difference: 0.02 }, { ...plenty, customers: 4200, months: 6 });
	assert.deepEqual([plan.rounds, plan.months], [2, 12]);
	assert.match(trialWords(plan, formats), /it takes 2 rounds, 12 months by what the data cover, or an action that/);
});

test("where the data say no difference, the trial looks for the smallest that matters, or that the audience can show", () => {
	const large = planTrial({ outcome }, plenty);
	assert.deepEqual(
		[large.baseline, large.difference.toFixed(3), large.eachArm, large.months],
		[0.5, "0.020", 9806, null],
	);
	const small = planTrial({ outcome }, { ...plenty, customers: 800 });
	assert.deepEqual([small.eachArm, small.rounds, small.difference.toFixed(4)], [400, 1, "0.0984"]);
	assert.match(
		trialWords(small, formats),
		/a rise of 9\.8 points from 50\.0%, supposed for want of data, is seen in 80% of such trials, a smaller one less often\. That takes all of the audience, which is too small to show any smaller rise\.$/,
	);
});

test("a trial of few customers, which can see only what few actions change, settles little", () => {
	const plan = planTrial({ outcome }, { ...plenty, customers: 80, months: 12 });
	assert.match(
		trialWords(plan, formats),
		/That takes all of the audience, which is too small to show any smaller rise: few actions change as much, so that such a trial would settle little\.$/,
	);
});

test("what should fall is tried out as a fall, of those with the outcome as of those without it", () => {
	const rises = planTrial({ outcome, baseline: 0.94 }, { ...plenty, customers: 800 });
	const falls = planTrial({ outcome, baseline: 0.06, aim: "down" }, { ...plenty, customers: 800 });
	assert.deepEqual([falls.eachArm, falls.difference], [rises.eachArm, -rises.difference]);
	assert.match(trialWords(falls, formats), /: a fall of 3\.9 points from 6\.0% is seen in 80% of such trials/);
});

test("what an action is to leave where it is is tried out for a fall, which would speak against it", () => {
	const stops = planTrial({ outcome, baseline: 0.06, aim: "level" }, { ...plenty, customers: 800 });
	assert.match(
		trialWords(stops, formats),
		/compare the share of customers who buy, which is not to fall: a fall of 3\.9 points from 6\.0% is seen in 80% of such trials/,
	);
});

test("where the number left is withheld, no more are drawn than the audience has", () => {
	const plan = planTrial({ outcome }, { ...plenty, customers: null, audience: 800 });
	assert.deepEqual([plan.eachArm, plan.rounds], [400, null]);
});

test("a share does not leave 0 to 1, and nobody can be drawn from an audience that is withheld", () => {
	const plan = planTrial({ outcome, baseline: 0.05, difference: -0.2 }, { ...plenty, customers: null, months: 12 });
	assert.deepEqual([plan.difference, plan.rounds, plan.months], [-0.05, null, null]);
	assert.match(trialWords(plan, formats), /Whether so many are left for it may not be told\.$/);
});
