import assert from "node:assert/strict";
import { test } from "node:test";
import { draftCtrAndBuying } from "../../../analysis/sections/engagement/ctr-and-buying.ts";
import { bankOf, type Table } from "../../tables/bank-of.ts";
import { type Alike, clickBank, type Written, writePart } from "./ctr-bank.ts";

/** Customers who see ten messages each; of every number of clicks, so many and so many of them buyers. */
function readers(
	counts: readonly (readonly [clicks: number, customers: number, buyers: number])[],
	more: Partial<Alike> & { channel?: string } = {},
): Alike[] {
	const { channel = "Email", ...rest } = more;
	return counts.map(([clicks, customers, buyers]) => ({
		seen: { [channel]: [10, clicks] },
		customers,
		buyers,
		...rest,
	}));
}

/** Who clicks on half of all messages buys twice as often. */
const rising = [
	[0, 200, 20],
	[2, 200, 30],
	[5, 200, 40],
] as const;
const level = [
	[0, 3000, 300],
	[2, 3000, 301],
	[5, 3000, 300],
] as const;

async function write(
	kinds: readonly Alike[],
	{ outcome, threshold = 10 }: { outcome?: "product"; threshold?: number } = {},
): Promise<Written> {
	const written = await writePart(await clickBank(kinds, outcome), draftCtrAndBuying, {
		disclosureThreshold: threshold,
	});
	assert.ok(written);
	return written;
}

test("where more clicks go with buying, the odds ratio, its interval and the trend are those of R", async () => {
	const { findings, finding, rows, sections } = await write(readers(rising));
	const { measured, n, verdict } = findings("ctr-and-buying-email-all");
	// R 4.2: glm(cbind(c(20, 30, 40), c(180, 170, 160)) ~ c(0, 20, 50), binomial), exp of the slope and of Wald's interval;
	// prop.trend.test(c(20, 30, 40), c(200, 200, 200), c(0, 20, 50))
	const near = (value: number | undefined, expected: number) =>
		assert.ok(Math.abs((value ?? 0) - expected) < 1e-6, `${value} is not ${expected}`);
	near(measured?.estimate.estimate, 1.01548336117);
	near(measured?.estimate.low, 1.00444803046);
	near(measured?.estimate.high, 1.02663993113);
	near(measured?.p, 0.00540126529679);
	assert.deepEqual([n, verdict], [600, "supported"]);
	const { claim, evidence } = finding("ctr-and-buying-among-all");
	assert.equal(claim, "Among All a higher click-through rate goes with buying on Email");
	assert.deepEqual([evidence[0]?.label, evidence[0]?.table, evidence[0]?.row], ["Email", "ctr-and-buying", 0]);
	const [figure] = sections[0]?.blocks ?? [];
	assert.match((figure?.kind === "figure" && figure.note) || "", /not decided by chance/);
	assert.deepEqual(
		rows("purchase-rate-by-ctr").map(({ part, click_rates, customers, purchase_rate }) => [
			part,
			click_rates,
			customers,
			purchase_rate,
		]),
		[
			["1", "0.0%", 200, 0.1],
			["2", "above 0.0% to 20.0%", 200, 0.15],
			["3", "above 20.0%", 200, 0.2],
		],
	);
});

test("enough customers who buy alike are no difference, too few are too little data", async () => {
	const { finding, sections } = await write(readers(level));
	assert.equal(finding("ctr-and-buying-among-all").verdict, "no difference");
	assert.equal(
		finding("ctr-and-buying-among-all").claim,
		"Among All a higher click-through rate goes with buying on no channel: there is no difference on Email",
	);
	assert.match(
		sections[0]?.claim ?? "",
		/^Among All a higher click-through rate goes with buying on no channel: there is no difference on Email$/,
	);
	const few = await write(
		readers([
			[0, 60, 12],
			[2, 60, 13],
			[5, 60, 12],
		]),
	);
	assert.equal(few.finding("ctr-and-buying-among-all").verdict, "inconclusive");
	assert.equal(
		few.finding("ctr-and-buying-among-all").claim,
		"Among All there is too little data to say on Email whether a higher click-through rate goes with buying",
	);
});

test("where clicks tell buyers from others without fail, no number is given", async () => {
	const { findings, finding, rows } = await write(
		readers([
			[0, 30, 0],
			[1, 30, 0],
			[4, 30, 30],
			[5, 30, 30],
		]),
	);
	const { measured, why, q } = findings("ctr-and-buying-email-all");
	assert.deepEqual(
		[measured, q, why],
		[null, null, "the click-through rate tells without fail who bought and who did not"],
	);
	assert.deepEqual([rows("ctr-and-buying")[0]?.odds_ratio, rows("ctr-and-buying")[0]?.verdict], [null, "inconclusive"]);
	assert.match(
		finding("ctr-and-buying-among-all").claim,
		/is not known to go with buying on any channel: on Email it cannot be estimated: the click-through/,
	);
});

test("where all have the same click-through rate, nothing can be estimated, and halves are not compared", async () => {
	const { findings, rows, sections } = await write(readers([[2, 60, 20]]));
	assert.equal(findings("ctr-and-buying-email-all").why, "all of these customers have the same click-through rate");
	assert.deepEqual(
		rows("purchase-rate-by-ctr").map(({ part, click_rates }) => [part, click_rates]),
		[["1", "all"]],
	);
	assert.deepEqual(
		sections.map(({ id }) => id),
		["ctr-and-buying", "purchase-rate-by-ctr"],
	);
});

