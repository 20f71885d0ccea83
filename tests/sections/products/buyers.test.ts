import assert from "node:assert/strict";
import { test } from "node:test";
import { wilsonInterval } from "../../../analysis/statistics/wilson-interval.ts";
import { type Holders, holdersBank, writeProducts } from "./holders-bank.ts";

const group = (name: string, customers: number, buyers: number): Holders => ({
	group: name,
	holds: ["Card"],
	customers,
	buyers,
});

test("who buys is told of all customers and of each group, with Wilson's interval", async () => {
	const { rows, claimOf } = await writeProducts(
		await holdersBank([
			group("Savers", 200, 100),
			group("Spenders", 300, 60),
			{ ...group("Idle", 100, 25), holds: [] },
		]),
	);
	assert.equal(claimOf("who-buys"), "30.8% of customers bought: from 20.0% of Spenders to 50.0% of Savers");
	const found = rows("purchase-rate-by-segment");
	assert.deepEqual(
		found.map(({ segment, customers, buyers }) => [segment, customers, buyers]),
		[
			["All customers", 600, 185],
			["Spenders", 300, 60],
			["Savers", 200, 100],
			["Idle", 100, 25],
		],
	);
	for (const { buyers, customers, share_low, share_high } of found) {
		const { low, high } = wilsonInterval(Number(buyers), Number(customers));
		assert.ok(Math.abs(Number(share_low) - low) < 1e-6 && Math.abs(Number(share_high) - high) < 1e-6);
	}
});

test("groups whose intervals meet are not set apart, and one group is all customers", async () => {
	const alike = await writeProducts(await holdersBank([group("Savers", 200, 60), group("Spenders", 300, 93)]));
	assert.equal(alike.claimOf("who-buys"), "30.6% of customers bought, and no segment clearly more often than another");
	const one = await writeProducts(await holdersBank([group("All", 200, 60)]));
	assert.equal(one.claimOf("who-buys"), "30.0% of customers bought");
	assert.equal(one.rows("purchase-rate-by-customer-group").length, 1);
});

test("groups between the ends may be apart though the ends are not, and shares that read alike are no range", async () => {
	const written = await writeProducts(
		await holdersBank([group("A", 40, 10), group("B", 3000, 900), group("C", 3000, 1200), group("D", 40, 18)]),
	);
	assert.equal(written.claimOf("who-buys"), "35.0% of customers bought: not as many of every segment");
	const same = await writeProducts(await holdersBank([group("A", 100, 30), group("B", 200, 60)]));
	assert.equal(same.claimOf("who-buys"), "30.0% of customers bought, as many of every segment shown");
});

test("a group in which few bought is withheld with another, from which it would follow", async () => {
	const { rows, claimOf } = await writeProducts(
		await holdersBank([group("Savers", 200, 100), group("Spenders", 300, 60), group("Idle", 100, 4)]),
	);
	const shown = rows("purchase-rate-by-segment").filter(({ share }) => share !== null);
	assert.deepEqual(
		shown.map(({ segment }) => segment),
		["All customers", "Savers"],
	);
	assert.equal(claimOf("who-buys"), "27.3% of customers bought");
});

test("nothing is said of who buys where the data do not say it", async () => {
	const { claimOf } = await writeProducts(await holdersBank([{ group: "Savers", holds: ["Card"], customers: 200 }]));
	assert.equal(claimOf("who-buys"), undefined);
});
