import assert from "node:assert/strict";
import { test } from "node:test";
import { additiveFit, type FittedGroup } from "../../analysis/statistics/additive-fit.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { assertClose } from "./assert-close.ts";

test("without levels the p-value is that of Welch's test of means", () => {
	// R 4.2: y <- c(3.1,4.2,5,2.2,6.1,5.5,7.9,1,2.5,3.7,2.9,4.8); oneway.test(y ~ rep(1:3, c(4, 3, 5)))
	const fit = additiveFit([
		{ estimate: 3.625, standardError: 0.614240723712346, n: 4, levels: [] },
		{ estimate: 6.5, standardError: 0.721110255092798, n: 3, levels: [] },
		{ estimate: 2.98, standardError: 0.631981012372998, n: 5, levels: [] },
	]);
	assertClose(fit?.p, 0.0364567699727113, 1e-12);
	assert.equal(fit?.df, 2);
});

const cells: FittedGroup[] = [
	[0.4, 0.01, "a", "x"],
	[0.5, 0.02, "a", "y"],
	[0.45, 0.015, "a", "z"],
	[0.3, 0.012, "b", "x"],
	[0.44, 0.03, "b", "y"],
	[0.41, 0.02, "b", "z"],
].map(([estimate, standardError, a, b]) => ({
	estimate: Number(estimate),
	standardError: Number(standardError),
	n: 200,
	levels: [String(a), String(b)],
}));

test("with two factors fit and leverage are those of weighted least squares", () => {
	// R 4.2: m <- lm(est ~ a + b, weights = 1 / se^2); fitted(m); hatvalues(m); sum(((est - fitted(m)) / se)^2)
	const fit = additiveFit(cells);
	assert.equal(fit?.df, 2);
	assertClose(fit?.statistic, 4.5060053033848, 1e-10);
	const fitted = [0.391966931835907, 0.506276711901419, 0.464543752924661, 0.311567618156294];
	for (const [i, value] of fitted.entries()) assertClose(fit?.fitted[i], value, 1e-12);
	const leverage = [0.849867415379816, 0.728903447200125, 0.729059429106224, 0.783809078146935];
	for (const [i, value] of leverage.entries()) assertClose(fit?.leverage[i], value, 1e-12);
});

test("of ever more customers the p-value becomes that of a chi-square", () => {
	const fit = additiveFit(cells.map((cell) => ({ ...cell, n: 1e7 })));
	// R 4.2: pchisq(4.5060053033848, 2, lower.tail = FALSE)
	assertClose(fit?.p, 0.1050832, 1e-6);
});

test("a level of one city in one region adds nothing that its region does not, and leaves nothing to test", () => {
	const nested = cells.slice(0, 4).map((cell, i) => ({ ...cell, levels: [String(i), i < 2 ? "North" : "South"] }));
	assert.equal(additiveFit(nested), null);
	assert.equal(additiveFit(cells.slice(0, 1)), null);
});

test("where only chance is at work, few customers a cell give a p-value below 0.05 about as often as that", () => {
	const random = seededRandom(3);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	let low = 0;
	for (let run = 0; run < 1000; run++) {
		const groups = Array.from({ length: 12 }, (_, i): FittedGroup => {
			const n = 10 + 5 * (i % 3);
			const spread = 1 + (i % 4);
			const values = Array.from({ length: n }, () => (i % 3) + Math.floor(i / 3) + spread * normal());
			const mean = values.reduce((sum, value) => sum + value, 0) / n;
			const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
			return {
				estimate: mean,
				standardError: Math.sqrt(variance / n),
				n,
				levels: [String(i % 3), String(Math.floor(i / 3))],
			};
		});
		if ((additiveFit(groups)?.p ?? 1) < 0.05) low++;
	}
	assert.ok(low > 30 && low < 70, `${low} of 1,000`);
});
