/** Owners and the next purchase, on banks whose answers can be worked out by head. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Holders, holdersBank, writeProducts } from "./holders-bank.ts";

/** Owners and others of a card in a group, with the buyers among them. */
function card(group: string, [buyers, owners]: [number, number], [otherBuyers, others]: [number, number]): Holders[] {
	return [
		{ group, holds: ["Card"], customers: owners, buyers },
		{ group, holds: [], customers: others, buyers: otherBuyers },
	];
}

test("owners and others who buy equally often, of many customers, show no trend", async () => {
	const written = await writeProducts(
		await holdersBank([...card("A", [400, 4000], [400, 4000]), ...card("B", [200, 1000], [200, 1000])]),
	);
	assert.equal(
		written.claimOf("ownership"),
		"Owning Card shows no trend in the next purchase: owners and others buy equally often, to within 2 points",
	);
	const [evidence] = written.evidenceOf("ownership-finding");
	assert.equal(evidence?.n, 10_000);
	assert.equal(evidence?.estimate, 0);
	assert.equal(evidence?.verdict, "no difference");
	assert.match(written.finding("ownership-finding")?.caveat ?? "", /not chosen at random/);
});

test("owners and others who buy equally often, of few customers, are too little data to say", async () => {
	const written = await writeProducts(
		await holdersBank([...card("A", [20, 100], [20, 100]), ...card("B", [20, 100], [20, 100])]),
	);
	assert.equal(
		written.claimOf("ownership"),
		"Too little data to say whether owning a product goes with the next purchase: no product shows a clear difference",
	);
	assert.equal(written.finding("ownership-finding")?.verdict, "inconclusive");
});

test("owners who buy more often, or less often, than others of their segment are named with the difference", async () => {
	const more = await writeProducts(
		await holdersBank([...card("A", [120, 400], [40, 400]), ...card("B", [120, 400], [40, 400])]),
	);
	assert.equal(
		more.claimOf("ownership"),
		"Owners of Card buy noticeably more often than others of their segment, by 20.0 points",
	);
	assert.equal(
		more.exhibit("ownership-and-buying")?.claim,
		"Owners buy more often in both comparisons of a product within one segment",
	);
	const less = await writeProducts(
		await holdersBank([...card("A", [40, 400], [120, 400]), ...card("B", [40, 400], [120, 400])]),
	);
	assert.equal(
		less.claimOf("ownership"),
		"Owners of Card buy noticeably less often than others of their segment, by 20.0 points",
	);
});

test("what goes with buying, what does not and what is not known are told apart in one sentence", async () => {
	const spread = (holds: string[], customers: number, share: number): Holders => ({
		group: "A",
		holds,
		customers,
		buyers: customers * share,
	});
	const { claimOf } = await writeProducts(
		await holdersBank([
			spread(["Fund", "Card"], 4000, 0.2),
			spread(["Fund"], 4000, 0.2),
			spread(["Card"], 4000, 0.1),
			spread([], 3900, 0.1),
			spread(["Loan"], 100, 0.1),
		]),
	);
	assert.match(
		claimOf("ownership") ?? "",
		/^Owners of Fund buy somewhat more often than others, by 10\.0 points; for Card there is no difference that matters; for Loan there is too little data to say$/,
	);
});

test("an answer that turns around within groups is shown with both numbers, and only the one within is claimed", async () => {
	// Over all customers 50% of owners buy and 30% of others; in each segment owners buy 10 points less often.
	const written = await writeProducts(
		await holdersBank([...card("A", [480, 800], [140, 200]), ...card("B", [20, 200], [160, 800])]),
	);
	assert.equal(
		written.claimOf("ownership"),
		"Owners of Card buy somewhat less often than others of their segment, by 10.0 points",
	);
	assert.equal(
		written.finding("ownership-turned-1")?.claim,
		"Owners of Card buy 10.0 points less often than others of their segment, although the difference over all customers is +20.0 points",
	);
	const [row] = written.rows("ownership-and-buying-overall");
	assert.equal(row?.pooled_difference, 0.2);
	assert.equal(row?.difference, -0.1);
});

test("fewer than ten buyers among owners of a group are withheld with another group, and are no evidence", async () => {
	const { rows, hypotheses } = await writeProducts(
		await holdersBank([
			...card("A", [5, 100], [20, 100]),
			...card("B", [30, 100], [20, 100]),
			...card("C", [40, 100], [20, 100]),
		]),
	);
	assert.deepEqual(
		rows("ownership-and-buying").map(({ segment, owners, owners_rate, difference, q }) => [
			segment,
			owners,
			owners_rate,
			difference,
			q === null,
		]),
		[
			["A", null, null, null, true],
			["B", null, null, null, true],
			["C", 100, 0.4, 0.2, false],
		],
	);
	assert.deepEqual(
		hypotheses.filter(({ id }) => id.startsWith("ownership")).map(({ id }) => id),
		["ownership-1", "ownership-1-3"],
	);
	// A and B are one stratum: (-0.025 x 100 + 0.2 x 50) / 150.
	assert.equal(rows("ownership-and-buying-overall")[0]?.difference, 0.05);
});

test("where few owners bought at all, no number of owners and buyers leaves", async () => {
	const { claimOf, finding, rows, hypotheses } = await writeProducts(await holdersBank(card("A", [5, 100], [20, 100])));
	assert.equal(claimOf("ownership"), "Too few customers bought to compare owners with others");
	assert.equal(finding("ownership-finding"), undefined);
	assert.deepEqual(
		hypotheses.filter(({ id }) => id.startsWith("ownership")),
		[],
	);
	const [row] = rows("ownership-and-buying-overall");
	assert.deepEqual(
		Object.entries(row ?? {}).filter(([, cell]) => cell !== null),
		[["product", "Card"]],
	);
});

test("one group of all customers is compared once, by Newcombe's interval", async () => {
	const { rows, exhibit, hypotheses } = await writeProducts(await holdersBank(card("A", [56, 70], [48, 80])));
	assert.equal(exhibit("ownership-and-buying"), undefined);
	assert.deepEqual(
		hypotheses.map(({ id }) => id),
		["ownership-1"],
	);
	const [row] = rows("ownership-and-buying-overall");
	// Newcombe (1998), table II, contrast (a), method 10: 56/70 - 48/80 is 0.2000, 0.0524 to 0.3339.
	assert.equal(row?.difference, 0.2);
	assert.equal(Number(row?.difference_low).toFixed(4), "0.0524");
	assert.equal(Number(row?.difference_high).toFixed(4), "0.3339");
});

test("within groups that were formed from behavior owners are tested against others", async () => {
	const { hypotheses } = await writeProducts(
		await holdersBank([...card("A", [20, 100], [20, 100]), ...card("B", [20, 100], [20, 100])], { formed: true }),
	);
	assert.deepEqual(
		hypotheses.map(({ id }) => id),
		["ownership-1", "ownership-1-1", "ownership-1-2"],
	);
});

test("data that do not say who bought have no section on it", async () => {
	const { sections } = await writeProducts(
		await holdersBank([
			{ group: "A", holds: ["Card"], customers: 50 },
			{ group: "A", holds: [], customers: 50 },
		]),
	);
	assert.deepEqual(
		sections.map(({ id }) => id),
		["holdings", "number-of-products"],
	);
});
