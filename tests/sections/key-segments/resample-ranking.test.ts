import assert from "node:assert/strict";
import { test } from "node:test";
import { cellDrawer } from "../../../analysis/sections/key-segments/draw-cells.ts";
import { resampleRanking } from "../../../analysis/sections/key-segments/resample-ranking.ts";
import { searchGroups } from "../../../analysis/sections/key-segments/search.ts";
import { resampleIndexes, seededRandom } from "../../../analysis/statistics/random.ts";
import { createRandom } from "../../generator/random.ts";
import { type Customer, cellsOf, traitsOf } from "./cells-of.ts";

const traits = traitsOf([
	["A", "B"],
	["C", "D"],
]);

/** So many customers of lognormal incomes in each of the four cells, who spend this share of them, give or take. */
function customersOf(count: number, shares: readonly [number, number, number, number]): Customer[] {
	const random = createRandom(8);
	return shares.flatMap((share, cell) =>
		Array.from({ length: count }, () => {
			const income = random.lognormal(1000, 0.5);
			return { codes: [cell >> 1, cell & 1], income, spend: share * income * random.lognormal(1, 0.3) };
		}),
	);
}

const options = {
	keySegments: { weights: { utilization: 0.4, spend: 0.4, size: 0.2 }, minCustomers: 20, minShare: 0 },
	disclosureThreshold: 10,
	meaningfulDifference: 0.02,
};

async function rank(customers: readonly Customer[], { top = 1, seed = 1 } = {}): Promise<[string, number][]> {
	const cells = cellsOf(customers);
	const search = searchGroups(cells, traits, options);
	assert.ok(search);
	const shares = await resampleRanking(cells, search, {
		replicates: 200,
		top,
		meaningfulDifference: 0.02,
		random: seededRandom(seed),
	});
	return [...shares].map(([{ conditions }, share]) => [
		conditions.map(({ trait, category }) => traits[trait]?.categories[category]).join(""),
		share,
	]);
}

test("a group far above all others is first in every resample", async () => {
	const shares = new Map(await rank(customersOf(150, [0.8, 0.3, 0.3, 0.3])));
	assert.equal(shares.get("AC"), 1);
	assert.equal(shares.size, 8);
});

test("of two groups of about the same score each is first in some resamples", async () => {
	const shares = new Map(await rank(customersOf(150, [0.8, 0.3, 0.3, 0.8])));
	assert.ok(Number(shares.get("AC")) > 0.05 && Number(shares.get("BD")) > 0.05);
	assert.ok(Math.abs(Number(shares.get("AC")) + Number(shares.get("BD")) - 1) < 1e-9);
	const both = new Map(await rank(customersOf(150, [0.8, 0.3, 0.3, 0.8]), { top: 2 }));
	assert.deepEqual([both.get("AC"), both.get("BD")], [1, 1]);
});

test("where nothing differs hardly any resample lists a group", async () => {
	for (const [, share] of await rank(customersOf(150, [0.4, 0.4, 0.4, 0.4]))) assert.ok(share < 0.1);
});

test("the same seed gives the same shares", async () => {
	const customers = customersOf(60, [0.5, 0.4, 0.4, 0.5]);
	assert.deepEqual(await rank(customers, { seed: 3 }), await rank(customers, { seed: 3 }));
});

test("resampled sums have the mean and the covariances of a bootstrap of the customers", async () => {
	const customers = customersOf(40, [0.6, 0.4, 0.3, 0.5]);
	const cells = cellsOf(customers);
	// A group across two cells.
	const isIn = ({ codes }: { codes: number[] }) => codes[1] === 0;
	const members = cells.flatMap((cell, place) => (isIn(cell) ? [place] : []));
	const draw = cellDrawer(cells, seededRandom(2));
	const random = seededRandom(3);
	const byCells = momentsOf(() => {
		const drawn = draw();
		return [0, 1, 2].map((part) => members.reduce((sum, place) => sum + (drawn[3 * place + part] ?? 0), 0));
	});
	const byCustomers = momentsOf(() => {
		const sums = [0, 0, 0];
		for (const index of resampleIndexes(customers.length, random)) {
			const customer = customers[index] as Customer;
			if (!isIn(customer)) continue;
			for (const [part, value] of [1, customer.spend, customer.income].entries())
				sums[part] = (sums[part] ?? 0) + value;
		}
		return sums;
	});
	for (const [i, value] of byCells.entries()) {
		const other = byCustomers[i] ?? 0;
		assert.ok(Math.abs(value / other - 1) < (i < 3 ? 0.01 : 0.08), `moment ${i}: ${value} is not ${other}`);
	}
});

/** The three means and the six covariances of 4,000 draws. */
function momentsOf(draw: () => number[]): number[] {
	const draws = Array.from({ length: 4000 }, draw);
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const means = [0, 1, 2].map((part) => mean(draws.map((sums) => sums[part] ?? 0)));
	const covariances = [0, 1, 2].flatMap((a) =>
		[0, 1, 2]
			.slice(a)
			.map((b) => mean(draws.map((sums) => ((sums[a] ?? 0) - (means[a] ?? 0)) * ((sums[b] ?? 0) - (means[b] ?? 0))))),
	);
	return [...means, ...covariances];
}
