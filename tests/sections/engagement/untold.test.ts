/** Banks of which a withheld number could be worked out from others that are shown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBasis } from "../../../analysis/sections/engagement/basis.ts";
import { draftCtrAndBuying } from "../../../analysis/sections/engagement/ctr-and-buying.ts";
import { draftImpressions } from "../../../analysis/sections/engagement/impressions.ts";
import { draftReach } from "../../../analysis/sections/engagement/reach.ts";
import { draftResponses } from "../../../analysis/sections/engagement/responses.ts";
import { draftUsage } from "../../../analysis/sections/engagement/usage.ts";
import type { Grouped } from "../../../analysis/sections/grouped.ts";
import { bankOf, type ReadBank } from "../../tables/bank-of.ts";
import { type Alike, clickBank, type Written, writePart } from "./ctr-bank.ts";

type Part = Parameters<typeof writePart>[1];

async function write(bank: ReadBank, part: Part): Promise<Written> {
	const written = await writePart(bank, part, { disclosureThreshold: 10 });
	assert.ok(written);
	return written;
}

const onBasis =
	(draft: (basis: Awaited<ReturnType<typeof findBasis>>) => ReturnType<Part>): Part =>
	async (grouped: Grouped) =>
		draft(await findBasis(grouped));

/** Customers of segments in turn, with rows of one engagement table each. */
function engagementBank(
	columns: { [column: string]: { role: string; type?: string } },
	people: readonly { segment: string; rows: readonly (readonly (string | number)[])[] }[],
): Promise<ReadBank> {
	return bankOf([
		{
			text: `id,segment\n${people.map(({ segment }, i) => `${i},${segment}`).join("\n")}\n`,
			fields: { id: { role: "customer" }, segment: { role: "segment" } },
		},
		{
			role: "engagement",
			text: `id,${Object.keys(columns).join(",")}\n${people.flatMap(({ rows }, i) => rows.map((row) => [i, ...row].join(","))).join("\n")}\n`,
			fields: { id: { role: "customer" }, ...columns },
		},
	]);
}

const alike = (
	segment: string,
	[impressions, clicks]: [number, number],
	[customers, buyers]: [number, number],
): Alike => ({
	segment,
	seen: { Email: [impressions, clicks] },
	customers,
	buyers,
});

test("a channel whose odds ratio over all would tell of a small segment beside a shown one is withheld", async () => {
	const { rows, sections } = await write(
		await clickBank([
			alike("G1", [10, 5], [11, 2]),
			alike("G1", [10, 1], [2, 1]),
			...[0, 1, 2, 3, 4, 5].map((clicks) => alike("G2", [10, clicks], [40, 14])),
		]),
		draftCtrAndBuying,
	);
	const shown = rows("ctr-and-buying").map(({ segment, odds_ratio }) => [segment, odds_ratio === null]);
	assert.deepEqual(shown.toSorted(), [
		["G1", true],
		["G2", false],
	]);
	assert.ok(!sections.some(({ id }) => id === "ctr-and-buying-by-channel"));
});

test("from a few click-through rates of which one is of few customers there is no odds ratio", async () => {
	const kinds = [alike("A", [4, 0], [90, 36]), alike("A", [4, 1], [44, 22])];
	const { rows, sections } = await write(await clickBank([...kinds, alike("A", [4, 3], [6, 4])]), draftCtrAndBuying);
	assert.equal(rows("ctr-and-buying")[0]?.odds_ratio, null);
	assert.match(
		sections.find(({ id }) => id === "purchase-rate-by-ctr")?.claim ?? "",
		/^Too few customers bought, or did not, to show the purchase rate by click-through rate$/,
	);
	const enough = await write(await clickBank([...kinds, alike("A", [4, 3], [26, 14])]), draftCtrAndBuying);
	assert.notEqual(enough.rows("ctr-and-buying")[0]?.odds_ratio, null);
});

