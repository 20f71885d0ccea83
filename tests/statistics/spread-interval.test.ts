import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { spreadInterval } from "../../analysis/statistics/spread-interval.ts";
import { assertClose } from "./assert-close.ts";

test("spreadInterval agrees with R's noncentral chi-square", () => {
	// R 4.2: sqrt(uniroot(function(l) pchisq(20, 3, l, lower.tail = FALSE) - p, c(0, 1e3))$root) , p of 0.025 and 0.975
	const { estimate, low, high } = spreadInterval({ statistic: 20, df: 3, information: 2500 });
	assertClose(low * 50, 2.195227538, 1e-8);
	assertClose(high * 50, 6.2424814279, 1e-8);
	assertClose(estimate * 50, Math.sqrt(17), 1e-12);
});

test("groups that lie closer than chance would have them are not known to be the same", () => {
	const { estimate, low, high } = spreadInterval({ statistic: 0.01, df: 3, information: 100 });
	assert.deepEqual([estimate, low], [0, 0]);
	assert.deepEqual(high, spreadInterval({ statistic: 3, df: 3, information: 100 }).high);
	assert.ok(high > 0.1);
});

test("the interval starts above 0 just where chance has less than 1 in 40", () => {
	// R 4.2: qchisq(0.975, 2) is 7.3778
	assert.equal(spreadInterval({ statistic: 7.37, df: 2, information: 1 }).low, 0);
	assert.ok(spreadInterval({ statistic: 7.39, df: 2, information: 1 }).low > 0);
});

test("the interval covers the true spread about as often as it says", () => {
	const random = seededRandom(5);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const means = [0, 1, 2, 5];
	const center = means.reduce((sum, mean) => sum + mean, 0) / means.length;
	const truth = Math.sqrt(means.reduce((sum, mean) => sum + (mean - center) ** 2, 0) / means.length);
	let covered = 0;
	for (let run = 0; run < 1000; run++) {
		const drawn = means.map((mean) => mean + normal());
		const middle = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
		const statistic = drawn.reduce((sum, value) => sum + (value - middle) ** 2, 0);
		const { low, high } = spreadInterval({ statistic, df: 3, information: 4 });
		if (low <= truth && truth <= high) covered++;
	}
	assert.ok(covered > 930 && covered < 970, `covered ${covered}`);
});
