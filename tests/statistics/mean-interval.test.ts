import assert from "node:assert/strict";
import { test } from "node:test";
import { meanInterval } from "../../analysis/statistics/mean-interval.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: y <- c(2.1, 3.4, 1.9, 8.8, 4.0, 3.3); t.test(y, conf.level = ...)$conf.int
const moments = { n: 6, mean: 3.9166666666666665, variance: 6.373666666666668 };

test("meanInterval is R's", () => {
	const interval = meanInterval(moments);
	assertClose(interval?.low, 1.267248666549765, 1e-9);
	assertClose(interval?.high, 6.566084666783569, 1e-9);
});

test("meanInterval takes the confidence asked for", () => {
	const interval = meanInterval(moments, { confidence: 0.99 });
	assertClose(interval?.low, -0.2391365260497777, 1e-9);
	assertClose(interval?.high, 8.072469859383112, 1e-9);
});

test("meanInterval of one value is unknown", () => {
	assert.equal(meanInterval({ n: 1, mean: 5, variance: Number.NaN }), null);
});

test("meanInterval of equal values is that value", () => {
	assert.deepEqual(meanInterval({ n: 12, mean: 5, variance: 0 }), { low: 5, high: 5 });
});
