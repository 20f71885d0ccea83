import assert from "node:assert/strict";
import { test } from "node:test";
import { findBasis } from "../../../analysis/sections/engagement/basis.ts";
import { draftUsage } from "../../../analysis/sections/engagement/usage.ts";
import { rankUsage } from "../../../analysis/sections/engagement/usage-sums.ts";
import { bankOf, type ReadBank, type Table } from "../../tables/bank-of.ts";
import { type Written, writePart } from "./ctr-bank.ts";

/** Customers who are alike: logins and minutes of the app by month. */
interface Users {
	segment: string;
	customers: number;
	months: { [month: string]: readonly [logins: number, minutes: number] };
}

function appBank(kinds: readonly Users[], time: "month" | "date" = "month"): Promise<ReadBank> {
	const people = kinds.flatMap((kind) => Array.from({ length: kind.customers }, () => kind));
	const customers: Table = {
		text: `id,segment\n${people.map(({ segment }, i) => `${i},${segment}`).join("\n")}\n`,
		fields: { id: { role: "customer" }, segment: { role: "segment" } },
	};
	const rows = people.flatMap(({ months }, i) =>
		Object.entries(months).map(([month, measures]) => `${i},${month},App,${measures.join(",")}`),
	);
	const engagement: Table = {
		role: "engagement",
		text: `id,time,channel,logins,minutes\n${rows.join("\n")}\n`,
		fields: {
			id: { role: "customer" },
			time: { role: time, ...(time === "date" ? { type: "date" } : {}) },
			channel: { role: "channel" },
			logins: { type: "integer", role: "logins" },
			minutes: { type: "number", role: "minutes" },
		},
	};
	return bankOf([customers, engagement]);
}

async function write(bank: ReadBank, { formed = false } = {}): Promise<Written> {
	const written = await writePart(bank, async (grouped) => draftUsage(await findBasis(grouped)), {
		formed,
		disclosureThreshold: 10,
	});
	assert.ok(written);
	return written;
}

/** A logs in 4 or 8 times over two months, a third of B twice, the others never. */
const plain: Users[] = [
	{ segment: "A", customers: 50, months: { "2025-01": [4, 8] } },
	{ segment: "A", customers: 50, months: { "2025-01": [4, 8], "2025-02": [4, 12] } },
	{ segment: "B", customers: 40, months: { "2025-02": [2, 10] } },
	{ segment: "B", customers: 80, months: {} },
];

test("users are the share of all customers, and means count those who do not use the channel", async () => {
	const { rows } = await write(await appBank(plain));
	assert.deepEqual(
		rows("channel-users-by-segment").map(({ segment, users, share }) => [segment, users, share]),
		[
			["B", 40, 0.333333],
			["A", 100, 1],
		],
	);
	assert.deepEqual(
		rows("logins-by-segment").map(({ segment, customers, mean }) => [segment, customers, mean]),
		[
			["B", 120, 0.3333],
			["A", 100, 3],
		],
	);
	assert.deepEqual(
		rows("minutes-per-login-by-segment").map(({ segment, minutes_per_login }) => [segment, minutes_per_login]),
		[
			["B", 5],
			["A", 2.3333],
		],
	);
});

test("each month is the mean of the same customers", async () => {
	const { rows } = await write(await appBank(plain));
	assert.deepEqual(
		rows("logins-by-month").map(({ month, segment, mean, partial }) => [month, segment, mean, partial]),
		[
			["Jan 2025", "B", 0, false],
			["Feb 2025", "B", 0.6667, false],
			["Jan 2025", "A", 4, false],
			["Feb 2025", "A", 2, false],
		],
	);
});

test("with days, months that the data hold only a part of are marked", async () => {
	const days = plain.map((kind) => ({
		...kind,
		months: Object.fromEntries(
			Object.entries(kind.months).map(([month, measures]) => [
				`${month}-${month === "2025-01" ? "01" : "10"}`,
				measures,
			]),
		),
	}));
	const { rows } = await write(await appBank(days, "date"));
	assert.deepEqual(
		rows("logins-by-month").map(({ month, partial }) => [month, partial]),
		[
			["Jan 2025", false],
			["Feb 2025", true],
			["Jan 2025", false],
			["Feb 2025", true],
		],
	);
});

test("use that differs is told by ranks over all customers, with those who do not use the channel", async () => {
	const bank = await appBank(plain);
	const { findings, finding } = await write(bank);
	const { verdict, n, measured } = findings("usage-logins-app");
	assert.deepEqual([verdict, n], ["supported", 220]);
	assert.ok(Math.abs((measured?.estimate.estimate ?? 0) - (3 - 1 / 3)) < 1e-9);
	assert.match(finding("usage-differs").claim, /from 0.3 \(B\) to 3 \(A\)/);
	// R 4.2: kruskal.test(c(rep(4, 50), rep(8, 50), rep(2, 40), rep(0, 80)), c(rep("A", 100), rep("B", 120)))
	const test = (await rankUsage(bank.engine, "logins", ["A", "B"])).get("App");
	assert.ok(Math.abs((test?.statistic ?? 0) - 176.591325595602) < 1e-6, `${test?.statistic}`);
});

test("segments that were formed by behavior are described and not tested", async () => {
	const { sections } = await write(await appBank(plain), { formed: true });
	assert.ok(sections.every(({ blocks }) => blocks.every(({ kind }) => kind === "figure")));
	assert.equal(sections[0]?.claim, "Logins per customer and month on App run from 0.3 (B) to 3 (A)");
});

test("one group is described by itself", async () => {
	const { sections } = await write(await appBank(plain.map((kind) => ({ ...kind, segment: "Everybody" }))));
	assert.equal(sections[0]?.claim, "Logins per customer and month on App: 1.5");
});

test("use by few customers of a group is withheld with that of another", async () => {
	const { rows } = await write(
		await appBank([
			...plain,
			{ segment: "C", customers: 5, months: { "2025-01": [1, 1] } },
			{ segment: "C", customers: 60, months: {} },
		]),
	);
	const withheld = rows("logins-by-segment").filter(({ mean }) => mean === null);
	assert.deepEqual(withheld.map(({ segment }) => segment).sort(), ["B", "C"]);
});
