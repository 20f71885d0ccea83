import assert from "node:assert/strict";
import { test } from "node:test";
import { countBins } from "../../analysis/sections/bins.ts";
import { bankOf } from "../tables/bank-of.ts";

async function binsOf(values: readonly number[], threshold = 10) {
	const bank = await bankOf(
		[
			{
				fields: { id: { role: "customer" }, balance: { type: "number", role: "balance" } },
				text: `id,balance\n${values.map((value, i) => `c${i},${value}`).join("\n")}\n`,
			},
		],
		{ report: { disclosure: { threshold } } },
	);
	return countBins(bank.engine, "balance", { scale: { type: "linear" }, integer: false, threshold });
}

const even = Array.from({ length: 1000 }, (_, i) => i / 10);

test("no bin holds fewer customers than may be shown, and together they hold all", async () => {
	const { bins } = await binsOf([...even, 150, 151, 180]);
	assert.ok(bins.every(({ customers }) => customers === 0 || customers >= 10));
	assert.equal(
		bins.reduce((sum, { customers }) => sum + customers, 0),
		1003,
	);
});

test("the ends are open where few customers are, and the query tells neither the smallest nor the largest value", async () => {
	const { bins, sql } = await binsOf([-7654, ...even, 98765]);
	assert.equal(bins[0]?.lower, null);
	assert.equal(bins.at(-1)?.upper, null);
	const edges = [...sql.matchAll(/< (-?\d+(?:\.\d+)?)/g)].map(([, edge]) => Number(edge));
	assert.deepEqual(
		edges,
		bins.slice(0, -1).map(({ upper }) => upper),
	);
	assert.match(sql, new RegExp(`else ${bins.length - 1} end`));
});

test("where all but one are alike, there is a single bin without ends", async () => {
	const { bins } = await binsOf([...Array.from({ length: 99 }, () => 0), 5_000_000]);
	assert.deepEqual(bins, [{ lower: null, upper: null, customers: 100 }]);
});
