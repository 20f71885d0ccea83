import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import type { Engine, Row } from "../../analysis/engine/engine.ts";
import { readReport } from "../../analysis/report.ts";
import { type Bank, readBank } from "../../analysis/tables/bank.ts";
import type { describeCustomers } from "./planted.ts";

type Planted = ReturnType<typeof describeCustomers> & {
	rows: { read: number; kept: number; rejected: number };
	rejectedRows: Record<string, number>;
	missingValues: Record<string, Record<string, number>>;
	refusedValues: Record<string, Record<string, number>>;
};

const folder = join(import.meta.dirname, "../../data/digital-banking");

describe("data/digital-banking", () => {
	let planted: Planted;
	let privateFolder: string;
	let engine: Engine;
	let bank: Bank;

	before(async () => {
		planted = JSON.parse(await readFile(join(folder, "planted.json"), "utf8"));
		privateFolder = await mkdtemp(join(tmpdir(), "bankbook-"));
		engine = await openDuckDb();
		bank = await readBank(engine, await readReport(folder), privateFolder);
	});

	after(async () => {
		await engine.close();
		await rm(privateFolder, { recursive: true });
	});

	async function row(sql: string): Promise<Row> {
		const [first] = await engine.rows(sql);
		assert.ok(first);
		return first;
	}

	test("is small enough for a repository", async () => {
		const csv = await readFile(join(folder, "users_data.csv"));
		assert.ok(csv.length < 800_000);
	});

	test("loses the rows that were planted to be lost, each for its reason", () => {
		const [file] = bank.accounts.files;
		assert.deepEqual({ read: file?.rowsRead, kept: file?.rowsKept, rejected: file?.rowsRejected }, planted.rows);
		const lost = bank.accounts.rejections.filter(({ cost }) => cost === "row");
		const { secondRowOfCustomer, exactDuplicate, missingCustomer, tooManyColumns, tooFewColumns } =
			planted.rejectedRows;
		assert.deepEqual(Object.fromEntries(lost.map(({ reason, count }) => [reason, count])), {
			"is a second row of the same customer": secondRowOfCustomer,
			"is an exact duplicate of an earlier row": exactDuplicate,
			"is missing": missingCustomer,
			"has more columns than the header": tooManyColumns,
			"has fewer columns than the header": tooFewColumns,
		});
	});

	for (const column of ["age", "gender", "balance"]) {
		test(`refuses and misses the values of ${column} that were planted`, () => {
			const refused = bank.accounts.rejections.filter((found) => found.column === column && found.cost === "value");
			const { missing } = bank.accounts.missing.find((found) => found.column === column) ?? {};
			const plantedRefused = total(planted.refusedValues[column]);
			assert.equal(
				refused.reduce((sum, { count }) => sum + count, 0),
				plantedRefused,
			);
			assert.equal(missing, total(planted.missingValues[column]) + plantedRefused);
		});
	}

	test("has the ages that were drawn", async () => {
		const found = await row(
			"select count(age) as customers, round(avg(age), 6) as mean, median(age) as median from customers",
		);
		assert.deepEqual(found, planted.age);
	});

	test("has the balances that were drawn, thousands separators and all", async () => {
		const found =
			await row(`select count(balance) as customers, round(sum(balance), 2) as sum, round(avg(balance), 6) as mean,
			median(balance) as median, min(balance) as smallest, max(balance) as largest,
			count(*) filter (where balance = 0) as zero, count(*) filter (where balance < 0) as negative from customers`);
		const { gini, shareOfTop1Percent, shareOfTop5Percent, shareOfTop10Percent, ...drawn } = planted.balance;
		assert.deepEqual(found, drawn);
		assert.ok(gini > 0.7 && shareOfTop1Percent > 0.2 && shareOfTop5Percent > 0.4 && shareOfTop10Percent > 0.6);
	});

	test("has a median balance that rises up to 55–64 and falls a little after", async () => {
		const bands =
			await engine.rows(`select age_band as band, count(*) as customers, round(median(balance), 3) as "medianBalance"
			from customers where age is not null group by age_band order by age_band`);
		assert.deepEqual(bands, planted.ageBands);
		const [youngest, , , , highest, oldest] = planted.ageBands.map(({ medianBalance }) => medianBalance);
		assert.ok(
			youngest && highest && oldest && highest === Math.max(...planted.ageBands.map((band) => band.medianBalance)),
		);
		assert.ok(oldest > 0.8 * highest && highest > 8 * youngest);
	});

	test("has the genders as drawn, the rare one gathered with those not known, and no difference between the large ones", async () => {
		const genders = await engine.rows<Row & { customers: number }>(
			`select gender, count(*) as customers, round(median(balance), 3) as "medianBalance" from customers group by gender order by gender`,
		);
		const [female, male, nonBinary, other, unknown] = planted.genders;
		assert.ok(female && male && other && unknown);
		assert.deepEqual(genders.slice(0, 3), [female, male, nonBinary]);
		assert.equal(other.customers, 6);
		assert.deepEqual(
			genders.slice(3).map(({ customers }) => customers),
			[other.customers + unknown.customers],
		);
		assert.ok(Math.abs(female.medianBalance / male.medianBalance - 1) < 0.05);
	});
});

function total(counts: Record<string, number> = {}): number {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
