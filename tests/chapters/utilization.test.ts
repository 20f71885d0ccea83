/** What was planted about utilization in the example is found, and the numbers are those of the files. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { utilization } from "../../analysis/chapters/utilization.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport } from "../../analysis/report.ts";
import { readBank } from "../../analysis/tables/bank.ts";
import { type Written, writeUtilization } from "../sections/utilization/spenders-bank.ts";
import { bankOf } from "../tables/bank-of.ts";

const folder = join(import.meta.dirname, "../../data/mitron-credit-card");

interface Planted {
	mustFind: {
		definitionsDisagreeOn: { occupations: string[]; higherByTotals: string; higherByCustomers: string };
		elasticity: { atLeast: number; atMost: number };
		keySegment: { occupation: string; city: string };
	};
	utilization: Sums & { aboveIncome: number };
	utilizationBy: { [trait: string]: (Sums & { group: string })[] };
}

interface Sums {
	knownIncomes: number;
	meanIncome: number;
	meanMonthlySpend: number;
	utilization: number;
	meanOfOwn: number;
}

let written: Written;
let planted: Planted;
before(async () => {
	const engine = await openDuckDb();
	after(() => engine.close());
	const report = await readReport(folder);
	const bank = await readBank(engine, report, await mkdtemp(join(tmpdir(), "bankbook-utilization-")));
	written = await writeUtilization({ bank, settings: report.settings });
	planted = JSON.parse(await readFile(join(folder, "planted.json"), "utf8"));
});

test("overall utilization by both definitions is that of the files", () => {
	const { metric } = written;
	assert.deepEqual(
		[metric("Utilization")?.value, metric("Mean of ratios")?.value],
		[planted.utilization.utilization, planted.utilization.meanOfOwn],
	);
	assert.match(metric("Customers over 100%")?.detail ?? "", new RegExp(`^${planted.utilization.aboveIncome} spend`));
});

test("utilization by each trait is that of the files", () => {
	const tables = {
		"utilization-by-age-band": "ageGroup",
		"utilization-by-city": "city",
		"utilization-by-occupation": "occupation",
		"utilization-by-gender": "gender",
		"utilization-by-marital-status": "maritalStatus",
	};
	for (const [table, trait] of Object.entries(tables)) {
		const expected = new Map(planted.utilizationBy[trait]?.map(({ group, ...sums }) => [group, sums]));
		const rows = written.rows(table);
		assert.equal(rows.length, expected.size);
		for (const row of rows) {
			const sums = expected.get(String(Object.values(row)[0])) ?? assert.fail(`${Object.values(row)[0]}`);
			assert.deepEqual(
				[row.customers, row.mean_income, row.mean_monthly_spend, row.utilization, row.mean_of_ratios],
				[sums.knownIncomes, sums.meanIncome, sums.meanMonthlySpend, sums.utilization, sums.meanOfOwn],
			);
		}
	}
});

test("utilization differs by occupation, age group and city, and not by gender and marital status", () => {
	const { finding } = written;
	const verdicts = finding("utilization-differs").evidence.map(({ label, verdict }) => [label, verdict]);
	assert.deepEqual(Object.fromEntries(verdicts), {
		Occupation: "supported",
		"Age group": "supported",
		City: "supported",
		Gender: "no difference",
		"Marital status": "no difference",
	});
});

test("the two occupations on which the definitions disagree are named and not ranked", () => {
	const { higherByTotals, higherByCustomers } = planted.mustFind.definitionsDisagreeOn;
	const { claim, note } = written.figure("utilization-by-occupation");
	assert.ok(claim.endsWith(`do not agree on which of ${higherByTotals} and ${higherByCustomers} is higher`), claim);
	assert.match(
		note ?? "",
		new RegExp(`clearly order ${higherByTotals} \\(.*\\) and ${higherByCustomers} \\(.*\\) differently`),
	);
});

test("the planted elasticity lies in its interval", () => {
	const { atLeast, atMost } = planted.mustFind.elasticity;
	const [line = assert.fail()] = written.finding("spending-rises-with-income").evidence;
	assert.ok(Number(line.estimate) > atLeast && Number(line.estimate) < atMost, `${line.estimate}`);
	assert.equal(line.verdict, "supported");
});

test("the occupation and city of the planted segment spend more together than by themselves, and unplanted pairs do not", () => {
	const { occupation, city } = planted.mustFind.keySegment;
	const rows = written.rows("utilization-interactions");
	const pair = rows.find((row) => [row.first_trait, row.second_trait].sort().join() === "City,Occupation");
	assert.deepEqual(String(pair?.furthest).split(", ").sort(), [city, occupation].sort());
	assert.deepEqual([pair?.verdict, Number(pair?.departure) > 0.02], ["supported", true]);
	const others = rows.filter(({ first_trait, second_trait }) =>
		[first_trait, second_trait].some((trait) => trait === "Gender" || trait === "Marital status"),
	);
	assert.equal(others.length, 7);
	for (const { verdict } of others) assert.notEqual(verdict, "supported");
});

test("at most four pairs are drawn, those that depart most", () => {
	const drawn = written.ids.filter((id) => /^figure utilization-by-.*-and-/.test(id));
	assert.equal(drawn.length, 4);
	assert.ok(drawn.includes("figure utilization-by-city-and-occupation"));
});

test("the chapter wants categories or payment types, and incomes above zero", async () => {
	const lacking = async (what: string, income: string) => {
		const bank = await bankOf([
			{
				text: `id,income\n1,${income}\n2,${income}\n`,
				fields: { id: { role: "customer" }, income: { role: "income", type: "number" } },
			},
			{
				role: "transactions",
				text: `id,${what},money\n1,A,5\n`,
				fields: {
					id: { role: "customer" },
					[what]: { role: what === "kind" ? "type" : "category" },
					money: { role: "amount", type: "number" },
				},
			},
		]);
		const { settings } = await readReport(bank.folder);
		return utilization.lacks?.(bank, { ...settings, disclosureThreshold: 2 });
	};
	assert.deepEqual(await lacking("kind", "10"), ["categories or payment types of transactions"]);
	assert.deepEqual(await lacking("what", "0"), ["incomes above zero of enough customers"]);
	assert.deepEqual(await lacking("what", "10"), []);
});