test("of a segment with few buyers no number is published, and no finding rests on it", async () => {
	const small = readers(
		[
			[0, 40, 1],
			[5, 40, 5],
		],
		{ segment: "Small" },
	);
	const { rows, sections, findings } = await write([...readers(rising), ...small]);
	const row = rows("ctr-and-buying").find(({ segment }) => segment === "Small");
	assert.deepEqual(row && Object.values(row).filter((cell) => cell !== null), ["Small", "Email"]);
	assert.throws(() => findings("ctr-and-buying-email-small"), /no hypothesis/);
	const block = sections[0]?.blocks.find(({ id }) => id === "ctr-and-buying-among-small");
	assert.equal(
		block?.kind === "text" && block.markdown,
		"Among Small too few customers bought, or did not, to show whether a higher click-through rate goes with buying.",
	);
	assert.ok(
		rows("purchase-rate-by-ctr").every(({ segment, purchase_rate }) => segment !== "Small" || purchase_rate === null),
	);
});

test("two click-through rates with a cell of few customers are withheld: their odds ratio would tell it", async () => {
	const { rows } = await write([
		...readers(rising),
		...readers(
			[
				[0, 100, 4],
				[5, 100, 20],
			],
			{ segment: "Two rates" },
		),
	]);
	assert.equal(rows("ctr-and-buying").find(({ segment }) => segment === "Two rates")?.odds_ratio, null);
});

test("an answer that turns around within segments is told with both numbers", async () => {
	// Savers click little and buy much, spenders the other way round; in both, who clicks more buys more.
	const savers = readers(
		[
			[0, 800, 400],
			[1, 100, 65],
		],
		{ segment: "Savers" },
	);
	const spenders = readers(
		[
			[4, 100, 8],
			[8, 800, 120],
		],
		{ segment: "Spenders" },
	);
	const { finding, sections, rows } = await write([
		...savers,
		...readers([[5, 200, 130]], { segment: "Savers" }),
		...readers([[0, 200, 12]], { segment: "Spenders" }),
		...spenders,
	]);
	const { claim, verdict, evidence, caveat } = finding("ctr-and-buying-on-email");
	assert.match(
		claim,
		/^On Email the answer turns around: over all customers, those who click more often buy noticeably less often \(odds ratio 0\.\d\d, .*\), but among customers of the same segment and age band they buy somewhat more often \(odds ratio [12]\.\d\d, .*\)/,
	);
	assert.equal(verdict, "supported");
	assert.equal(sections.at(-1)?.claim, claim);
	assert.match(caveat ?? "", /what counts is the answer among customers who are alike/);
	const published = rows("ctr-and-buying-by-channel");
	for (const { estimate, table, row } of evidence.slice(0, 2)) {
		assert.equal(table, "ctr-and-buying-by-channel");
		assert.ok(Math.abs(Number(published[row]?.odds_ratio) - (estimate ?? 0)) < 1e-6);
	}
	assert.ok(
		sections.every((section) => !/over all customers/i.test(section.claim) || /turns around/.test(section.claim)),
	);
});

test("a customer who bought any of several products bought", async () => {
	const [once, twice] = [await write(readers(rising)), await write(readers(rising), { outcome: "product" })];
	assert.deepEqual(twice.rows("ctr-and-buying"), once.rows("ctr-and-buying"));
});

test("where the data have responses and no purchases, the sentences speak of responding", async () => {
	const people = Array.from({ length: 300 }, (_, i) => ({
		id: i + 1,
		clicks: i % 3,
		responded: i % 3 === 2 ? i % 2 : Number(i % 10 === 0),
	}));
	const tables: Table[] = [
		{ text: `id\n${people.map(({ id }) => id).join("\n")}\n`, fields: { id: { role: "customer" } } },
		{
			role: "engagement",
			text: `id,channel,seen,clicked,answer\n${people.map(({ id, clicks, responded }) => `${id},Email,5,${clicks},${responded}`).join("\n")}\n`,
			fields: {
				id: { role: "customer" },
				channel: { role: "channel" },
				seen: { role: "impressions", type: "integer" },
				clicked: { role: "clicks", type: "integer" },
				answer: { role: "responded", type: "boolean" },
			},
		},
	];
	const written = await writePart(await bankOf(tables), draftCtrAndBuying, { disclosureThreshold: 10 });
	assert.equal(
		written?.finding("ctr-and-buying-among-all-customers").claim,
		"Among all customers a higher click-through rate goes with responding on Email",
	);
	assert.equal(
		written?.sections[0]?.claim,
		"Among all customers a higher click-through rate goes with responding on Email",
	);
	assert.ok(written?.rows("purchase-rate-by-ctr").every(({ response_rate }) => typeof response_rate === "number"));
	assert.deepEqual(
		written?.sections.map(({ id }) => id),
		["ctr-and-buying", "purchase-rate-by-ctr"],
	);
});

test("without an outcome, or without impressions, there is nothing to say", async () => {
	const customers: Table = { text: "id\n1\n2\n", fields: { id: { role: "customer" } } };
	const seen: Table = {
		role: "engagement",
		text: "id,channel,seen,clicked\n1,Email,3,1\n",
		fields: {
			id: { role: "customer" },
			channel: { role: "channel" },
			seen: { role: "impressions" },
			clicked: { role: "clicks" },
		},
	};
	const bought: Table = {
		role: "purchases",
		text: "id,bought\n1,1\n",
		fields: { id: { role: "customer" }, bought: { role: "purchased" } },
	};
	const used: Table = {
		role: "engagement",
		text: "id,channel,logins\n1,App,3\n",
		fields: { id: { role: "customer" }, channel: { role: "channel" }, logins: { role: "logins" } },
	};
	assert.equal(
		await writePart(await bankOf([customers, seen]), draftCtrAndBuying, { disclosureThreshold: 0 }),
		undefined,
	);
	assert.equal(
		await writePart(await bankOf([customers, used, bought]), draftCtrAndBuying, { disclosureThreshold: 0 }),
		undefined,
	);
});
