/** Numbers of a few customers that another table would give away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Kind, riskBank, writeRisk } from "./risk-bank.ts";

const group = (segment: string, balance: number, customers: number): Kind => ({ segment, balance, customers });
const limit = { report: { risk: { lowBalance: 100 } } };

/** The segments of which the column is withheld. */
const hiddenIn = (rows: readonly { [name: string]: unknown }[], column: string) =>
	rows.flatMap((row) => (row[column] === null ? [row.segment] : [])).toSorted();

test("few customers with a negative balance are withheld, with another group that hides them", async () => {
	const bank = await riskBank(
		[
			...["A", "B", "C"].flatMap((segment) => [group(segment, 20, 10), group(segment, 500, 20)]),
			group("A", -10, 2),
			group("B", -10, 8),
			group("C", -10, 9),
		],
		limit,
	);
	const { rowsOf } = await writeRisk(bank);
	const rows = rowsOf("risk-negative-balances-by-segment");
	assert.deepEqual(hiddenIn(rows, "at_risk"), ["A", "B"]);
	assert.deepEqual(hiddenIn(rows, "balance_at_risk"), ["A", "B"]);
	assert.equal(rowsOf("risk-overview")[0]?.customers, 19);
});

test("that few of a group are not at risk is withheld like that few are", async () => {
	const bank = await riskBank(
		[
			group("A", -10, 30),
			group("A", 500, 2),
			group("B", -10, 9),
			group("B", 500, 30),
			group("C", -10, 20),
			group("C", 500, 8),
		],
		limit,
	);
	const { rowsOf } = await writeRisk(bank);
	assert.ok(hiddenIn(rowsOf("risk-negative-balances-by-segment"), "share").includes("A"));
});

test("low balances are withheld where the tiers, less those, would tell of few", async () => {
	const tiers = {
		floors: [
			{ label: "Low", floor: 0 },
			{ label: "High", floor: 150 },
		],
	};
	const bank = await riskBank(
		[
			...["A", "B", "C"].flatMap((segment) => [group(segment, 20, 10), group(segment, 500, 20)]),
			// From the limit of 100 to the floor of 150.
			group("A", 120, 2),
			group("B", 120, 8),
			group("C", 120, 9),
		],
		{ report: { risk: { lowBalance: 100 }, tiers } },
	);
	const { rowsOf } = await writeRisk(bank);
	assert.ok(hiddenIn(rowsOf("risk-low-balances-by-segment"), "at_risk").includes("A"));
	const same = await riskBank(
		[
			...["A", "B", "C"].flatMap((segment) => [group(segment, 20, 10), group(segment, 500, 20)]),
			group("A", 120, 6),
			group("B", 120, 8),
			group("C", 120, 9),
		],
		{ report: { risk: { lowBalance: 100 }, tiers } },
	);
	assert.deepEqual(hiddenIn((await writeRisk(same)).rowsOf("risk-low-balances-by-segment"), "at_risk"), []);
});

test("what customers at risk hold is withheld where it is mostly one customer's, with another group's", async () => {
	const bank = await riskBank(
		[...["A", "B", "C"].flatMap((segment) => [group(segment, -10, 10), group(segment, 500, 20)]), group("A", -5000, 1)],
		limit,
	);
	const { rowsOf } = await writeRisk(bank);
	const rows = rowsOf("risk-negative-balances-by-segment");
	assert.deepEqual(hiddenIn(rows, "at_risk"), []);
	assert.ok(hiddenIn(rows, "balance_at_risk").length > 1);
	assert.ok(hiddenIn(rows, "balance_at_risk").includes("A"));
	assert.equal(rowsOf("risk-overview")[0]?.balance, null);
});

test("who may be leaving does not tell whose activity falls where that is withheld", async () => {
	const active = [3, 3, 3, 3, 3, 3];
	const falling = [9, 7, 5, 3, 1, 0];
	const people = (segment: string, fallen: number): Kind[] => [
		{ segment, customers: 60, months: active },
		{ segment, customers: fallen, months: falling },
		{ segment, customers: 20, months: [1] },
	];
	const bank = await riskBank([...people("A", 2), ...people("B", 20), ...people("C", 30)]);
	const { rowsOf } = await writeRisk(bank);
	assert.deepEqual(hiddenIn(rowsOf("risk-leaving-by-segment"), "at_risk"), ["A", "B"]);
});

test("where the largest customer holds most of what the largest hold, nothing is said of them", async () => {
	const held = (largest: number): Kind[] => [
		{ customers: 1, balance: largest },
		{ customers: 9, balance: 1000 },
		{ customers: 30, balance: 10 },
	];
	const told = await writeRisk(await riskBank(held(1000)));
	assert.equal(
		told.claimOf("risk-largest"),
		"If the 10 largest customers left, $10,000 would go with them: 97.1% of all deposits",
	);
	const { ids, rowsOf } = await writeRisk(await riskBank(held(20_000)));
	assert.ok(!ids.includes("figure risk-largest-customers"));
	assert.ok(rowsOf("risk-overview").every((row) => !String(row.risk).includes("largest")));
});

test("as many of the largest are told of as the threshold asks for", async () => {
	const bank = await riskBank(
		[
			{ customers: 20, balance: 1000 },
			{ customers: 30, balance: 10 },
		],
		{ report: { disclosure: { threshold: 12 } } },
	);
	const { rowsOf } = await writeRisk(bank);
	assert.deepEqual(
		rowsOf("risk-largest-customers").map(({ customers, deposits }) => [customers, deposits]),
		[[12, 12_000]],
	);
});
