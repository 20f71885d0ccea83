import assert from "node:assert/strict";
import { test } from "node:test";
import { linearCombination } from "../../analysis/statistics/linear-combination.ts";
import { newcombeInterval } from "../../analysis/statistics/newcombe-interval.ts";
import { wilsonInterval } from "../../analysis/statistics/wilson-interval.ts";
import { assertClose } from "./assert-close.ts";
import { tableOf } from "./counts.ts";

const shareOf = (successes: number, n: number, weight: number) => ({
	weight,
	estimate: successes / n,
	...wilsonInterval(successes, n),
});

test("linearCombination of one share less another is Newcombe's interval", () => {
	const { estimate, low, high } = linearCombination([shareOf(56, 70, 1), shareOf(48, 80, -1)]);
	// statsmodels 0.13.5: confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
	assertClose(estimate, 0.2, 1e-12);
	assertClose(low, 0.05243147240236498, 1e-11);
	assertClose(high, 0.33387265403690614, 1e-11);
	const newcombe = newcombeInterval(tableOf([56, 70, 48, 80]));
	assertClose(low, newcombe.low);
	assertClose(high, newcombe.high);
});

test("linearCombination of four shares is what numpy makes of the formula with statsmodels' Wilson intervals", () => {
	// numpy 1.24.2, statsmodels 0.13.5+dfsg: l, u = proportion_confint([26, 38, 53, 71], 240, method="wilson");
	// w = numpy.array([-0.3, 0.1, -0.2, 0.4]); p = numpy.array([26, 38, 53, 71]) / 240; e = w @ p
	// (e, e - sqrt(sum((w * (where(w > 0, l, u) - p)) ** 2)), e + sqrt(sum((w * (where(w > 0, u, l) - p)) ** 2)))
	const counts: [number, number][] = [
		[26, -0.3],
		[38, 0.1],
		[53, -0.2],
		[71, 0.4],
	];
	const { estimate, low, high } = linearCombination(
		counts.map(([successes, weight]) => shareOf(successes, 240, weight)),
	);
	assertClose(estimate, 0.05750000000000001, 1e-9);
	assertClose(low, 0.029180621771650206, 1e-9);
	assertClose(high, 0.08588193648542894, 1e-9);
});

test("linearCombination of one quantity is it and its interval, the other way around where its weight is below zero", () => {
	const money = { estimate: 10, low: 7, high: 15 };
	assert.deepEqual(linearCombination([{ ...money, weight: 2 }]), { estimate: 20, low: 14, high: 30 });
	assert.deepEqual(linearCombination([{ ...money, weight: -1 }]), { estimate: -10, low: -15, high: -7 });
	assert.deepEqual(linearCombination([]), { estimate: 0, low: 0, high: 0 });
});
