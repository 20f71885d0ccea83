/** Balances that are hard to tell of without telling of one customer, or without saying what is not so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { listChapters, type ReportDocument } from "../../analysis/document.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";
import { analyzeFolder, tableRows } from "./analyze-folder.ts";

interface Customer {
	age?: number;
	sex?: string;
	balance?: number;
}

async function analyze(customers: readonly Customer[], report: object = {}): Promise<ReportDocument> {
	const lines = customers.map(({ age = "", sex = "", balance = "" }, i) => `${i},${age},${sex},${balance}`);
	const folder = await makeReportFolder({
		"people.csv": `id,age,sex,balance\n${lines.join("\n")}\n`,
		"datapackage.json": {
			title: "Hard balances",
			resources: [
				{
					name: "people",
					role: "customers",
					path: "people.csv",
					schema: {
						fields: [
							{ name: "id", role: "customer" },
							{ name: "age", type: "integer", role: "age" },
							{ name: "sex", role: "gender" },
							{ name: "balance", type: "number", role: "balance" },
						],
					},
				},
			],
			report: { asOf: "2025-06-30", currency: "USD", ...report },
		},
	});
	return analyzeFolder(folder);
}

const times = (count: number, customer: (i: number) => Customer) =>
	Array.from({ length: count }, (_, i) => customer(i));

function claimOf(document: ReportDocument, id: string): string | undefined {
	return listChapters(document)
		.flatMap(({ sections }) => sections)
		.find((section) => section.id === id)?.claim;
}

function keyFigures(document: ReportDocument): Map<string, unknown> {
	const blocks = listChapters(document).flatMap(({ sections }) => sections.flatMap((section) => section.blocks));
	const items = blocks.flatMap((block) => (block.kind === "metrics" ? block.items : []));
	return new Map(items.map(({ label, value }) => [label, value]));
}

const floors = (...values: number[]) => ({
	tiers: { floors: values.map((floor, i) => ({ label: `Tier ${i + 1}`, floor })) },
});

test("where one customer holds most of the money, no total, mean or share of it is told", async () => {
	const customers = [...times(99, () => ({ sex: "F", balance: 0 })), { sex: "F", balance: 47_123 }];
	const document = await analyze(customers);
	assert.ok(!JSON.stringify({ ...document, method: null }).includes("47123"));
	const figures = keyFigures(document);
	for (const label of ["Total balance", "Mean balance", "At exactly zero"]) assert.ok(!figures.has(label), label);
	assert.equal(figures.get("Median balance"), 0);
	assert.deepEqual(
		tableRows(document, "balance-tiers").map(({ balance }) => balance),
		[null],
	);
});

test("the balance of the one customer of unknown gender does not follow from the others' means", async () => {
	const of = (sex: string) => times(100, (i) => ({ sex, balance: 1000 + i }));
	const rows = tableRows(await analyze([...of("F"), ...of("M"), { balance: 1500 }]), "balance-by-gender");
	assert.deepEqual(
		rows.map(({ gender, customers, mean }) => [gender, customers, mean]),
		[
			["F", 100, null],
			["M", 100, 1049.5],
			["Unknown", 1, null],
		],
	);
});

test("fields that nobody or hardly anybody has are left out, and the chapter on them says what it lacks", async () => {
	const document = await analyze(times(50, (i) => (i < 9 ? { sex: "F", balance: i } : { sex: "M" })));
	assert.equal(
		document.chapters.find(({ id }) => id === "balances")?.skipped,
		"The data have no balance in customers.",
	);
	assert.equal(claimOf(document, "age"), undefined);
});

test("a dozen known balances give their median and no quantiles", async () => {
	const document = await analyze(times(50, (i) => (i < 12 ? { balance: 100 + i } : { sex: "F" })));
	assert.equal(keyFigures(document).get("Median balance"), 105.5);
	assert.throws(() => tableRows(document, "balance-quantiles"), /no table/);
});

test("the interval of a median stays beyond the two least and the two greatest balances: eleven customers have none", async () => {
	const of = (count: number, sex: string) => times(count, (i) => ({ sex, balance: 100 + i }));
	const rows = tableRows(await analyze([...of(11, "F"), ...of(12, "M")]), "balance-by-gender");
	assert.deepEqual(
		rows.map(({ gender, median_low, median_high }) => [gender, median_low, median_high]),
		[
			["M", 102, 109],
			["F", null, null],
		],
	);
});

test("how many are above zero does not follow from how many are at zero and below", async () => {
	const figures = keyFigures(await analyze(times(100, (i) => ({ balance: i < 60 ? 0 : i < 97 ? -100 - i : 90 }))));
	assert.ok(!figures.has("Below zero"));
	assert.equal(figures.get("At exactly zero"), 0.6);
});

test("a median that many customers have is worded by what holds of it", async () => {
	const document = await analyze(times(100, (i) => ({ balance: i < 60 ? 0 : 1000 + i })));
	assert.match(claimOf(document, "balance-distribution") ?? "", /^Half of customers have a balance of \$0 or less/);
});

test("totals and tiers are of all balances where outliers are left out of the mean, which says so", async () => {
	const customers = times(520, (i) => ({ sex: "F", balance: i < 500 ? 100 + (i % 100) : 5000 }));
	const document = await analyze(customers, { outliers: { action: "exclude" }, ...floors(0, 1000) });
	const figures = keyFigures(document);
	assert.equal(figures.get("Total balance"), 500 * 149.5 + 20 * 5000);
	assert.equal(figures.get("Mean balance"), 149.5);
	assert.equal(
		claimOf(document, "balance-distribution"),
		"Half of customers have a balance of $152 or less; the mean without outliers is $150",
	);
	assert.deepEqual(
		tableRows(document, "balance-tiers").map(({ customers, balance }) => [customers, balance]),
		[
			[500, 74_750],
			[20, 100_000],
		],
	);
	assert.deepEqual(
		tableRows(document, "balance-by-gender").map(({ customers, mean }) => [customers, mean]),
		[[520, 149.5]],
	);
});

test("a tier that is withheld is withheld in every table of tiers", async () => {
	const in3 = (i: number) => [100, 1100, 2100][i % 3] ?? 0;
	const customers = [
		...times(300, (i) => ({ sex: i % 2 === 0 ? "F" : "M", balance: in3(i) + i })),
		...times(5, () => ({ sex: "F", balance: 9000 })),
	];
	const document = await analyze(customers, floors(0, 1000, 2000, 5000));
	const withheld = (id: string) => {
		const rows = tableRows(document, id).filter(({ customers }) => customers === null);
		return [...new Set(rows.map(({ tier }) => tier))];
	};
	assert.equal(withheld("balance-tiers").length, 2);
	for (const tier of withheld("balance-tiers")) assert.ok(withheld("tier-by-gender").includes(tier), `${tier}`);
	const shown = tableRows(document, "tier-by-gender").filter(({ tier }) =>
		withheld("balance-tiers").includes(tier ?? ""),
	);
	assert.ok(shown.every(({ customers, share }) => customers === null && share === null));
});

test("tiers of debts have no shares of money, and the claim speaks of customers", async () => {
	const document = await analyze(
		times(100, (i) => ({ balance: i < 60 ? -1000 - i : 5000 + i })),
		floors(-5000, 0),
	);
	assert.equal(claimOf(document, "tiers"), "No tier has more customers than Tier 1: 60.0%");
	assert.deepEqual(
		tableRows(document, "balance-tiers").map(({ balance_share }) => balance_share),
		[null, null],
	);
});

test("names that do not fit the tiers found are said not to be used", async () => {
	const tiers = { method: "quantiles", count: 4, labels: ["A", "B", "C", "D"] };
	const document = await analyze(
		times(100, (i) => ({ balance: i < 70 ? 0 : 1000 + i })),
		{ tiers },
	);
	const table = listChapters(document)
		.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
		.find(({ id }) => id === "balance-tiers");
	assert.match(
		table?.kind === "figure" ? (table.note ?? "") : "",
		/names that the report gives are not used: the balances part into 2 tiers, not 4/,
	);
});

const ages = [20, 30, 40, 50];
const byAge = (medians: readonly number[], sizes: readonly number[] = [60, 60, 60, 60]) =>
	analyze(ages.flatMap((age, band) => times(sizes[band] ?? 0, (i) => ({ age, balance: (medians[band] ?? 0) + i }))));

test("a rise or a fall with every age band is said only where every step is clear", async () => {
	const claim = async (...medians: number[]) => claimOf(await byAge(medians), "balance-by-age-band");
	assert.match((await claim(1000, 2000, 3000, 4000)) ?? "", /rises with every age band, from 18–24 .* to 45–54/);
	assert.match((await claim(4000, 3000, 2000, 1000)) ?? "", /falls with every age band, from 18–24 .* to 45–54/);
	assert.match((await claim(1000, 1001, 3000, 4000)) ?? "", /differs by age band/);
});

test("tiers that are compared are named", async () => {
	const document = await analyze(
		times(400, (i) => ({ sex: i % 2 === 0 ? "F" : "M", balance: 100 + 10 * i })),
		floors(0, 1000, 2000),
	);
	assert.equal(
		claimOf(document, "tier-by-gender"),
		"The lowest tier (Tier 1) and the highest (Tier 3) do not clearly differ by gender",
	);
});

test("no claim on outliers where there are no fences", async () => {
	const equal = await analyze(times(50, () => ({ balance: 5 })));
	assert.equal(claimOf(equal, "outliers"), "No measure of money spreads enough to tell what an outlier is");
	const without = await analyze(times(50, () => ({ sex: "F" })));
	assert.equal(claimOf(without, "outliers"), "The data have no measure of money to look for outliers in");
});
