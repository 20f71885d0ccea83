import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { benjaminiHochberg } from "../../analysis/statistics/benjamini-hochberg.ts";
import { assertClose } from "./assert-close.ts";

test("benjaminiHochberg is R's, in the order given and with ties", () => {
	// R 4.2.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 1e-20), "BH")
	const expected = [
		0.023333333333333334, 0.046666666666666669, 0.046666666666666669, 0.0175, 0.5, 0.046666666666666669, 7e-20,
	];
	const found = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 1e-20]);
	expected.forEach((q, i) => {
		assertClose(found[i], q);
	});
});

test("benjaminiHochberg of none is none, and of one is that one", () => {
	assert.deepEqual(benjaminiHochberg([]), []);
	assert.deepEqual(benjaminiHochberg([0.03]), [0.03]);
});

test("benjaminiHochberg refuses what is not a p-value, and says which", () => {
	assert.throws(() => benjaminiHochberg([0.1, Number.NaN]), {
		message: "p-value 2 is NaN, not from 0 to 1: leave out tests that could not be made",
	});
	assert.throws(() => benjaminiHochberg([1.2]), {
		message: "p-value 1 is 1.2, not from 0 to 1: leave out tests that could not be made",
	});
});

test("benjaminiHochberg calls what its step-up rule calls, at every level", () => {
	const p = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
	fc.assert(
		fc.property(
			fc.array(p, { minLength: 1, maxLength: 20 }),
			fc.constantFrom(0.0123, 0.0517, 0.2345),
			(values, level) => {
				const ascending = values.toSorted((a, b) => a - b);
				const last = ascending.findLastIndex((value, i) => value <= ((i + 1) / values.length) * level);
				const called = values.map((value) => last >= 0 && value <= (ascending[last] as number));
				assert.deepEqual(
					benjaminiHochberg(values).map((q) => q <= level),
					called,
				);
			},
		),
	);
});
