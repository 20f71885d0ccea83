import assert from "node:assert/strict";
import { test } from "node:test";
import { drawBinomial } from "../../analysis/statistics/binomial-draw.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { robustSlope, type SlopeCell } from "../../analysis/statistics/robust-slope.ts";
import { assertClose } from "./assert-close.ts";

const rates = [0.9, 0.2, 0.7, 0.5, 0.3, 0.6, 0.2, 0.3];
const cells: SlopeCell[] = rates.map((y, i) => ({ stratum: "all", x: i + 1, y, weight: i + 1, customers: 1 }));

test("slope, interval and p are those of weighted least squares with HC3", () => {
	const found = robustSlope(cells);
	// statsmodels 0.13: WLS(y, add_constant(x), weights=x).fit(cov_type="HC3", use_t=True)
	assertClose(found?.estimate, -0.04952380952380952);
	assertClose(found?.standardError, 0.03445186125399758);
	assertClose(found?.low, -0.13382448, 1e-7);
	assertClose(found?.high, 0.03477686, 1e-6);
	assertClose(found?.p, 0.2006178476640792, 1e-9);
});

test("strata have levels of their own", () => {
	const found = robustSlope(cells.map((cell, i) => ({ ...cell, stratum: i < 4 ? "low" : "high" })));
	// statsmodels 0.13: the same with a column for each stratum in place of the constant
	assertClose(found?.estimate, -0.04, 1e-9);
	assertClose(found?.standardError, 0.0665791928078984, 1e-9);
	assertClose(found?.p, 0.5741746014771528, 1e-9);
});

test("customers that are alike may be counted together", () => {
	const twice = robustSlope(cells.map((cell) => ({ ...cell, customers: 2 })));
	assert.deepEqual(twice, robustSlope([...cells, ...cells].toSorted((a, b) => a.x - b.x)));
});

test("one x, and rates that lie on the line, have no slope to test", () => {
	assert.equal(robustSlope(cells.map((cell) => ({ ...cell, x: 3 }))), null);
	assert.equal(robustSlope(cells.map((cell) => ({ ...cell, y: 0 }))), null);
	assert.equal(robustSlope([]), null);
});

test("where click rates have nothing to do with impressions, p is below 5% in 5% of samples", () => {
	const random = seededRandom(7);
	const draws = 3000;
	let [below, covered] = [0, 0];
	for (let draw = 0; draw < draws; draw++) {
		const customers = Array.from({ length: 200 }, (): SlopeCell => {
			const impressions = 1 + Math.floor(24 * random() ** 2);
			// Customers differ in how much they like to click: clicks vary far more than binomial ones.
			const clicks = drawBinomial({ n: impressions, p: 0.6 * random() ** 3 }, random);
			return { stratum: "all", x: impressions, y: clicks / impressions, weight: impressions, customers: 1 };
		});
		const found = robustSlope(customers);
		if ((found?.p ?? 1) < 0.05) below++;
		if (found && found.low <= 0 && found.high >= 0) covered++;
	}
	assert.ok(below / draws > 0.035 && below / draws < 0.062, `${below / draws}`);
	assert.equal(covered, draws - below);
});
