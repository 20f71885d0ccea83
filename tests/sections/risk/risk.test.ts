/** Risks of banks whose answers can be worked out by head. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { risk } from "../../../analysis/chapters/risk.ts";
import { readReport } from "../../../analysis/report.ts";
import { atRiskSql, type RiskFlag } from "../../../analysis/sections/risk/at-risk-sql.ts";
import { type Kind, riskBank, writeRisk } from "./risk-bank.ts";

const near = (actual: unknown, expected: readonly number[]) =>
	assert.deepEqual(
		(actual as unknown[]).map((value) => Number(Number(value).toFixed(6))),
		expected,
	);

const money: Kind[] = [
	{ customers: 8, segment: "A", balance: -100 },
	{ customers: 6, segment: "A", balance: 10 },
	{ customers: 6, segment: "A", balance: 1000 },
	{ customers: 5, segment: "B", balance: -100 },
	{ customers: 5, segment: "B", balance: 10 },
	{ customers: 10, segment: "B", balance: 1000 },
];

test("negative and low balances are counted with their Wilson intervals and the sums of the balances", async () => {
	const bank = await riskBank(money, { report: { risk: { lowBalance: 100 } } });
	const { rowsOf, claimOf } = await writeRisk(bank);
	const [negative, low, largest] = rowsOf("risk-overview");
	// statsmodels 0.13: proportion_confint(13, 40, method="wilson"), proportion_confint(11, 40, method="wilson")
	assert.deepEqual(negative, {
		risk: "Negative balance",
		customers: 13,
		share: 0.325,
		share_low: 0.200845,
		share_high: 0.479823,
		known: 40,
		balance: -1300,
	});
	assert.deepEqual(low, {
		risk: "Low balance: from zero to below $100",
		customers: 11,
		share: 0.275,
		share_low: 0.16108,
		share_high: 0.42835,
		known: 40,
		balance: 110,
	});
	// 16 of 1,000 and 11 of 10 are 16,110; the ten largest of them are 10,000.
	assert.equal(largest?.balance, 10_000);
	assert.deepEqual(
		rowsOf("risk-negative-balances-by-segment").map(({ segment, customers, at_risk, balance_at_risk }) => [
			segment,
			customers,
			at_risk,
			balance_at_risk,
		]),
		[
			["A", 20, 8, -800],
			["B", 20, 5, -500],
		],
	);
	assert.equal(
		claimOf("risk-balances"),
		"13 customers (32.5%) have a negative balance, together −$1,300; 11 (27.5%) have a low balance, from zero to below $100",
	);
});

test("a balance of zero is low and not negative, and one of the limit is not low", async () => {
	const bank = await riskBank(
		[
			{ customers: 6, balance: -1 },
			{ customers: 7, balance: 0 },
			{ customers: 8, balance: 100 },
		],
		{ report: { risk: { lowBalance: 100 } } },
	);
	const { rowsOf } = await writeRisk(bank);
	assert.deepEqual(
		rowsOf("risk-overview").map(({ customers }) => customers),
		// The ten largest stand in the last row.
		[6, 7, 10],
	);
});

test("without a setting a low balance is below a tenth of the median, rounded", async () => {
	const bank = await riskBank([
		{ customers: 10, balance: 150 },
		{ customers: 20, balance: 2100 },
		{ customers: 10, balance: 9000 },
	]);
	const { rowsOf } = await writeRisk(bank);
	const low = rowsOf("risk-overview").find((row) => String(row.risk).startsWith("Low"));
	assert.equal(low?.risk, "Low balance: from zero to below $200");
	assert.equal(low?.customers, 10);
});

test("supplied segments are tested: by chi-square over all of them, with Newcombe's interval of the widest difference", async () => {
	const bank = await riskBank([
		{ customers: 30, segment: "A", balance: -10 },
		{ customers: 20, segment: "A", balance: 500 },
		{ customers: 10, segment: "B", balance: -10 },
		{ customers: 40, segment: "B", balance: 500 },
	]);
	const { hypotheses, findings, messageOf } = await writeRisk(bank);
	const [negative] = hypotheses;
	assert.equal(negative?.id, "risk-negative-balances-by-segment");
	const { estimate, p } = negative?.measured ?? {};
	// scipy 1.10: chi2_contingency([[30, 20], [10, 40]], correction=False);
	// statsmodels 0.13: confint_proportions_2indep(30, 50, 10, 50, method="newcomb")
	near([p], [0.000045]);
	near([estimate?.estimate, estimate?.low, estimate?.high], [0.4, 0.210021, 0.551731]);
	const finding = findings.get("risk-negative-balances-differ");
	assert.equal(finding?.verdict, "supported");
	assert.equal(
		finding?.claim,
		"The share with a negative balance differs noticeably by segment: from 20.0% of B to 60.0% of A",
	);
	assert.equal(
		messageOf("risk-negative-balances-by-segment"),
		"Of A, 60.0% have a negative balance, against 40.0% of all customers",
	);
});

test("segments that were made from behavior are described and not tested", async () => {
	const bank = await riskBank(money);
	const segments = bank.relations.get("segments");
	if (segments) bank.relations.set("segments", { ...segments, made: true });
	const { hypotheses, ids } = await writeRisk(bank);
	assert.deepEqual(hypotheses, []);
	assert.ok(ids.includes("figure risk-negative-balances-by-segment"));
});

test("balances are not compared by the tiers that they make, but by demographics", async () => {
	const bank = await riskBank(
		money.map(({ segment, ...kind }) => ({ ...kind, gender: segment === "A" ? "Female" : "Male" })),
	);
	const { ids } = await writeRisk(bank);
	assert.ok(ids.includes("figure risk-negative-balances-by-gender"));
	assert.ok(!ids.some((id) => id.includes("by-tier")));
});

const active = [2, 2, 2, 2, 2, 2];
const falling = [9, 7, 5, 3, 1, 0];

test("the dormant are counted by group with what they hold, which the chapter on transactions does not tell", async () => {
	const bank = await riskBank([
		{ customers: 20, segment: "A", balance: 100, months: active },
		{ customers: 10, segment: "A", balance: 50, months: [1, 1] },
		{ customers: 30, segment: "B", balance: 100, months: active },
		{ customers: 6, segment: "B", balance: 70, months: [0, 1] },
	]);
	const { rowsOf, sections } = await writeRisk(bank);
	assert.deepEqual(
		rowsOf("risk-leaving-by-segment").map(({ segment, customers, at_risk, balance_at_risk }) => [
			segment,
			customers,
			at_risk,
			balance_at_risk,
		]),
		[
			["B", 36, 6, 420],
			["A", 30, 10, 500],
		],
	);
	const figure = sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === "risk-leaving-by-segment");
	assert.ok(figure?.kind === "figure" && figure.chart.kind === "bars" && figure.chart.value === "balance_at_risk");
});

test("those whose activity falls may be leaving, too, where it falls for more than by chance", async () => {
	const bank = await riskBank([
		{ customers: 60, segment: "A", balance: 100, months: active },
		{ customers: 20, segment: "A", balance: 10, months: falling },
		{ customers: 10, segment: "A", balance: 10, months: [1] },
		{ customers: 60, segment: "B", balance: 100, months: active },
		{ customers: 10, segment: "B", balance: 10, months: falling },
		{ customers: 15, segment: "B", balance: 10, months: [1] },
	]);
	const { rowsOf, claimOf } = await writeRisk(bank);
	const leaving = rowsOf("risk-overview").find((row) => String(row.risk).startsWith("May be leaving"));
	assert.deepEqual([leaving?.customers, leaving?.known, leaving?.balance], [55, 175, 550]);
	assert.match(
		claimOf("risk-overview") ?? "",
		/^20\.0% of customers with 12 transactions or more make fewer and fewer transactions; 14\.3% of all have made no/,
	);
	assert.deepEqual(
		rowsOf("risk-leaving-by-segment").map(({ segment, at_risk }) => [segment, at_risk]),
		[
			["A", 30],
			["B", 25],
		],
	);
	assert.match(claimOf("risk-leaving") ?? "", /^55 customers \(31\.4%\) have made no transaction .* and hold \$550$/);
});

test("the customers at each risk can be listed for private files", async () => {
	const bank = await riskBank(
		[
			{ customers: 100, balance: 100, score: 700, months: active },
			{ customers: 20, balance: -5, score: 600, months: falling },
			{ customers: 10, balance: 5, score: 610, months: [1] },
		],
		{ report: { risk: { lowBalance: 10 } } },
	);
	await writeRisk(bank);
	const count = async (flag: RiskFlag) => (await bank.rows(atRiskSql(flag))).length;
	assert.equal(await count("negative_balance"), 20);
	assert.equal(await count("low_balance"), 10);
	assert.equal(await count("dormant"), 10);
	assert.equal(await count("falling"), 20);
	assert.equal(await count("leaving"), 30);
	assert.equal(await count("low_credit_score"), 30);
	assert.equal(await count("over_income"), 0);
});

test("scores of another scale are judged only where the report says what is low", async () => {
	const scores: Kind[] = [
		{ customers: 10, score: 40 },
		{ customers: 20, score: 90 },
	];
	const silent = await writeRisk(await riskBank(scores));
	assert.deepEqual(silent.sections, []);
	const { rowsOf } = await writeRisk(await riskBank(scores, { report: { risk: { lowCreditScore: 50 } } }));
	assert.deepEqual(
		rowsOf("risk-overview").map(({ risk, customers }) => [risk, customers]),
		[["Credit score below 50", 10]],
	);
});

test("a share of income that is just half is not high, and spending that is just the income is not beyond it", async () => {
	const bank = await riskBank([
		{ customers: 10, gender: "F", income: 100, spend: 50 },
		{ customers: 20, gender: "F", income: 100, spend: 51 },
		{ customers: 10, gender: "M", income: 100, spend: 100 },
		{ customers: 10, gender: "M", income: 100, spend: 101 },
		{ customers: 30, gender: "M", income: 100, spend: 20 },
	]);
	const { rowsOf } = await writeRisk(bank);
	assert.deepEqual(
		rowsOf("risk-overview").map(({ risk, customers }) => [risk, customers]),
		[
			["Spends more than 50% of income", 40],
			["Spends more than all income", 10],
		],
	);
	assert.deepEqual(
		rowsOf("risk-utilization-by-gender").map(({ gender, customers, at_risk }) => [gender, customers, at_risk]),
		[
			["M", 50, 20],
			["F", 30, 20],
		],
	);
});

test("a bank of which nothing at risk is known says what its data lack", async () => {
	const bank = await riskBank([{ customers: 20, gender: "F" }]);
	const { settings } = await readReport(bank.folder);
	assert.deepEqual(await risk.lacks?.(bank, settings), [
		"balances, credit scores, incomes with spending, or transactions over time",
	]);
});

test("where of those who may be leaving only the dormant can be told of groups, their table says so", async () => {
	const people = (segment: string, fallen: number): Kind[] => [
		{ segment, customers: 60, balance: 100, months: active },
		{ segment, customers: fallen, balance: 100, months: falling },
		{ segment, customers: 20, balance: 100, months: [1] },
	];
	const { ids, rowsOf } = await writeRisk(await riskBank([...people("A", 2), ...people("B", 40)]));
	assert.ok(rowsOf("risk-overview").some((row) => String(row.risk).startsWith("May be leaving")));
	assert.ok(ids.includes("figure risk-dormant-by-segment"));
	assert.ok(!ids.some((id) => id.includes("risk-leaving-by")));
});
