import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { csvParse } from "d3-dsv";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { type Engine, literal, type Row } from "../../analysis/engine/engine.ts";
import { readReport } from "../../analysis/report.ts";
import { type Bank, readBank } from "../../analysis/tables/bank.ts";
import planted from "../../data/mitron-credit-card/planted.json" with { type: "json" };

const folder = join(import.meta.dirname, "../../data/mitron-credit-card");

/** Columns of the relation `customers`, by their names in `planted.json`. */
const columns = {
	occupation: "occupation",
	ageGroup: "age_band",
	city: "city",
	gender: "gender",
	maritalStatus: "marital_status",
} as const;

type Demographic = keyof typeof columns;

const demographics = Object.keys(columns) as Demographic[];

const months = ["May", "June", "July", "August", "September", "October"];

/** Names in `planted.json` of what money is summed by, as SQL on the relation `spent`. */
const expressions: Record<string, string> = {
	...columns,
	month: `case month ${months.map((name, i) => `when '${String(i + 5).padStart(2, "0")}' then '${name}'`).join(" ")} end`,
	category: "category",
	paymentType: "payment_type",
};

describe("data/mitron-credit-card", () => {
	let privateFolder: string;
	let engine: Engine;
	let bank: Bank;

	before(async () => {
		privateFolder = await mkdtemp(join(tmpdir(), "bankbook-"));
		engine = await openDuckDb();
		bank = await readBank(engine, await readReport(folder), privateFolder);
		await engine.run("create table spent as select * from transactions join customers using (customer)");
		await engine.run(`create table cardholders as select *, spend / income as ratio from customers
			join (select customer, sum(amount) / 6 as spend from transactions group by customer) using (customer)`);
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

	function utilizationOf(members: Partial<Record<Demographic, string>>) {
		const is = Object.entries(members).map(([name, value]) => `${expressions[name]} = ${literal(value)}`);
		return row<{ ratio: number; ofTotals: number; error: number; spend: number }>(`
			select avg(ratio) as ratio, avg(spend) / avg(income) as "ofTotals", stddev_samp(ratio) / sqrt(count(ratio)) as error,
				avg(spend) as spend
			from cardholders where income is not null and ${["true", ...is].join(" and ")}`);
	}

	/** Each group's share of its money that goes to one category, payment type or month, over everyone's. */
	function indexesOf({ by, of }: { by: string; of: string }) {
		return engine.rows<{ group: string; value: string; index: number }>(`
			select "group", value, sum(amount) / sum(sum(amount)) over (partition by "group")
				/ (sum(sum(amount)) over (partition by value) / sum(sum(amount)) over ()) as index
			from (select ${expressions[by]} as "group", ${expressions[of]} as value, amount from spent) group by "group", value`);
	}

	async function indexOf(planted: Record<string, string>): Promise<number> {
		const [[by = "", group], [of = "", value]] = Object.entries(planted) as [[string, string], [string, string]];
		const indexes = await indexesOf({ by, of });
		return indexes.find((one) => one.group === group && one.value === value)?.index ?? Number.NaN;
	}

	test("is small enough for a repository", async () => {
		const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
		assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 5_000_000);
	});

	test("has Windows line ends in one file and others in the other, and months in no order", async () => {
		const customers = await readFile(join(folder, "dim_customers.csv"), "utf8");
		assert.equal(customers.split("\r\n").length, customers.split("\n").length);
		const spends = gunzipSync(await readFile(join(folder, "fact_spends.csv.gz"))).toString();
		assert.ok(!spends.includes("\r"));
		const found = [...new Set(spends.split("\n", 864_001).map((line) => line.split(",")[1]))].slice(1);
		assert.deepEqual(found.toSorted(), months.toSorted());
		assert.notDeepEqual(found, months);
		assert.notDeepEqual(found, months.toSorted());
	});

	test("has a row for every customer, month, category and payment type but those that were spoiled", async () => {
		assert.deepEqual(planted.rows.spends.read, 4000 * 6 * 9 * 4);
		const kept = await row(
			`select count(*) as kept from (select distinct customer, month, category, payment_type from transactions)`,
		);
		assert.deepEqual(kept, { kept: planted.rows.spends.kept });
	});

	test("loses the spends that were planted to be lost, each for its reason, and nothing else", () => {
		const files = bank.accounts.files.map(({ table, rowsRead, rowsKept, rowsRejected }) => [
			table,
			{ read: rowsRead, kept: rowsKept, rejected: rowsRejected },
		]);
		assert.deepEqual(Object.fromEntries(files), planted.rows);
		const { unknownCustomer, negativeSpends, notANumber } = planted.rejectedRows;
		assert.deepEqual(Object.fromEntries(bank.accounts.rejections.map(({ reason, count }) => [reason, count])), {
			"is not in the table of customers": unknownCustomer,
			"is below the minimum of 0": negativeSpends,
			"is not a number": notANumber,
		});
		const missing = bank.accounts.missing.filter((column) => column.missing > 0);
		assert.deepEqual(
			missing.map((column) => [column.column, column.missing]),
			[["avg_income", planted.missingValues.avg_income[""]]],
		);
	});

	test("has the utilization that was worked out, by each demographic and by both definitions", async () => {
		for (const name of demographics)
			assert.deepEqual(
				await engine.rows(`select ${columns[name]} as "group", count(*) as customers, count(income) as "knownIncomes",
					round(avg(income), 2) as "meanIncome",
					round(avg(spend) filter (where income is not null), 2) as "meanMonthlySpend",
					round(sum(spend) filter (where income is not null) / sum(income), 6) as utilization,
					round(avg(ratio), 6) as "meanOfOwn", count(*) filter (where ratio > 1) as "aboveIncome"
					from cardholders group by 1 order by 1`),
				planted.utilizationBy[name].toSorted((a, b) => (a.group < b.group ? -1 : 1)),
				name,
			);
	});

	test("has the sums of money that were worked out", async () => {
		const { all, ...sums } = planted.spend;
		assert.deepEqual(await row("select sum(amount) as spend from transactions"), { spend: all });
		for (const expected of Object.values(sums)) {
			const names = Object.keys(expected[0] ?? {}).filter((name) => name !== "spend");
			const found = await engine.rows(`select ${names.map((name) => `${expressions[name]} as "${name}"`).join(", ")},
				sum(amount) as spend from spent group by all`);
			const sort = (rows: readonly object[]) => rows.map((one) => JSON.stringify(one)).toSorted();
			assert.deepEqual(sort(found), sort(expected));
		}
	});

	test("has about 40% utilization, and one or two of a hundred customers who spend more than their income", () => {
		const { utilization, aboveIncome, knownIncomes } = planted.utilization;
		assert.ok(Math.abs(utilization - 0.41) < 0.01);
		assert.ok(aboveIncome > 0.01 * knownIncomes && aboveIncome < 0.02 * knownIncomes);
	});

	test("has utilization that differs clearly between occupations, ages and cities, by both definitions", () => {
		for (const name of planted.mustFind.utilizationDiffersBy as Demographic[])
			for (const definition of ["utilization", "meanOfOwn"] as const) {
				const values = planted.utilizationBy[name].map((group) => group[definition]);
				assert.ok(Math.max(...values) > 1.12 * Math.min(...values), `${name}: ${values}`);
			}
	});

	test("has the same utilization whatever the gender and marital status, by both definitions", () => {
		for (const name of planted.mustFind.utilizationDoesNotDifferBy as Demographic[])
			for (const definition of ["utilization", "meanOfOwn"] as const) {
				const values = planted.utilizationBy[name].map((group) => group[definition]);
				assert.ok(Math.max(...values) - Math.min(...values) < 0.006, `${name}: ${values}`);
			}
	});

	test("has two occupations that the two definitions of utilization put in a different order, clearly", async () => {
		const { higherByTotals, higherByCustomers } = planted.mustFind.definitionsDisagreeOn;
		const totals = await utilizationOf({ occupation: higherByTotals });
		const customers = await utilizationOf({ occupation: higherByCustomers });
		assert.ok(totals.ofTotals > 1.08 * customers.ofTotals);
		assert.ok(customers.ratio > 1.08 * totals.ratio);
		assert.ok(customers.ratio - totals.ratio > 3 * Math.hypot(customers.error, totals.error));
	});

	test("has spend that rises with income less than proportionally", async () => {
		const { slope } = await row<{ slope: number }>(
			"select regr_slope(ln(spend), ln(income)) as slope from cardholders",
		);
		const { atLeast, atMost } = planted.mustFind.elasticity;
		assert.ok(slope > atLeast && slope < atMost, String(slope));
	});

	test("has one group that spends more than all simpler groups that it is in, of its income and in money", async () => {
		const whole = planted.mustFind.keySegment;
		const key = await utilizationOf(whole);
		const names = Object.keys(whole) as (keyof typeof whole)[];
		for (let mask = 1; mask < 7; mask++) {
			const members = Object.fromEntries(names.filter((_, i) => mask & (1 << i)).map((name) => [name, whole[name]]));
			const simpler = await utilizationOf(members);
			assert.ok(key.ratio - simpler.ratio > 5 * key.error, JSON.stringify(members));
			assert.ok(key.ofTotals > 1.2 * simpler.ofTotals && key.spend > 1.2 * simpler.spend, JSON.stringify(members));
		}
	});

	test("has small groups that are within a standard error of the simpler groups they are in", async () => {
		for (const group of planted.mustFind.notKeySegments) {
			const small = await utilizationOf(group);
			const parents = await Promise.all(
				Object.keys(group).map((left) =>
					utilizationOf(Object.fromEntries(Object.entries(group).filter(([name]) => name !== left))),
				),
			);
			const above = small.ratio - Math.max(...parents.map(({ ratio }) => ratio));
			assert.ok(Math.abs(above) < small.error, JSON.stringify({ ...group, above }));
		}
	});

	test("has groups that spend more and less of their money on what was planted, and pay as was planted", async () => {
		const { spendsMoreOn, spendsLessOn, paysMoreBy, paysLessBy } = planted.mustFind;
		for (const pair of [...spendsMoreOn, ...paysMoreBy]) {
			const index = await indexOf(pair as Record<string, string>);
			assert.ok(index > 1.12 && index < 1.65, JSON.stringify({ ...pair, index }));
		}
		for (const pair of [...spendsLessOn, ...paysLessBy]) {
			const index = await indexOf(pair as Record<string, string>);
			assert.ok(index > 0.7 && index < 0.8, JSON.stringify({ ...pair, index }));
		}
	});

	test("has the same shares of categories, payment types and months in every city and whatever the marital status", async () => {
		for (const by of ["city", "maritalStatus"])
			for (const share of ["category", "paymentType", "month"])
				for (const { group, value, index } of await indexesOf({ by, of: share }))
					assert.ok(Math.abs(index - 1) < 0.025, `${group}, ${value}: ${index}`);
	});

	test("has credit cards used most for travel and electronics, and least for bills and groceries", () => {
		const shares = planted.spend.byCategory.map(({ category, spend }) => {
			const byCard = planted.spend.byCategoryAndPaymentType.find(
				(one) => one.category === category && one.paymentType === "Credit Card",
			);
			return { category, share: (byCard?.spend ?? 0) / spend };
		});
		const ranked = shares.toSorted((a, b) => b.share - a.share);
		const names = (some: typeof ranked) => some.map(({ category }) => category).toSorted();
		assert.deepEqual(names(ranked.slice(0, 2)), planted.mustFind.mostByCreditCard.toSorted());
		assert.deepEqual(names(ranked.slice(-2)), planted.mustFind.leastByCreditCard.toSorted());
		assert.ok((ranked[1]?.share ?? 0) > 1.8 * (ranked.at(-2)?.share ?? 1));
	});

	test("has a share of UPI that rises every month, at the cost of debit cards alone", () => {
		const shareOf = (paymentType: string) =>
			months.map((month) => {
				const cells = planted.spend.byMonthAndPaymentType.filter((one) => one.month === month);
				const all = cells.reduce((sum, { spend }) => sum + spend, 0);
				return (cells.find((one) => one.paymentType === paymentType)?.spend ?? 0) / all;
			});
		const steps = (shares: number[]) => shares.slice(1).map((share, i) => share - (shares[i] ?? 0));
		assert.ok(steps(shareOf(planted.mustFind.shareRises)).every((step) => step > 0.008));
		assert.ok(steps(shareOf(planted.mustFind.shareFalls)).every((step) => step < -0.008));
		for (const other of ["Credit Card", "Net Banking"])
			assert.ok(steps(shareOf(other)).every((step) => Math.abs(step) < 0.006));
	});

	test("has most spent on bills, and more in September and October than in any month before", () => {
		const [largest] = planted.spend.byCategory.toSorted((a, b) => b.spend - a.spend);
		assert.equal(largest?.category, planted.mustFind.largestCategory);
		const spends = planted.spend.byMonth.map(({ spend }) => spend);
		const isFestival = (month: string) => planted.mustFind.festivalMonths.includes(month);
		const [festival, before] = [true, false].map((wanted) =>
			spends.filter((_, i) => isFestival(months[i] ?? "") === wanted),
		);
		assert.ok(Math.min(...(festival ?? [])) > 1.15 * Math.max(...(before ?? [])));
	});

	test("cites research with a source and an address in every row", async () => {
		const rows = csvParse(await readFile(join(folder, "research.csv"), "utf8"));
		assert.deepEqual(rows.columns, ["topic", "claim", "value", "unit", "source", "url", "year"]);
		assert.deepEqual([...new Set(rows.map(({ topic }) => topic))], ["payments", "rewards"]);
		for (const { source, url } of rows) assert.ok(source && URL.canParse(url ?? ""));
	});
});
