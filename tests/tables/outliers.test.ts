import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf } from "./bank-of.ts";

/** Balances of customers, treated as the report says: the fences found and the balances left. */
async function treat(balances: number[], outliers: object): Promise<object> {
	const bank = await bankOf([{ text: `balance\n${balances.join("\n")}\n`, fields: { balance: { role: "balance" } } }], {
		report: { outliers },
	});
	const [{ scale, fences, below, above, column } = {}] = bank.outliers;
	const left = (await bank.values(`select ${column} from customers order by customer`)).flat();
	return { scale: scale?.type, fences, below, above, left };
}

const even = [1, 2, 3, 4, 5, 6, 7, 8, 9];

test("by IQR the fences lie 1.5 interquartile ranges beyond the quartiles", async () => {
	const balances = [-8, ...even, 18];
	// Quartiles 2.5 and 7.5.
	assert.deepEqual(await treat(balances, { method: "iqr" }), {
		scale: "linear",
		fences: { low: -5, high: 15 },
		below: 1,
		above: 1,
		left: balances,
	});
	assert.deepEqual(await treat(balances, { method: "iqr", fence: 3 }), {
		scale: "linear",
		fences: { low: -13, high: 23 },
		below: 0,
		above: 0,
		left: balances,
	});
});

test("by MAD the fences lie at a modified z-score of 3.5", async () => {
	assert.deepEqual(await treat([-8, ...even, 18], { method: "mad" }), {
		scale: "linear",
		// Median 5, MAD 3: 5 ± 3.5 · 3 / 0.6745 is -10.567 and 20.567.
		fences: { low: -11, high: 21 },
		below: 0,
		above: 0,
		left: [-8, ...even, 18],
	});
});

test("by percentile the fences are quantiles", async () => {
	const { fences, below, above } = (await treat([0, ...even, 10], { method: "percentile", fence: 0.1 })) as {
		[name: string]: unknown;
	};
	assert.deepEqual({ fences, below, above }, { fences: { low: 1, high: 9 }, below: 1, above: 1 });
});

test("winsorizing moves outliers to the fence, excluding takes them out of the measure, and neither drops a customer", async () => {
	const balances = [-9, -8, ...even, 18, 19];
	const { left: moved } = (await treat(balances, { action: "winsorize" })) as { left: number[] };
	assert.deepEqual(moved, [-7, -7, ...even, 17, 17]);
	const { left: excluded } = (await treat(balances, { action: "exclude" })) as { left: number[] };
	assert.deepEqual(excluded, [null, null, ...even, null, null]);
});

test("a fence is rounded outward to two digits, so that it is nobody's balance", async () => {
	const balances = [1234, 1239, 5000, 5100, 5200, 5300, 5400, 5500, 5600, 8761, 8769];
	const { fences, below, above } = (await treat(balances, { method: "percentile", fence: 0.1 })) as {
		[name: string]: unknown;
	};
	assert.deepEqual({ fences, below, above }, { fences: { low: 1200, high: 8800 }, below: 0, above: 0 });
});

test("a treated measure keeps its values as they were read beside the treated ones", async () => {
	const balances = [-9, -8, ...even, 18, 19];
	const bank = await bankOf([{ text: `balance\n${balances.join("\n")}\n`, fields: { balance: { role: "balance" } } }], {
		report: { outliers: { action: "exclude" } },
	});
	assert.deepEqual((await bank.values("select balance from customers order by customer")).flat(), balances);
	assert.deepEqual([bank.outliers[0]?.column, bank.outliers[0]?.action], ["balance_treated", "exclude"]);
});

test("outliers of fewer customers than may be shown are kept: what they own would follow from the total", async () => {
	const balances = [-8, ...even, 18];
	const bank = await bankOf([{ text: `balance\n${balances.join("\n")}\n`, fields: { balance: { role: "balance" } } }], {
		report: { outliers: { action: "exclude" }, disclosure: { threshold: 3 } },
	});
	const [found] = bank.outliers;
	assert.deepEqual([found?.column, found?.action, found?.below, found?.above], ["balance", "flag", 1, 1]);
});

test("outliers that are mostly one customer's are kept", async () => {
	const { left } = (await treat([-8, ...even, 100], { action: "exclude" })) as { left: number[] };
	assert.deepEqual(left, [-8, ...even, 100]);
});

test("a value on a fence is no outlier", async () => {
	const { above, below } = (await treat([-5, ...even, 15], { fence: 1.5, action: "exclude" })) as {
		[name: string]: unknown;
	};
	assert.deepEqual([below, above], [0, 0]);
});

test("values that spread too little have no fences, and no outliers", async () => {
	const balances = [5, 5, 5, 5, 5, 5, 5, 5, 9];
	for (const method of ["iqr", "mad"]) {
		const { fences, above } = (await treat(balances, { method, action: "exclude" })) as { [name: string]: unknown };
		assert.deepEqual([method, fences, above], [method, null, 0]);
	}
	assert.deepEqual(await treat([], { method: "iqr" }), {
		scale: "linear",
		fences: null,
		below: 0,
		above: 0,
		left: [null],
	});
	const { fences } = (await treat([5, 5, 5], { method: "percentile" })) as { fences: unknown };
	assert.equal(fences, null);
});

test("a highly skewed measure has its fences on a signed logarithm, whose unit is the middle size of its values", async () => {
	const doubling = Array.from({ length: 21 }, (_, i) => 2 ** i);
	const { scale, fences, above } = (await treat(doubling, {})) as { [name: string]: unknown };
	assert.deepEqual({ scale, above }, { scale: "symlog", above: 0 });
	// On the scale log(1 + x / 1000): quartiles 2^5 and 2^15.
	const [q1, q3] = [Math.log1p(32 / 1000), Math.log1p(32768 / 1000)];
	const high = 1000 * Math.expm1(q3 + 1.5 * (q3 - q1));
	assert.equal((fences as { high: number }).high, Math.ceil(high / 1e5) * 1e5);
});
