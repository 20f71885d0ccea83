import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pooledRiskDifference } from "../../analysis/statistics/risk-difference.ts";
import { admissions } from "./admissions.ts";
import { assertClose } from "./assert-close.ts";
import { anyTable, tableOf } from "./counts.ts";

test("pooledRiskDifference is metafor's formula in R", () => {
	// R 4.2.2, the formulas of metafor::rma.mh(measure = "RD"), with a, n1 of the exposed, c, n2 of the others, N = n1 + n2:
	// b <- sum(a * n2 / N - c * n1 / N) / sum(n1 * n2 / N)
	// se <- sqrt((b * sum(c * (n1 / N)^2 - a * (n2 / N)^2 + (n1 / N) * (n2 / N) * (n2 - n1) / 2) +
	//   sum(a * (n2 - c) / N + c * (n1 - a) / N) / 2) / sum(n1 * n2 / N)^2)
	const { estimate, low, high } = pooledRiskDifference(admissions);
	assertClose(estimate, -0.018425196190852523, 1e-11);
	assertClose(low, -0.047482435346542229, 1e-11);
	assertClose(high, 0.010632042964837184, 1e-11);
});

test("pooledRiskDifference of one stratum is the difference of its shares", () => {
	assertClose(pooledRiskDifference([tableOf([30, 100, 20, 200])]).estimate, 0.2);
});

test("pooledRiskDifference leaves out strata without both groups, and knows nothing without any", () => {
	const strata = [tableOf([30, 100, 20, 200])];
	assert.deepEqual(pooledRiskDifference([...strata, tableOf([5, 9, 0, 0])]), pooledRiskDifference(strata));
	assert.deepEqual(pooledRiskDifference([tableOf([5, 9, 0, 0])]), { estimate: Number.NaN, low: -1, high: 1 });
});

test("pooledRiskDifference is not certain where no share varies", () => {
	// With one success and one failure added, both shares are 1/102: 1.96·√(2·(1/102)·(101/102)/102) is 0.02704, and Sato's
	// variance, which counts each customer once, is that but for terms of 1/n.
	const { estimate, low, high } = pooledRiskDifference([tableOf([0, 100, 0, 100])]);
	assert.equal(estimate, 0);
	assertClose(low, -0.02704, 1e-3);
	assertClose(high, 0.02704, 1e-3);
	const apart = pooledRiskDifference([tableOf([40, 40, 0, 60])]);
	assert.deepEqual([apart.estimate, apart.high], [1, 1]);
	assert.ok(apart.low > 0.85 && apart.low < 0.99);
});

test("pooledRiskDifference is inside its interval, and that inside -1 and 1, with room on one side at least", () => {
	fc.assert(
		fc.property(fc.array(anyTable(30), { minLength: 1, maxLength: 5 }), (strata) => {
			const { estimate, low, high } = pooledRiskDifference(strata);
			fc.pre(!Number.isNaN(estimate));
			assert.ok(-1 <= low && low <= estimate && estimate <= high && high <= 1 && low < high);
		}),
	);
});
