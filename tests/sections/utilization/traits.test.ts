import assert from "node:assert/strict";
import { test } from "node:test";
import { type Spender, spendersBank, writeUtilization } from "./spenders-bank.ts";

/** Customers of one city with an income and a share of it that they spend, give or take a little. */
function customersOf(
	city: string,
	income: number,
	{ share, count = 50 }: { share: number; count?: number },
): Spender[] {
	return Array.from({ length: count }, (_, i) => {
		const own = income + 10 * (i % 7);
		return { income: own, spend: Math.round(100 * own * (share + 0.01 * ((i % 5) - 2))) / 100, traits: { city } };
	});
}

test("utilization-by-<role> gives both definitions of each group, of hand-made customers", async () => {
	const spenders: Spender[] = [
		{ income: 100, spend: 50, traits: { marital_status: "Single" } },
		{ income: 300, spend: 60, traits: { marital_status: "Single" } },
		{ income: 200, spend: 80, traits: { marital_status: "Married" } },
		{ income: 200, spend: 60, traits: { marital_status: "Married" } },
		{ income: 250, spend: 75, traits: { marital_status: "Married" } },
		{ income: 200, spend: 65, traits: { marital_status: "Single" } },
		{ spend: 999, traits: { marital_status: "Single" } },
	];
	const { figure, rows } = await writeUtilization(await spendersBank(spenders));
	assert.deepEqual(
		figure("utilization-by-marital-status").table.columns.map(({ name }) => name),
		[
			"marital_status",
			"customers",
			"mean_income",
			"mean_monthly_spend",
			"utilization",
			"utilization_low",
			"utilization_high",
			"mean_of_ratios",
		],
	);
	const cells = rows("utilization-by-marital-status").map((row) => [
		row.marital_status,
		row.customers,
		row.mean_income,
		row.mean_monthly_spend,
		row.utilization,
		row.mean_of_ratios,
	]);
	assert.deepEqual(
		cells.toSorted(([a], [b]) => String(a).localeCompare(String(b))),
		[
			// 215 of 650, and the mean of 0.4, 0.3 and 0.3
			["Married", 3, 216.67, 71.67, 0.330769, 0.333333],
			// 175 of 600, and the mean of 0.5, 0.2 and 0.325
			["Single", 3, 200, 58.33, 0.291667, 0.341667],
		],
	);
});

test("a difference is claimed with its evidence, and the reference is that of all customers", async () => {
	const spenders = [
		...customersOf("Oslo", 1000, { share: 0.3 }),
		...customersOf("Rome", 2000, { share: 0.5 }),
		...customersOf("Bonn", 1500, { share: 0.4 }),
	];
	const { finding, figure, rows, sectionClaim } = await writeUtilization(await spendersBank(spenders));
	assert.equal(
		sectionClaim("utilization-by-trait"),
		"Utilization differs greatly by city: from 30.0% (Oslo) to 50.0% (Rome)",
	);
	const [line = assert.fail()] = finding("utilization-differs").evidence;
	assert.deepEqual(
		[line.label, line.n, line.format, line.verdict, line.effect?.magnitude],
		["City", 150, "points", "supported", "large"],
	);
	const row = rows(line.table)[line.row] ?? {};
	assert.deepEqual(
		[row.lowest, row.highest, row.difference, row.difference_low],
		["Oslo", "Rome", line.estimate, line.low],
	);
	const { chart } = figure("utilization-by-city");
	assert.equal(chart.kind === "dots" && chart.reference?.label, "All customers 42.2%");
});

test("groups that are known to be alike to within two points do not differ", async () => {
	const spenders = ["Oslo", "Rome"].flatMap((city) => customersOf(city, 1000, { share: 0.4, count: 200 }));
	const { figure, finding } = await writeUtilization(await spendersBank(spenders));
	assert.equal(finding("utilization-differs").claim, "Utilization does not differ by city");
	assert.equal(
		figure("utilization-by-city").claim,
		"Utilization is about the same by city: 40.0% (Oslo) and 40.0% (Rome)",
	);
});

/** Half of the customers earn little and spend much of it, the others earn much and spend little of it. */
function mixedCity(city: string, shares: { poor: number; rich: number }): Spender[] {
	return [
		...customersOf(city, 1000, { share: shares.poor, count: 100 }),
		...customersOf(city, 9000, { share: shares.rich, count: 100 }),
	];
}

