import assert from "node:assert/strict";
import { test } from "node:test";
import { readBasis } from "../../../analysis/sections/utilization/basis.ts";
import { readPairs } from "../../../analysis/sections/utilization/pairs.ts";
import { type Spender, spendersBank, writeUtilization } from "./spenders-bank.ts";

/** Customers of a cell who spend a share of the same income, give or take a little. */
function cellOf(city: string, gender: string, { share, count = 40 }: { share: number; count?: number }): Spender[] {
	return Array.from({ length: count }, (_, i) => ({
		income: 1000,
		spend: 1000 * share + 10 * ((i % 5) - 2),
		traits: { gender, city },
	}));
}

const additive = [
	...cellOf("Oslo", "Female", { share: 0.3 }),
	...cellOf("Oslo", "Male", { share: 0.4 }),
	...cellOf("Rome", "Female", { share: 0.5 }),
	...cellOf("Rome", "Male", { share: 0.6 }),
	...cellOf("Bonn", "Female", { share: 0.2 }),
	...cellOf("Bonn", "Male", { share: 0.3 }),
];

test("the table of a pair holds each cell's utilization, and what the two traits give by themselves", async () => {
	const { rows, figure, finding } = await writeUtilization(await spendersBank(additive));
	const cell = rows("utilization-by-gender-and-city").find(({ city, gender }) => city === "Oslo" && gender === "Male");
	assert.deepEqual(
		[cell?.customers, cell?.utilization, cell?.mean_of_ratios, cell?.expected, cell?.departure],
		[40, 0.4, 0.4, 0.4, 0],
	);
	const { chart, claim } = figure("utilization-by-gender-and-city");
	assert.deepEqual([chart.kind === "heatmap" && chart.y, chart.kind === "heatmap" && chart.x], ["city", "gender"]);
	assert.equal(claim, "By gender and city, differences by one trait are about the same in every group of the other");
	assert.equal(finding("utilization-adds-up").claim, "Every two traits only add up, in the one pair");
});

test("a cell that departs from adding up is named with its points, and cited from the table of pairs", async () => {
	const spenders = additive.map((one) =>
		one.traits?.city === "Rome" && one.traits.gender === "Male" ? { ...one, spend: one.spend + 120 } : one,
	);
	const { finding, rows, figure } = await writeUtilization(await spendersBank(spenders));
	// Weighed alike, a cell of three by two that is 12 points higher departs by a third of that: 12 × (1 - 4 / 6).
	const says = "en in Rome spend 72.0% of their income, 4.0 points more than the two traits by themselves would give";
	assert.equal(
		finding("utilization-adds-up").claim,
		"The two traits do not simply add up: men in Rome spend 4.0 points more of their income",
	);
	assert.equal(figure("utilization-by-gender-and-city").claim, `M${says}`);
	const [line = assert.fail()] = finding("utilization-adds-up").evidence;
	assert.deepEqual([line.table, line.verdict], ["utilization-interactions", "supported"]);
	const row = rows(line.table)[line.row] ?? {};
	assert.deepEqual([row.furthest, row.utilization, row.departure], ["Male, Rome", 0.72, line.estimate]);
	assert.ok(Math.abs(Number(line.estimate) - 0.04) < 0.0005);
});

test("cells of too few customers are withheld with as many others as it takes, and are not part of the test", async () => {
	const spenders = [
		...additive,
		...cellOf("Kiel", "Female", { share: 0.9, count: 4 }),
		...cellOf("Kiel", "Male", { share: 0.5 }),
	];
	const { rows } = await writeUtilization(await spendersBank(spenders, { threshold: 10 }));
	const hidden = rows("utilization-by-gender-and-city").filter(({ customers }) => customers === null);
	assert.equal(hidden.length, 4);
	for (const row of hidden) assert.deepEqual([row.utilization, row.expected, row.departure], [null, null, null]);
	assert.ok(hidden.some(({ city, gender }) => city === "Kiel" && gender === "Female"));
});

test("cells from 10 to 29 customers are shown and have no expectation", async () => {
	const spenders = [
		...additive,
		...cellOf("Kiel", "Female", { share: 0.9, count: 12 }),
		...cellOf("Kiel", "Male", { share: 0.5 }),
	];
	const { rows } = await writeUtilization(await spendersBank(spenders, { threshold: 10 }));
	const small = rows("utilization-by-gender-and-city").find(
		({ city, gender }) => city === "Kiel" && gender === "Female",
	);
	assert.deepEqual([small?.customers, small?.utilization, small?.expected], [12, 0.8975, null]);
});

test("one trait within another leaves nothing to test, and traits of more than twelve groups are not paired", async () => {
	const nested = additive.map((one) => ({
		...one,
		traits: { city: one.traits?.city ?? "", region: one.traits?.city === "Rome" ? "South" : "North" },
	}));
	const { sections } = await writeUtilization(await spendersBank(nested));
	assert.ok(!sections.some(({ id }) => id === "utilization-interactions"));
	const many = Array.from({ length: 13 }, (_, i) => `City ${i}`).flatMap((city) =>
		["Female", "Male"].flatMap((gender) => cellOf(city, gender, { share: 0.3 })),
	);
	const { bank, settings } = await spendersBank(many);
	const { pairs, leftOut } = await readPairs(await readBasis(bank, settings));
	assert.deepEqual([pairs.length, leftOut.map(({ field }) => field.role)], [0, ["city"]]);
});
