import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wilsonInterval } from "../../analysis/statistics/wilson-interval.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: prop.test(x, n, correct = FALSE)$conf.int; statsmodels 0.13.5: proportion_confint(x, n, method="wilson").
const reference = [
	[0, 10, 0, 0.2775327998628891],
	[10, 10, 0.7224672001371109, 1],
	[3, 10, 0.107791267406301, 0.6032218525388545],
	[81, 263, 0.2552885198782743, 0.3662095769828002],
	[15, 148, 0.06238639953073628, 0.160487241723308],
	[1, 20000, 0.000008826282272974871, 0.0002831905702260401],
	[9875, 20000, 0.4868228877281941, 0.5006795127225072],
] as const;

for (const [successes, n, low, high] of reference) {
	test(`wilsonInterval(${successes}, ${n}) is R's`, () => {
		const interval = wilsonInterval(successes, n);
		assertClose(interval.low, low);
		assertClose(interval.high, high);
	});
}

test("wilsonInterval takes the confidence asked for", () => {
	// R 4.2.2: prop.test(15, 148, correct = FALSE, conf.level = 0.99)$conf.int
	const interval = wilsonInterval(15, 148, { confidence: 0.99 });
	assertClose(interval.low, 0.05364486961396486);
	assertClose(interval.high, 0.18326735011315248);
});

test("wilsonInterval of nobody says that nothing is known", () => {
	assert.deepEqual(wilsonInterval(0, 0), { low: 0, high: 1 });
});

test("wilsonInterval holds the share and stays inside 0 and 1", () => {
	const counts = fc
		.integer({ min: 1, max: 1e9 })
		.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
	fc.assert(
		fc.property(counts, ([successes, n]) => {
			const { low, high } = wilsonInterval(successes, n);
			assert.ok(0 <= low && low <= successes / n && successes / n <= high && high <= 1);
		}),
	);
});