test("two groups that the definitions clearly order differently are not ranked", async () => {
	const spenders = [
		// 36% of all income, and 30% on average
		...mixedCity("Rome", { poor: 0.2, rich: 0.4 }),
		// 21% of all income, and 50% on average
		...mixedCity("Oslo", { poor: 0.85, rich: 0.15 }),
		...customersOf("Bonn", 5000, { share: 0.1, count: 200 }),
		...customersOf("Kiel", 5000, { share: 0.9, count: 200 }),
	];
	const { figure } = await writeUtilization(await spendersBank(spenders));
	const { claim, note } = figure("utilization-by-city");
	assert.match(
		claim,
		/from 10\.0% \(Bonn\) to 90\.0% \(Kiel\); the two definitions do not agree on which of Rome and Oslo is higher$/,
	);
	assert.match(
		note ?? "",
		/^The two definitions clearly order Rome \(utilization 38\.\d%, mean of ratios 30\.\d%\) and Oslo \(utilization 22\.\d%, mean of ratios 50\.\d%\) differently/,
	);
});

test("a group that the second definition clearly puts above the highest is named beside it", async () => {
	const spenders = [...mixedCity("Rome", { poor: 0.2, rich: 0.4 }), ...mixedCity("Oslo", { poor: 0.85, rich: 0.15 })];
	const { sectionClaim, finding } = await writeUtilization(await spendersBank(spenders));
	assert.match(
		sectionClaim("utilization-by-trait") ?? "",
		/^Utilization differs greatly by city: from 22\.\d% \(Oslo\) to 38\.\d% \(Rome\), but by the mean of ratios Oslo \(50\.\d%\) is above Rome \(30\.\d%\)$/,
	);
	assert.match(finding("utilization-differs").caveat ?? "", /the two are not ranked\.$/);
});

test("an order that is reversed by no more than chance may do is told in the note, and neither group is the lowest", async () => {
	const spenders = [
		...customersOf("Rome", 1000, { share: 0.8, count: 60 }),
		...mixedCity("Oslo", { poor: 0.3, rich: 0.3 }),
		...mixedCity("Bonn", { poor: 0.298, rich: 0.3003 }),
	];
	const { figure } = await writeUtilization(await spendersBank(spenders));
	const { claim, note } = figure("utilization-by-city");
	assert.match(claim, /from 30\.0% \(Oslo\) and 30\.0% \(Bonn\), which are not ranked, to 80\.0% \(Rome\)$/);
	assert.match(
		note ?? "",
		/^By the mean of ratios Bonn and Oslo stand in the other order, by no more than chance may do/,
	);
});

test("a group of too few customers is withheld with another, and is not compared", async () => {
	const spenders = [
		...customersOf("Oslo", 1000, { share: 0.3 }),
		...customersOf("Rome", 1000, { share: 0.5, count: 40 }),
		...customersOf("Bonn", 1000, { share: 0.4, count: 30 }),
		...customersOf("Kiel", 1000, { share: 0.9, count: 12 }).map((one, i) => (i < 4 ? one : { ...one, income: 0 })),
	];
	const { rows, sectionClaim } = await writeUtilization(await spendersBank(spenders, { threshold: 10 }));
	assert.deepEqual(
		rows("utilization-by-city").map(({ city, customers, utilization }) => [city, customers, utilization]),
		[
			["Oslo", 50, 0.29999],
			["Rome", 40, 0.500024],
			["Bonn", null, null],
			["Kiel", null, null],
		],
	);
	assert.match(sectionClaim("utilization-by-trait") ?? "", /from 30\.0% \(Oslo\) to 50\.0% \(Rome\)$/);
});

test("unknown categories are shown and lead no claim, and the smallest of too many are gathered", async () => {
	const cities = Array.from({ length: 25 }, (_, i) => `City ${String(i + 1).padStart(2, "0")}`);
	const spenders = [
		...cities.flatMap((city, i) => customersOf(city, 1000, { share: 0.3, count: 30 - i })),
		...customersOf("", 1000, { share: 0.9, count: 30 }),
	];
	const { rows, sectionClaim } = await writeUtilization(await spendersBank(spenders));
	const names = rows("utilization-by-city").map(({ city }) => city);
	assert.deepEqual(names.slice(-3), ["City 19", "6 others", "Unknown"]);
	assert.equal(names.length, 21);
	assert.doesNotMatch(sectionClaim("utilization-by-trait") ?? "", /others|Unknown/);
});

test("customers without traits have the chapter all the same", async () => {
	const spenders = customersOf("", 1000, { share: 0.3 }).map(({ traits: _, ...one }) => one);
	const { sections } = await writeUtilization(await spendersBank(spenders));
	assert.deepEqual(
		sections.map(({ id }) => id),
		["utilization", "spending-and-income"],
	);
});
