import assert from "node:assert/strict";
import { test } from "node:test";
import { findBasis } from "../../../analysis/sections/engagement/basis.ts";
import { draftImpressions } from "../../../analysis/sections/engagement/impressions.ts";
import { type Alike, clickBank, type Written, writePart } from "./ctr-bank.ts";

async function write(kinds: readonly Alike[], { formed = false } = {}): Promise<Written> {
	const written = await writePart(
		await clickBank(kinds),
		async (grouped) => draftImpressions(await findBasis(grouped)),
		{ formed, disclosureThreshold: 10 },
	);
	assert.ok(written);
	return written;
}

/** For each number of impressions two kinds of customers around a mean number of clicks. */
function seen(
	clicksOf: (impressions: number) => number,
	{ channel = "Email", segment = "A", each = 60, doses = [1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20] } = {},
): Alike[] {
	return doses.flatMap((impressions) => {
		const clicks = clicksOf(impressions);
		const [low, share] = [Math.floor(clicks), clicks - Math.floor(clicks)];
		const more = Math.round(each * share);
		return [
			{ segment, customers: each - more, buyers: 0, seen: { [channel]: [impressions, low] as const } },
			{ segment, customers: more, buyers: 0, seen: { [channel]: [impressions, low + 1] as const } },
		].filter(({ customers }) => customers > 0);
	});
}

const saturating = (impressions: number) => 3 * (1 - 2 ** (-impressions / 5));

test("a rate that falls and a curve that bends give an advised range, and say what they rest on", async () => {
	const { sections, finding, findings, rows } = await write(seen(saturating));
	const claim = sections[0]?.claim ?? "";
	assert.match(
		claim,
		/^On Email the click-through rate falls as impressions rise; past about \d+( to \d+)? impressions one more goes with less than half as many clicks as the first$/,
	);
	const { caveat, evidence, verdict } = finding("ctr-falls");
	assert.equal(verdict, "supported");
	assert.match(caveat ?? "", /not chosen at random/);
	assert.deepEqual([evidence[0]?.n, evidence[0]?.table, evidence[0]?.row], [660, "advised-impressions", 0]);
	assert.ok((findings("ctr-falls-email").measured?.estimate.high ?? 0) < 0);
	const [advice] = rows("advised-impressions");
	const [low, half, high] = [advice?.half_response_low, advice?.half_response, advice?.half_response_high].map(Number);
	assert.ok(Number(low) <= 5 && Number(high) >= 5 && Number(half) >= Number(low) && Number(half) <= Number(high));
	const figure = sections[0]?.blocks.find(({ id }) => id === "ctr-by-impressions");
	assert.deepEqual(figure?.kind === "figure" && figure.chart.kind === "dose-response" && figure.chart.ranges, [
		{ facet: "Email", low, high, label: low === high ? `${low}` : `${low} to ${high}` },
	]);
});

test("rates by impressions are clicks over impressions, and the fit never rises", async () => {
	const { rows } = await write(seen(saturating));
	const table = rows("ctr-by-impressions");
	assert.deepEqual(
		table.slice(0, 2).map(({ impressions, customers, ctr }) => [impressions, customers, ctr]),
		[
			[1, 60, 0.383333],
			[2, 60, 0.366667],
		],
	);
	const fits = table.map(({ fit }) => Number(fit));
	assert.ok(fits.slice(1).every((fit, i) => fit <= (fits[i] as number)));
	assert.equal(rows("expected-clicks").at(-1)?.next, null);
});

test("a rate that does not change has no advised range, and the report says so", async () => {
	const { sections, rows } = await write(seen((impressions) => impressions / 4, { each: 400 }));
	assert.equal(
		sections[0]?.claim,
		"On Email the click-through rate is about the same however many impressions a customer saw",
	);
	assert.deepEqual(
		rows("advised-impressions").map(({ half_response, advice }) => [half_response, advice]),
		[[null, "Does not change"]],
	);
});

