import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { signedLog } from "../../analysis/statistics/signed-log.ts";
import { signedLogBins } from "../../analysis/statistics/signed-log-bins.ts";

test("signedLogBins steps evenly on the scale, on both sides of zero, in numbers of two digits", () => {
	const edges = signedLogBins({ n: 20000, low: -900.5, high: 250000 }, 100);
	const positive = [58, 150, 300, 530, 900, 1500, 2400, 3900, 6200, 9900, 16000, 25000, 40000, 63000, 100000, 160000];
	assert.deepEqual(edges, [-1500, -900, -530, -300, -150, -58, 0, ...positive, 250000, 400000]);
});

test("signedLogBins takes finer steps, in numbers of three digits, where they still give no more than 40 bins", () => {
	const edges = signedLogBins({ n: 20000, low: 0, high: 980 }, 100);
	assert.deepEqual(edges, [0, 25.9, 58.5, 99.5, 151, 216, 298, 401, 531, 694, 900, 1160]);
});

test("signedLogBins has fewer bins for few customers", () => {
	assert.deepEqual(
		signedLogBins({ n: 12, low: 0, high: 99000 }, 100),
		[0, 120, 360, 900, 2100, 4500, 9900, 21000, 46000, 100000],
	);
});

test("signedLogBins are ascending, hold every value, and are equally wide but for the rounding", () => {
	const range = fc.record({
		n: fc.integer({ min: 1, max: 1e8 }),
		low: cents({ min: -1e6, max: 0 }),
		high: cents({ min: 1, max: 1e9 }),
	});
	fc.assert(
		fc.property(range, fc.constantFrom(1, 100, 1000), (values, constant) => {
			const edges = signedLogBins(values, constant);
			assert.ok((edges[0] as number) <= values.low && values.high < (edges.at(-1) as number));
			assert.ok(edges.length - 1 <= 40 && edges.includes(0));
			const widths = edges
				.slice(1)
				.map((edge, i) => signedLog(edge, constant) - signedLog(edges[i] as number, constant));
			assert.ok(Math.min(...widths) > 0 && Math.max(...widths) < 1.3 * Math.min(...widths));
		}),
	);
});

function cents({ min, max }: { min: number; max: number }): fc.Arbitrary<number> {
	return fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
}
