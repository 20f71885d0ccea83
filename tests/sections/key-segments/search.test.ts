import assert from "node:assert/strict";
import { test } from "node:test";
import { type Search, type SearchedGroup, searchGroups } from "../../../analysis/sections/key-segments/search.ts";
import { createRandom, type Random } from "../../generator/random.ts";
import { type Customer, cellsOf, traitsOf } from "./cells-of.ts";

const categories = [5, 5, 4, 2];
const traits = traitsOf(categories.map((count, trait) => Array.from({ length: count }, (_, i) => `${trait}${i}`)));

const settings = {
	keySegments: { weights: { utilization: 0.4, spend: 0.4, size: 0.2 }, minCustomers: 50, minShare: 0.01 },
	disclosureThreshold: 10,
	meaningfulDifference: 0.02,
};

/** Customers of lognormal incomes who spend about 40% of them, times `factor`. */
function draw(
	random: Random,
	{ count, sigma, factor }: { count: number; sigma: number; factor: (codes: readonly number[]) => number },
): Customer[] {
	return Array.from({ length: count }, () => {
		const codes = categories.map((many) => Math.floor(random.uniform() * many));
		const income = random.lognormal(20_000, 0.5);
		return { codes, income, spend: 0.4 * income * random.lognormal(1, sigma) * factor(codes) };
	});
}

function search(customers: readonly Customer[], options: Partial<typeof settings> = {}): Search {
	const found = searchGroups(cellsOf(customers), traits, { ...settings, ...options });
	assert.ok(found);
	return found;
}

const spell = ({ conditions }: SearchedGroup) =>
	conditions.map(({ trait, category }) => traits[trait]?.categories[category]).join(" ");

const isPlanted = ([a, b, c]: readonly number[]) => a === 1 && b === 2 && c === 3;

test("a group of three conditions that is more than its parts comes first, and nothing beside it is listed", () => {
	const factor = (codes: readonly number[]) => (isPlanted(codes) ? 1.8 : 1);
	const keySegments = { ...settings.keySegments, minShare: 0.005 };
	const customers = draw(createRandom(3), { count: 8000, sigma: 0.3, factor });
	const { listed, searched, whole } = search(customers, { keySegments });
	assert.equal(spell(listed[0] as SearchedGroup), "01 12 23");
	const [first] = listed as [SearchedGroup];
	assert.ok(first.utilization.estimate > 1.6 * whole.utilization.estimate);
	assert.ok(first.shrunken.utilization.estimate < first.utilization.estimate);
	assert.ok(first.comparisons.length === 7 && first.comparisons.every(({ lead }) => lead.low > 0));
	// Simpler groups that it is part of are lifted by it.
	for (const group of listed)
		assert.ok(group.conditions.every(({ trait, category }) => first.conditions[trait]?.category === category));
	assert.ok(searched.length > 300);
});

test("a tiny group of the luckiest customers is not searched, and a small one does not win", () => {
	const customers = draw(createRandom(4), { count: 4000, sigma: 0.3, factor: () => 1 });
	const lucky = customers.map((customer) =>
		customer.codes.join() === "0,0,0,0" ? { ...customer, spend: 0.9 * customer.income } : customer,
	);
	const { searched, listed, least } = search(lucky);
	assert.equal(least, 50);
	assert.ok(searched.every(({ sums }) => sums.n >= 50));
	assert.deepEqual(
		listed.filter(({ conditions }) => conditions.length === 3),
		[],
	);
});

test("a group is as large as the larger of minCustomers and minShare ask, and as the disclosure threshold", () => {
	const customers = draw(createRandom(5), { count: 2000, sigma: 0.3, factor: () => 1 });
	const leastOf = (minCustomers: number, minShare: number, disclosureThreshold = 10) =>
		search(customers, {
			keySegments: { ...settings.keySegments, minCustomers, minShare },
			disclosureThreshold,
		}).least;
	assert.deepEqual([leastOf(50, 0.01), leastOf(30, 0.1), leastOf(5, 0, 10)], [50, 200, 10]);
});

test("without a group that is large enough, or a customer, there is no search", () => {
	assert.equal(searchGroups(cellsOf([{ codes: [0, 0, 0, 0], spend: 1, income: 2 }]), traits, settings), undefined);
	assert.equal(searchGroups([], traits, settings), undefined);
});

test("a lead that is sure but too small to matter lists nothing", () => {
	const factor = ([a]: readonly number[]) => (a === 1 ? 1.02 : 1);
	const customers = draw(createRandom(6), { count: 30_000, sigma: 0.02, factor });
	assert.deepEqual(search(customers).listed, []);
	assert.deepEqual(search(customers, { meaningfulDifference: 0.005 }).listed.map(spell), ["01"]);
});

/** Of so many data sets, how many list a group of more than one condition, and how many any. */
function countFooled(runs: number, options: Parameters<typeof draw>[1]): { combined: number; any: number } {
	const random = createRandom(17);
	const fooled = { combined: 0, any: 0 };
	for (let run = 0; run < runs; run++) {
		const { listed } = search(draw(random, options));
		if (listed.length > 0) fooled.any++;
		if (listed.some(({ conditions }) => conditions.length > 1)) fooled.combined++;
	}
	return fooled;
}

test("of data sets in which nothing goes with anything, at most 5% list any group", () => {
	const { any } = countFooled(100, { count: 1500, sigma: 0.5, factor: () => 1 });
	assert.ok(any <= 5, `${any} of 100`);
});

test("of data sets in which one trait alone matters, nearly all list its category and at most 5% a combination", () => {
	const factor = ([a]: readonly number[]) => (a === 1 ? 1.5 : 1);
	const { any, combined } = countFooled(100, { count: 1500, sigma: 0.5, factor });
	assert.ok(any >= 90, `${any} of 100`);
	assert.ok(combined <= 5, `${combined} of 100`);
});
