/** Numbers of a few customers that another exhibit of the chapter would give away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Holders, holdersBank, writeProducts } from "./holders-bank.ts";

const hold = (group: string, holds: string[], customers: number): Holders => ({ group, holds, customers });

test("no mean number of products is told of groups of which the holders of a product are not", async () => {
	const groups = (few: number): Holders[] => [
		hold("A", ["Card"], 30),
		hold("A", ["Loan"], few),
		hold("A", [], 30),
		hold("B", ["Card"], 30),
		hold("B", ["Loan"], 20),
		hold("B", [], 30),
		...["C", "D"].flatMap((group) => [
			hold(group, ["Card", "Loan"], 20),
			hold(group, ["Loan"], 25),
			hold(group, [], 30),
		]),
	];
	const { rows, exhibit } = await writeProducts(await holdersBank(groups(3)));
	const withheld = rows("holdings-by-segment").flatMap(({ segment, holders }) => (holders === null ? [segment] : []));
	assert.deepEqual(withheld.toSorted(), ["A", "B"]);
	// The mean times the customers, less the holders of a card, would be the holders of a loan.
	const hidden = rows("mean-products").flatMap(({ segment, mean }) => (mean === null ? [segment] : []));
	assert.deepEqual(hidden.toSorted(), ["A", "B"]);
	assert.equal(exhibit("products-per-customer"), undefined);
	const open = await writeProducts(await holdersBank(groups(20)));
	assert.ok(open.rows("mean-products").every(({ mean }) => mean !== null));
});

test("no mean is told where a product is left out: less the holders of the others it would be its holders", async () => {
	const all = [
		hold("A", ["Card"], 40),
		hold("A", [], 40),
		hold("A", ["Gold"], 3),
		hold("B", ["Card"], 40),
		hold("B", [], 40),
		hold("B", ["Gold"], 4),
	];
	const { claimOf, exhibit } = await writeProducts(await holdersBank(all));
	assert.equal(exhibit("mean-products"), undefined);
	assert.match(claimOf("number-of-products") ?? "", /^How many products customers hold cannot be shown/);
	const one = await writeProducts(await holdersBank(all.map((holders) => ({ ...holders, group: "A" }))));
	assert.equal(one.exhibit("mean-products"), undefined);
});

test("with one product the mean is withheld where the holders are", async () => {
	const { exhibit } = await writeProducts(
		await holdersBank([hold("A", ["Card"], 3), hold("A", [], 27), hold("B", ["Card"], 12), hold("B", [], 18)]),
	);
	assert.equal(exhibit("mean-products"), undefined);
});

test("a pair that is left out does not follow from the customers who hold two products: another is left out too", async () => {
	const bank = (scale: number) => [
		hold("A", ["X", "Y"], 15 * scale),
		hold("A", ["X", "Z"], 16 * scale),
		hold("A", ["Y", "Z"], 5),
		...["X", "Y", "Z"].map((product) => hold("A", [product], 20 * scale)),
		hold("A", [], 24 * scale),
	];
	const { rows, exhibit } = await writeProducts(await holdersBank(bank(1)));
	assert.deepEqual(
		rows("products-together").map(({ pair }) => pair),
		["X and Z"],
	);
	// 36 customers hold two products, and so much follows from the interval of the mean as well.
	assert.equal(exhibit("products-per-customer"), undefined);
	assert.equal(exhibit("mean-products"), undefined);
	// The interval of many customers does not tell, but the numbers themselves would.
	const many = await writeProducts(await holdersBank(bank(20)));
	assert.equal(many.exhibit("products-per-customer"), undefined);
	const [mean] = many.rows("mean-products");
	assert.deepEqual(
		[mean?.mean_low, mean?.mean_high].map(String).filter((end) => !/^\d(\.\d{1,3})?$/.test(end)),
		[],
	);
});

/** Owners of P1 and P2 by group as in a bank where nobody in B owns P2, with the buyers among each fourth of a group. */
function fourths(group: string, buyers: readonly number[], second: boolean): Holders[] {
	const holds = [["P1"], second ? ["P1", "P2"] : ["P1"], second ? ["P2"] : [], []];
	return holds.map((products, i) => ({ group, holds: products, customers: 15, buyers: buyers[i] ?? 0 }));
}

test("the buyers of a group do not follow from products that nobody there owns: all products have one base", async () => {
	const { rows } = await writeProducts(
		await holdersBank([
			...fourths("A", [10, 10, 10, 7], true),
			...fourths("B", [2, 0, 1, 0], false),
			...fourths("C", [10, 8, 8, 8], true),
		]),
	);
	const buyers = rows("ownership-and-buying-overall").map(
		({ owners, owners_rate, others, others_rate }) =>
			Math.round(Number(owners) * Number(owners_rate)) + Math.round(Number(others) * Number(others_rate)),
	);
	assert.deepEqual(buyers, [74, 74]);
	const shown = rows("ownership-and-buying").flatMap(({ product, segment, owners }) =>
		owners === null ? [] : [`${product} ${segment}`],
	);
	// B and the group that hides it are the same for both.
	assert.equal(new Set(shown.map((row) => row.split(" ")[1])).size, 1);
	assert.ok(!shown.some((row) => row.endsWith("B")));
});

test("a group that hides another is not compared with it as if the two were one", async () => {
	const { rows } = await writeProducts(
		await holdersBank([
			...fourths("A", [10, 10, 10, 10], true),
			...fourths("B", [2, 0, 1, 0], false),
			...fourths("C", [10, 10, 10, 10], true),
		]),
	);
	const [second] = rows("ownership-and-buying-overall").filter(({ product }) => product === "P2");
	// In each group with owners of P2 owners and others buy equally often; over all groups they do not.
	assert.equal(second?.difference, 0);
	assert.ok(Number(second?.pooled_difference) > 0.2);
});

test("how many owners have no known outcome does not follow where they are few", async () => {
	const { bank, settings } = await holdersBank([
		...fourths("A", [5, 5, 5, 5], true),
		...fourths("B", [5, 5, 5, 5], true),
		...fourths("C", [5, 5, 5, 5], true),
	]);
	await bank.engine.run(
		"update purchases set purchased = null where customer in (select min(customer) from purchases)",
	);
	const { rows } = await writeProducts({ bank, settings });
	for (const row of rows("ownership-and-buying-overall")) {
		assert.equal(row.owners, null);
		assert.equal(row.owners_rate, null);
		assert.notEqual(row.difference, null);
	}
	assert.ok(rows("ownership-and-buying").some(({ owners }) => owners === null));
});

test("a mean use most of which is one customer's is withheld, with another", async () => {
	const use = (group: string, uses: number, customers: number): Holders => ({
		group,
		holds: ["Card"],
		customers,
		uses,
	});
	const rest = ["A", "B", "C"].map((group) => hold(group, [], 30));
	const { rows } = await writeProducts(
		await holdersBank([use("A", 1000, 1), use("A", 2, 29), use("B", 3, 30), use("C", 4, 31), ...rest]),
	);
	assert.deepEqual(
		rows("product-usage")
			.map(({ segment, mean_usage }) => [segment, mean_usage === null])
			.toSorted(),
		[
			["A", true],
			["B", true],
			["C", false],
		],
	);
});
