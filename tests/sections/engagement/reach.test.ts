import assert from "node:assert/strict";
import { test } from "node:test";
import { findBasis } from "../../../analysis/sections/engagement/basis.ts";
import { draftReach } from "../../../analysis/sections/engagement/reach.ts";
import { type Alike, clickBank, type Written, writePart } from "./ctr-bank.ts";

async function write(kinds: readonly Alike[], { formed = false, groupBy = "segment" } = {}): Promise<Written> {
	const bank = await clickBank(kinds);
	const written = await writePart(bank, async (grouped) => draftReach(await findBasis(grouped)), {
		formed,
		disclosureThreshold: 10,
		groupBy: groupBy as "segment",
	});
	assert.ok(written);
	return written;
}

/** Customers of a segment who saw so many messages and clicked so often. */
function kind(segment: string, customers: number, seen: Alike["seen"]): Alike {
	return { segment, customers, buyers: 0, seen };
}

/** Half of A click on 2 of 10, the others on 4 of 10; B on 1 and 3 of 10. */
const plain = [
	kind("A", 50, { Email: [10, 2] }),
	kind("A", 50, { Email: [10, 4] }),
	kind("B", 100, { Email: [10, 1] }),
	kind("B", 100, { Email: [10, 3] }),
];

test("click-through rates are clicks per impression, with an interval that counts customers", async () => {
	const { rows } = await write(plain);
	const [a, b] = rows("channels-by-segment");
	assert.deepEqual(
		[a, b].map((row) => [row?.segment, row?.impressions, row?.clicks, row?.ctr, row?.mean_ctr]),
		[
			["B", 2000, 400, 0.2, 0.2],
			["A", 1000, 300, 0.3, 0.3],
		],
	);
	// 100 customers whose rates are 0.2 or 0.4: 0.3 ± t(99) · 0.1 / √99. R: qt(0.975, 99) * 0.1 / sqrt(99)
	assert.ok(Math.abs(Number(b?.ctr_low) - (0.3 - 0.0199422)) < 1e-6, `${b?.ctr_low}`);
	assert.ok(Math.abs(Number(b?.ctr_high) - (0.3 + 0.0199422)) < 1e-6, `${b?.ctr_high}`);
	assert.deepEqual(
		rows("channels").map(({ channel, clicks }) => [channel, clicks]),
		[["Email", 700]],
	);
});

test("a rate counts impressions and the mean of rates counts customers, and where they disagree it is said", async () => {
	const { rows, sections } = await write([
		kind("A", 50, { Email: [2, 1] }),
		kind("A", 50, { Email: [20, 2] }),
		kind("B", 50, { Email: [10, 2] }),
		kind("B", 50, { Email: [10, 3] }),
	]);
	assert.deepEqual(
		rows("channels-by-segment").map(({ segment, ctr, mean_ctr }) => [segment, ctr, mean_ctr]),
		[
			["A", 0.136364, 0.3],
			["B", 0.25, 0.25],
		],
	);
	const figure = sections[0]?.blocks.find(({ id }) => id === "channels-by-segment");
	assert.match(
		figure?.kind === "figure" ? (figure.note ?? "") : "",
		/On Email which segment clicks more often depends on the rate/,
	);
});

test("groups that differ are told apart by a test over all of them", async () => {
	const { findings, finding, rows } = await write(plain);
	assert.equal(findings("ctr-differs-email").verdict, "supported");
	assert.equal(
		finding("ctr-differs").claim,
		"Click-through rates differ somewhat by segment on Email, from B (20.0%) to A (30.0%)",
	);
	const [line] = finding("ctr-differs").evidence;
	assert.deepEqual([line?.label, line?.n, line?.table, line?.row], ["Email", 300, "ctr-differences", 0]);
	assert.deepEqual(
		rows("ctr-differences").map(({ channel, lowest, highest, difference }) => [channel, lowest, highest, difference]),
		[["Email", "B", "A", 0.1]],
	);
});

test("segments that were formed by behavior are described and not tested", async () => {
	const { sections } = await write(plain, { formed: true });
	const blocks = sections.flatMap((section) => section.blocks);
	assert.deepEqual(
		blocks.map(({ id }) => id),
		["channels", "channels-by-segment", "channels-reached-by-segment"],
	);
	const figure = blocks[1];
	assert.equal(figure?.kind === "figure" && figure.claim.includes("from 20.0% (B) to 30.0% (A)"), true);
	assert.match(figure?.kind === "figure" ? (figure.note ?? "") : "", /described and not tested/);
});

test("one group of everybody has one rate and nothing to compare", async () => {
	const { sections, rows } = await write(plain.map((one) => ({ ...one, segment: "Everybody" })));
	assert.equal(sections[0]?.claim, "On Email 23.3% of impressions are clicked");
	assert.deepEqual(
		sections.flatMap(({ blocks }) => blocks.map(({ id }) => id)),
		["channels-by-segment", "channels-reached-by-segment"],
	);
	assert.equal(rows("channels-by-segment").length, 1);
});

test("a group of which few clicked is withheld, and another with it, and neither is compared", async () => {
	const { rows, findings } = await write([
		...plain,
		kind("C", 4, { Email: [10, 5] }),
		kind("C", 60, { Email: [10, 0] }),
	]);
	assert.deepEqual(
		rows("channels-by-segment").map(({ segment, ctr }) => [segment, ctr]),
		[
			["B", 0.2],
			["A", null],
			["C", null],
		],
	);
	assert.throws(() => findings("ctr-differs-email"), /no hypothesis/);
});

test("where nobody clicks the rate is 0 with an interval that allows for some, and nothing is tested", async () => {
	const { rows, sections } = await write([kind("A", 50, { Email: [10, 0] }), kind("B", 50, { Email: [10, 0] })]);
	const [row] = rows("channels-by-segment");
	assert.equal(row?.ctr, 0);
	// R: prop.test(0, 50, correct = FALSE)$conf.int
	assert.ok(Math.abs(Number(row?.ctr_high) - 0.0713476) < 1e-6, `${row?.ctr_high}`);
	assert.ok(sections[0]?.blocks.every(({ kind }) => kind !== "finding"));
});

test("more clicks than impressions are counted, told and left out", async () => {
	const { rows, sections } = await write([...plain, kind("A", 12, { Email: [3, 9] })]);
	assert.equal(rows("channels-by-segment").find(({ segment }) => segment === "A")?.impressions, 1000);
	const [channels] = sections[0]?.blocks ?? [];
	assert.match(
		channels?.kind === "figure" ? (channels.note ?? "") : "",
		/more clicks than impressions are an error in the data and left out: 12 on Email/,
	);
});

test("customers without impressions are not reached, and few of them are not told", async () => {
	const missed = (customers: number) => [...plain, kind("A", customers, {})];
	const many = (await write(missed(100))).rows("channels-reached-by-segment").find(({ segment }) => segment === "A");
	assert.deepEqual([many?.customers, many?.reached, many?.share], [200, 100, 0.5]);
	const few = (await write(missed(5))).rows("channels-reached-by-segment");
	assert.ok(few.every(({ reached }) => reached === null));
});
