import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import type { Engine, Row } from "../../analysis/engine/engine.ts";
import { readReport } from "../../analysis/report.ts";
import { type Bank, readBank } from "../../analysis/tables/bank.ts";
import planted from "../../data/campaign-response/planted.json" with { type: "json" };

const folder = join(import.meta.dirname, "../../data/campaign-response");

const products = {
	savings_account: "Savings account",
	credit_card: "Credit card",
	loan: "Loan",
	insurance: "Insurance",
} as const;

const types = { deposits: "Deposit", withdrawals: "Withdrawal", transfers: "Transfer", payments: "Payment" } as const;

describe("data/campaign-response", () => {
	let privateFolder: string;
	let engine: Engine;
	let bank: Bank;

	before(async () => {
		privateFolder = await mkdtemp(join(tmpdir(), "bankbook-"));
		engine = await openDuckDb();
		bank = await readBank(engine, await readReport(folder), privateFolder);
		await engine.run(`create table exposures as
			select customer, segment, channel, impressions, clicks, clicks / impressions as click_rate, cast(purchased as int) as bought
			from engagement join segments using (customer) join purchases using (customer) where clicks is not null`);
	});

	after(async () => {
		await engine.close();
		await rm(privateFolder, { recursive: true });
	});

	async function row<Found extends Row>(sql: string): Promise<Found> {
		const [first] = await engine.rows<Found>(sql);
		assert.ok(first);
		return first;
	}

	/** Correlation of a customer's click rate with buying, in units of its standard error. */
	async function goesTogether({ segment, channel }: { segment: string; channel: string }): Promise<number> {
		const { z } = await row<{ z: number }>(`select corr(click_rate, bought) * sqrt(count(*)) as z
			from exposures where segment = '${segment}' and channel = '${channel}'`);
		return z;
	}

	test("is small enough for a repository", async () => {
		const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
		assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 4_000_000);
	});

	test("loses the transactions that were planted to be lost, each for its reason, and nothing else", () => {
		const files = bank.accounts.files.map(({ table, rowsRead, rowsKept, rowsRejected }) => [
			table,
			{ read: rowsRead, kept: rowsKept, rejected: rowsRejected },
		]);
		assert.deepEqual(Object.fromEntries(files), planted.rows);
		const lost = bank.accounts.rejections.filter(({ cost }) => cost === "row");
		const { unknownCustomer, exactDuplicate, missingAmount, amountNotANumber } = planted.rejectedRows;
		assert.deepEqual(Object.fromEntries(lost.map(({ reason, count }) => [reason, count])), {
			"is not in the table of customers": unknownCustomer,
			"is an exact duplicate of an earlier row": exactDuplicate,
			"is missing": missingAmount,
			"is not a number": amountNotANumber,
		});
	});

	test("refuses the genders that nobody declared, and misses the values that were planted to be missing", () => {
		const refused = bank.accounts.rejections.filter(({ cost }) => cost === "value");
		const misspelled = total(planted.refusedValues.gender);
		assert.deepEqual(
			refused.map(({ column, count }) => [column, count]),
			[["gender", misspelled]],
		);
		const found = bank.accounts.missing.filter(({ missing }) => missing > 0);
		const expected = Object.entries(planted.missingValues).map(([column, texts]) => [column, total(texts)] as const);
		assert.deepEqual(Object.fromEntries(found.map(({ column, missing }) => [column, missing])), {
			...Object.fromEntries(expected),
			gender: total(planted.missingValues.gender) + misspelled,
		});
	});

	for (const { segment, customers, buyers, holders, channels, ...money } of planted.segments) {
		test(`has the ${segment} that were drawn`, async () => {
			assert.deepEqual(
				await row(`select count(*) as customers, count(*) filter (where purchased) as buyers
					from segments join purchases using (customer) where segment = '${segment}'`),
				{ customers, buyers },
			);
			for (const [column, drawn] of Object.entries(holders))
				assert.deepEqual(
					await row(`select count(*) as customers, count(*) filter (where purchased) as buyers
						from segments join purchases using (customer) join holdings using (customer)
						where segment = '${segment}' and holdings.product = '${products[column as keyof typeof products]}'`),
					drawn,
				);
			assert.deepEqual(
				await engine.rows(`select channel, count(*) as customers, sum(impressions) as impressions, sum(clicks) as clicks,
					round(sum(clicks) / sum(impressions), 6) as "clickRate"
					from exposures where segment = '${segment}' group by channel order by channel`),
				channels,
			);
			for (const [name, type] of Object.entries(types))
				assert.deepEqual(
					await row(`select count(distinct customer) as customers, count(*) as count, round(sum(amount), 2) as sum
						from transactions join segments using (customer) where segment = '${segment}' and type = '${type}'`),
					money[name as keyof typeof types],
				);
		});
	}

	for (const pair of planted.mustFind.clickRateGoesWithBuying)
		test(`has ${pair.segment} who buy more often the more they click on ${pair.channel}`, async () => {
			assert.ok((await goesTogether(pair)) > 5.5);
		});

	for (const pair of planted.mustFind.clickRateDoesNotGoWithBuying)
		test(`has ${pair.segment} who buy as often whatever they click on ${pair.channel}`, async () => {
			assert.ok(Math.abs(await goesTogether(pair)) < 0.7);
		});

	for (const { channel, atLeast, atMost } of planted.mustFind.advisedImpressions)
		test(`has clicks on ${channel} that saturate: the impression after about 10 brings half of what the first did`, async () => {
			const means = await engine.rows<{ impressions: number; clicks: number }>(
				`select impressions, avg(clicks) as clicks from exposures where channel = '${channel}' group by impressions`,
			);
			const half = fitHalf(means);
			assert.ok(half > atLeast + 1 && half < atMost - 1, String(half));
		});

	for (const product of planted.mustFind.ownershipMakesNoDifference)
		test(`has buyers as often among those with and without ${product}, in every segment`, () => {
			for (const { segment, customers, buyers, holders } of planted.segments) {
				const owners = holders[product as keyof typeof holders];
				const difference = owners.buyers / owners.customers - (buyers - owners.buyers) / (customers - owners.customers);
				assert.ok(Math.abs(difference) < 0.005, `${segment}: ${difference}`);
			}
		});

	for (const [name, most] of [
		["withdrawals", planted.mustFind.mostWithdrawals],
		["deposits", planted.mustFind.mostDeposits],
		["transfers", undefined],
		["payments", undefined],
	] as const)
		test(`has ${most ?? "nobody"} clearly ahead in ${name} by number and by money, and all others alike`, () => {
			for (const measure of ["count", "sum"] as const) {
				const means = planted.segments.map(({ segment, customers, ...money }) => ({
					segment,
					mean: money[name][measure] / customers,
				}));
				const others = means.filter(({ segment }) => segment !== most).map(({ mean }) => mean);
				assert.ok(Math.max(...others) < 1.005 * Math.min(...others));
				if (most) assert.ok((means.find(({ segment }) => segment === most)?.mean ?? 0) > 2 * Math.max(...others));
			}
		});

	test("has segments that are alike in age, gender, region, impressions and click rate", async () => {
		for (const [measure, table] of [
			["age", "customers"],
			["cast(gender = 'Female' as int)", "customers"],
			["cast(region = 'North' as int)", "customers"],
			["impressions", "exposures"],
			["click_rate", "exposures"],
		]) {
			const { share } = await row<{ share: number }>(`
				select sum(n * (mean - all_mean) ** 2) / any_value(squares) as share from (
					select avg(${measure}) as mean, count(${measure}) as n from ${table}
					${table === "customers" ? "join segments using (customer)" : ""} group by segment
				) cross join (
					select avg(${measure}) as all_mean, var_pop(${measure}) * count(${measure}) as squares from ${table}
				)`);
			assert.ok(share < 0.0002, `${measure}: ${share}`);
		}
	});

	test("has as many transactions in every month as in any other", async () => {
		const months = await engine.rows<{ made: number }>(
			"select count(*) as made from transactions group by date_trunc('month', date)",
		);
		assert.equal(months.length, 12);
		const made = months.map((month) => month.made);
		assert.ok(Math.max(...made) < 1.005 * Math.min(...made));
	});
});

/**
 * The impressions after which one more brings half the clicks that the first did: least squares for a(1 - exp(-i/tau)),
 * to a tenth of an impression.
 */
function fitHalf(means: readonly { impressions: number; clicks: number }[]): number {
	const halves = Array.from({ length: 400 }, (_, i) => 1 + i / 10);
	const losses = halves.map((half) => {
		const curve = means.map(({ impressions }) => 1 - 2 ** (-impressions / half));
		const product = means.reduce((sum, { clicks }, i) => sum + clicks * (curve[i] ?? 0), 0);
		const height = product / curve.reduce((sum, value) => sum + value ** 2, 0);
		return means.reduce((sum, { clicks }, i) => sum + (clicks - height * (curve[i] ?? 0)) ** 2, 0);
	});
	return halves[losses.indexOf(Math.min(...losses))] ?? Number.NaN;
}

function total(counts: Record<string, number>): number {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