test("a rate that falls without a bend within the data has no range and no upper end", async () => {
	// The twentieth impression still brings 0.29 clicks, and the first 0.4.
	const { sections, rows } = await write(seen((n) => 0.403 * n - 0.003 * n ** 2, { each: 400 }));
	assert.equal(
		sections[0]?.claim,
		"On Email the click-through rate falls as impressions rise; the curve does not clearly bend within the data",
	);
	assert.equal(rows("advised-impressions")[0]?.half_response_high, null);
});

test("each channel has its own answer", async () => {
	const { sections } = await write([
		...seen(saturating),
		...seen((n) => n / 4, { channel: "SMS", each: 400 }),
		...seen((n) => 0.1 * n + 0.01 * n ** 2, { channel: "Web" }),
	]);
	const claim = sections[0]?.claim ?? "";
	assert.match(claim, /^On Email the click-through rate falls as impressions rise; past about/);
	assert.match(claim, /; on Web the click-through rate rises with impressions; on SMS it is about the same/);
});

test("where the customers of each segment show the opposite of all together, nothing is said of all", async () => {
	// B sees many messages and clicks seldom; within each segment the rate rises.
	const { sections, rows } = await write([
		...seen((n) => n * (0.4 + 0.02 * n), { doses: [1, 2, 3, 4, 5] }),
		...seen((n) => n * (0.01 * (n - 10)), { segment: "B", doses: [16, 17, 18, 19, 20] }),
	]);
	assert.match(sections[0]?.claim ?? "", /opposite of the customers of one segment.*Simpson's paradox/);
	assert.doesNotMatch(sections[0]?.claim ?? "", /falls/);
	assert.equal(rows("advised-impressions")[0]?.advice, "Turns around within each segment");
});

test("no clicks at all leave nothing to say", async () => {
	const { sections } = await write(seen(() => 0));
	assert.equal(
		sections[0]?.claim,
		"On Email the data do not tell whether the click-through rate changes with impressions",
	);
});

test("a channel that few clicked on is withheld, and so is what would be said of it", async () => {
	const { sections, rows } = await write([
		...seen((n) => (n === 20 ? 0.1 : 0), { channel: "SMS" }),
		...seen(saturating),
	]);
	const sms = rows("advised-impressions").find(({ channel }) => channel === "SMS");
	assert.deepEqual([sms?.first_clicks, sms?.change, sms?.verdict], [null, null, null]);
	assert.match(sections[0]?.claim ?? "", /^On Email/);
	const finding = sections[0]?.blocks.find((block) => block.kind === "finding");
	assert.deepEqual(finding?.kind === "finding" && finding.evidence.map(({ label }) => label), ["Email"]);
});

test("within segments that were formed by behavior the fall is tested, and the caveat says how they came about", async () => {
	const kinds = [...seen(saturating), ...seen(saturating, { segment: "B" })];
	const { finding, rows } = await write(kinds, { formed: true });
	assert.match(finding("ctr-falls").caveat ?? "", /each segment was formed by what customers do/);
	assert.deepEqual(
		rows("advised-impressions").map(({ segment }) => segment),
		["All customers", "A", "B"],
	);
});

test("many numbers of impressions are put together, and the last hundredth of customers is left out", async () => {
	const doses = Array.from({ length: 200 }, (_, i) => i + 1);
	const { rows, sections } = await write(seen((n) => n / 2, { doses, each: 12 }));
	const table = rows("ctr-by-impressions");
	assert.ok(table.length <= 30 && table.length >= 20, `${table.length}`);
	const figure = sections[0]?.blocks.find(({ id }) => id === "ctr-by-impressions");
	const note = figure?.kind === "figure" ? (figure.note ?? "") : "";
	assert.match(note, /On Email the one customer in a hundred who saw most is left out\./);
	assert.match(note, /put together/);
});
