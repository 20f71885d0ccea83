import assert from "node:assert/strict";
import { test } from "node:test";
import { bcaInterval, percentileInterval } from "../../analysis/statistics/bootstrap.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2, boot 1.3.28: y <- c(2.1, 3.4, 1.9, 8.8, 4.0, 3.3, 12.5, 0.7, 5.2, 1.1); set.seed(7)
// round(boot(y, function(d, i) mean(d[i]), R = 99)$t, 3)
const replicates = [
	4.88, 5.33, 3.64, 3.52, 2.28, 3.98, 2.7, 4.99, 3.53, 2.7, 4.12, 3.36, 3.04, 4.91, 4.24, 5.4, 4.35, 3.14, 3.43, 5.77,
	3.09, 7.03, 4.15, 2.94, 4.47, 3.64, 4.48, 2.95, 3.6, 2.81, 3.54, 3.89, 2.92, 5.58, 2.54, 5.22, 3.56, 3.74, 5.74, 2.64,
	5.6, 5.19, 2.92, 3.37, 4.54, 5.6, 4.11, 2.15, 5.75, 2.63, 4.82, 2.84, 5.21, 3.87, 3.9, 6.28, 4.39, 3.74, 3.81, 5.82,
	3.71, 3.97, 4.9, 3.47, 4.05, 5.08, 6.07, 4.57, 4.71, 4.05, 4.83, 4.18, 6.24, 5.81, 5.68, 4.13, 3.86, 3.96, 5.26, 4.66,
	4.2, 5.43, 6.19, 4.9, 5.37, 6.15, 4.7, 3.52, 6.05, 6.23, 3.58, 4.5, 2.5, 4.16, 4.26, 4.12, 4.4, 5.28, 4.68,
];
const values = [2.1, 3.4, 1.9, 8.8, 4, 3.3, 12.5, 0.7, 5.2, 1.1];
const estimate = 4.3;
const jackknife = values.map((value) => ({ value: (43 - value) / 9, weight: 1 }));

test("percentileInterval is R's quantiles of type 7", () => {
	// R 4.2.2: quantile(t, c(0.025, 0.975)), quantile(t, c(0.05, 0.95))
	assertInterval(percentileInterval(replicates), [2.518, 6.2355]);
	assertInterval(percentileInterval(replicates, { confidence: 0.9 }), [2.639, 6.154]);
});

test("bcaInterval is scipy's", () => {
	// scipy 1.10.1: stats.bootstrap((y,), np.mean, n_resamples=0, method="BCa", bootstrap_result=r), where
	// r.bootstrap_distribution is the replicates; and the same with confidence_level=0.9
	const sample = { estimate, replicates, jackknife };
	assertInterval(bcaInterval(sample), [2.675544530665722, 6.507219820815045]);
	assertInterval(bcaInterval(sample, { confidence: 0.9 }), [2.8462969345043545, 6.239837773196118]);
});

test("bcaInterval of ten thousand replicates is that of R's boot.ci, which interpolates differently", () => {
	// R 4.2.2, boot 1.3.28: t <- -log(1 - (1:9999) / 10000); boot.ci(b, type = "bca", t0 = 0.65, t = t, L = c(1, 1, 1, -2, -0.5, -0.5))
	const many = Array.from({ length: 9999 }, (_, i) => -Math.log(1 - (i + 1) / 10000));
	const influences = [
		{ value: -1, weight: 3 },
		{ value: 2, weight: 1 },
		{ value: 0.5, weight: 2 },
	];
	const { low, high } = bcaInterval({ estimate: 0.65, replicates: many, jackknife: influences });
	assertClose(low, 0.0119873068483132, 1e-2);
	assertClose(high, 3.12433991136003, 1e-3);
});

test("bcaInterval weighs leave-one-out values by the customers that share them", () => {
	const shared = [
		{ value: 4.5, weight: 3 },
		{ value: 3.9, weight: 1 },
	];
	const oneByOne = [4.5, 4.5, 4.5, 3.9].map((value) => ({ value, weight: 1 }));
	const [together, apart] = [shared, oneByOne].map((influences) =>
		bcaInterval({ estimate, replicates, jackknife: influences }),
	);
	assertInterval(together ?? assert.fail(), [apart?.low ?? Number.NaN, apart?.high ?? Number.NaN]);
});

test("bcaInterval is the percentile interval without bias and skew, and where all replicates lie on one side", () => {
	const even = [1, 2, 3, 4, 5, 6, 7, 8, 9];
	const still = [{ value: 5, weight: 9 }];
	assertInterval(bcaInterval({ estimate: 5, replicates: even, jackknife: still }), percentile(even));
	assertInterval(bcaInterval({ estimate: 0.5, replicates: even, jackknife }), percentile(even));
	assertInterval(bcaInterval({ estimate: 9.5, replicates: even, jackknife }), percentile(even));
	assertInterval(bcaInterval({ estimate: 5, replicates: [5, 5, 5], jackknife: [] }), [5, 5]);
});

test("bcaInterval reaches to the largest replicate where the skew leaves no quantile to read", () => {
	const skewed = [
		{ value: 0, weight: 1000 },
		{ value: -1, weight: 1 },
	];
	const { high } = bcaInterval({ estimate: 4.3, replicates, jackknife: skewed }, { confidence: 0.999999999999 });
	assert.equal(high, Math.max(...replicates));
});

test("percentileInterval and bcaInterval ask for replicates", () => {
	const message = { message: "there are no replicates: draw some first" };
	assert.throws(() => percentileInterval([]), message);
	assert.throws(() => bcaInterval({ estimate: 1, replicates: [], jackknife }), message);
});

function percentile(ofReplicates: readonly number[]): [number, number] {
	const { low, high } = percentileInterval(ofReplicates);
	return [low, high];
}

function assertInterval(found: { low: number; high: number }, [low, high]: readonly [number, number]): void {
	assertClose(found.low, low, 1e-11);
	assertClose(found.high, high, 1e-11);
}