test("fewer customers than the threshold who saw most are not left out, so that no difference tells of them", async () => {
	const kinds = [4, 6, 8].flatMap((impressions) => [
		alike("A", [impressions, 1], [60, 0]),
		alike("A", [impressions, 2], [60, 0]),
	]);
	const bank = await clickBank([...kinds, alike("A", [9, 3], [1, 0]), alike("A", [12, 4], [2, 0])]);
	const { rows, findings, finding } = await write(bank, onBasis(draftImpressions));
	const told = rows("expected-clicks").reduce((sum, { customers }) => sum + Number(customers), 0);
	assert.deepEqual([told, findings("ctr-falls-email").n, finding("ctr-falls").evidence[0]?.n], [363, 363, 363]);
});

test("few customers without a rate are not told by those with one", async () => {
	const kinds = [4, 6, 8].flatMap((impressions) => [
		alike("A", [impressions, 1], [20, 0]),
		alike("A", [impressions, 2], [20, 0]),
	]);
	const bank = await clickBank([
		...kinds,
		alike("A", [4, 9], [3, 0]),
		{ segment: "A", seen: {}, customers: 40, buyers: 0 },
	]);
	const { rows, findings } = await write(bank, onBasis(draftImpressions));
	assert.equal(findings("ctr-falls-email").n, 123);
	assert.ok(rows("expected-clicks").some(({ customers }) => customers === null));
});

test("a channel that contacted all but a few customers is withheld, and no total tells of it", async () => {
	const people = Array.from({ length: 100 }, (_, i) => ({
		segment: "A",
		rows: [
			...(i === 4 || i === 71 ? [] : [["Phone", i % 3 === 0 ? 1 : 0]]),
			...(i % 2 === 1 ? [["Mail", i % 5 < 2 ? 1 : 0]] : []),
			...(i % 4 !== 0 ? [["Shop", i % 7 < 3 ? 1 : 0]] : []),
		],
	}));
	const columns = { channel: { role: "channel" }, answer: { role: "responded", type: "boolean" } };
	const { rows, sections } = await write(await engagementBank(columns, people), draftResponses);
	const phone = rows("responses-by-channel").find(({ channel }) => channel === "Phone");
	assert.deepEqual([phone?.customers, phone?.contacts, phone?.response_rate], [null, null, null]);
	const figure = sections[0]?.blocks.find(({ kind }) => kind === "figure");
	assert.ok(figure?.kind === "figure" && figure.chart.kind === "dots");
	assert.equal(figure.chart.reference, undefined);
	assert.match(figure.description, /Base: contacts with a known response, of 100 customers/);
});

test("where every response rate is withheld, neither the rate of all nor a comparison is told", async () => {
	const people = Array.from({ length: 100 }, (_, i) => ({
		segment: i < 50 ? "A" : "B",
		rows: [
			["Phone", i === 3 || i === 60 ? 1 : 0],
			["Mail", i === 3 || i === 7 || i === 61 ? 1 : 0],
		],
	}));
	const columns = { channel: { role: "channel" }, answer: { role: "responded", type: "boolean" } };
	const { sections } = await write(await engagementBank(columns, people), draftResponses);
	const figures = sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "figure"));
	assert.doesNotMatch(JSON.stringify(figures.map((figure) => figure.kind === "figure" && figure.chart)), /reference/);
	assert.deepEqual(
		sections.map(({ claim }) => claim),
		[
			"Too few customers responded, or did not, to show a response rate on any channel",
			"Too few customers responded, or did not, to compare response by segment",
		],
	);
});

const usageColumns = {
	channel: { role: "channel" },
	month: { role: "month" },
	logins: { role: "logins", type: "integer" },
	minutes: { role: "minutes", type: "number" },
} as const;

function usersOf(segment: string, users: number, { all, heavy = 0 }: { all: number; heavy?: number }) {
	return Array.from({ length: all }, (_, i) => ({
		segment,
		rows: ["2025-01", "2025-02"].flatMap((month) =>
			i < users ? [["App", month, 1 + (i % 3), i === 0 && heavy > 0 ? heavy : 2 + (i % 5)]] : [],
		),
	}));
}

test("where the share of users is withheld, so are the means and their months, which would tell it of users who are alike", async () => {
	const people = [...usersOf("A", 28, { all: 30 }), ...usersOf("B", 29, { all: 30 })];
	const { rows } = await write(await engagementBank(usageColumns, people), onBasis(draftUsage));
	for (const [table, column] of [
		["channel-users-by-segment", "share"],
		["logins-by-segment", "mean"],
		["minutes-by-segment", "mean"],
		["logins-by-month", "mean"],
	] as const)
		assert.ok(
			rows(table).every((row) => row[column] === null),
			table,
		);
});

test("minutes that are mostly one customer's are told nowhere, and logins are", async () => {
	const people = [
		...usersOf("A", 40, { all: 60, heavy: 100_000 }),
		...usersOf("B", 40, { all: 60 }),
		...usersOf("C", 40, { all: 60 }),
	];
	const { rows } = await write(await engagementBank(usageColumns, people), onBasis(draftUsage));
	const own = (table: string, column: string) =>
		rows(table).flatMap((row) => (row.segment === "A" ? [row[column]] : []));
	assert.ok([...own("minutes-by-segment", "mean"), ...own("minutes-by-month", "mean")].every((mean) => mean === null));
	assert.deepEqual(own("minutes-per-login-by-segment", "minutes_per_login"), [null]);
	assert.ok(own("logins-by-segment", "mean").every((mean) => typeof mean === "number"));
});

test("an evidence line on rates counts the customers reached where the few without a rate would be told", async () => {
	const kinds = ["A", "B"].flatMap((segment) => [
		alike(segment, [10, segment === "A" ? 1 : 6], [30, 0]),
		alike(segment, [10, 3], [30, 0]),
		alike(segment, [10, 12], [2, 0]),
		{ segment, seen: {}, customers: 40, buyers: 0 },
	]);
	const { findings } = await write(await clickBank(kinds), onBasis(draftReach));
	assert.equal(findings("ctr-differs-email").n, 124);
});

test("clicks that are mostly one customer's are not told", async () => {
	const kinds = ["A", "B", "C"].flatMap((segment) => [
		alike(segment, [10, 1], [30, 0]),
		alike(segment, [10, 3], [30, 0]),
	]);
	const bank = await clickBank([...kinds, alike("A", [9000, 900], [1, 0])]);
	const { rows } = await write(bank, onBasis(draftReach));
	const told = rows("channels-by-segment").find(({ segment }) => segment === "A");
	assert.deepEqual([told?.impressions, told?.clicks, told?.ctr], [null, null, null]);
	assert.deepEqual(
		rows("channels").map(({ clicks }) => clicks),
		[null],
	);
});

test("a range of impressions that is wide, or begins below the fewest seen, is not advised", async () => {
	const clicksOf = (impressions: number) => 3 * (1 - 2 ** (-impressions / 5));
	const kinds = (doses: readonly number[], each: number) =>
		doses.flatMap((impressions) => {
			const clicks = clicksOf(impressions);
			const more = Math.round(each * (clicks - Math.floor(clicks)));
			return [
				alike("A", [impressions, Math.floor(clicks)], [each - more, 0]),
				alike("A", [impressions, Math.floor(clicks) + 1], [more, 0]),
			].filter(({ customers }) => customers > 0);
		});
	const bank = await clickBank(kinds([8, 10, 12, 14, 16, 18, 20], 400));
	const { rows, sections } = await write(bank, onBasis(draftImpressions));
	const [advice] = rows("advised-impressions");
	assert.deepEqual([advice?.half_response, advice?.half_response_low, advice?.half_response_high], [null, null, null]);
	assert.equal(advice?.advice, "Falls; where is too uncertain to advise");
	assert.match(
		sections[0]?.claim ?? "",
		/falls as impressions rise; how many are worth it is too uncertain to advise$/,
	);
});
