import assert from "node:assert/strict";
import { test } from "node:test";
import { type Gap, gapStatistic } from "../../analysis/statistics/gap-statistic.ts";
import { fitKMeans } from "../../analysis/statistics/k-means.ts";
import type { Points } from "../../analysis/statistics/points.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { evenReference, shuffledReference } from "../../analysis/statistics/reference-sets.ts";
import { assertClose } from "./assert-close.ts";
import { irises } from "./irises.ts";

const random = seededRandom(1);
const options = {
	mostClusters: 6,
	sets: 100,
	// The irises themselves get the best fit there is, the many reference sets a good one.
	inertia: (points: Points, k: number) =>
		fitKMeans(points, k, { restarts: points === irises ? 100 : 10, random }).inertia,
};

/** As near as chance lets 100 sets here agree with 500 there: a standard error of a gap is that of a single set. */
function assertNear(gaps: readonly Gap[], reference: readonly (readonly [number, number])[]): void {
	reference.forEach(([gap, standardError], i) => {
		const found = gaps[i] ?? assert.fail();
		assert.equal(found.k, i + 1);
		assert.ok(Math.abs(found.gap - gap) <= 0.3 * standardError + 1e-9, `${found.gap} is not near ${gap}`);
		assert.ok(Math.abs(found.standardError - standardError) <= 0.3 * standardError + 1e-9, `${found.standardError}`);
	});
}

test("gapStatistic of the irises over the box of their ranges is clusGap's, and their inertia exactly so", () => {
	// R 4.2.2, cluster 2.1.4: set.seed(1); clusGap(iris[, 1:4], function(x, k) kmeans(x, k, nstart = 25, iter.max = 100),
	// K.max = 6, B = 500, d.power = 2, spaceH0 = "original")$Tab
	const logW = [
		5.830959177272922, 4.333019880477872, 3.674418413292616, 3.35390437743925, 3.145147086516171, 2.971439254296554,
	];
	const gaps = gapStatistic(irises, { ...options, draw: drawInRanges });
	assertNear(gaps, [
		[0.075492, 0.04883],
		[0.984775, 0.03998],
		[1.436826, 0.037661],
		[1.576561, 0.036152],
		[1.64399, 0.036489],
		[1.709057, 0.036107],
	]);
	logW.forEach((half, i) => {
		assertClose(gaps[i]?.logInertia, half + Math.log(2));
	});
	// maxSE(gap, SE.sim, "Tibs2001SEmax")
});

test("gapStatistic of the irises over even and over shuffled sets is what R computes", () => {
	// R 4.2.2: W <- function(x, k) log(kmeans(x, k, nstart = 25)$tot.withinss); e <- eigen(cov(X)); set.seed(1); 500 times:
	// even <- sapply(sqrt(3 * e$values), function(h) runif(150, -h, h)) %*% t(e$vectors); shuffled <- apply(X, 2, sample);
	// mean(W(set, k)) - W(X, k) and sd(W(set, k)) * sqrt(1 + 1 / 500)
	assertNear(gapStatistic(irises, { ...options, draw: evenReference(irises, random) }), [
		[0.000985, 0.071446],
		[0.298631, 0.055669],
		[0.401495, 0.045725],
		[0.420562, 0.043403],
		[0.442592, 0.044123],
		[0.4835, 0.044156],
	]);
	assertNear(gapStatistic(irises, { ...options, draw: shuffledReference(irises, random) }), [
		[0, 0],
		[0.619809, 0.005424],
		[1.074971, 0.016606],
		[1.238496, 0.019824],
		[1.299461, 0.021145],
		[1.332353, 0.024881],
	]);
});

/** Uniform between the least and the most of every feature. */
function drawInRanges(): Points {
	const ranges = [0, 1, 2, 3].map((feature) => {
		const values = irises.map((row) => row[feature] as number);
		return [Math.min(...values), Math.max(...values)] as const;
	});
	return irises.map(() => ranges.map(([low, high]) => low + random() * (high - low)));
}

test("gapStatistic averages the logarithms of the reference sets", () => {
	// By head: ln e³ and ln e⁵ average 4, their standard deviation is √2, times √(1 + 1/2).
	const sets: Points[] = [[[3]], [[5]]];
	const gaps = gapStatistic([[1]], {
		mostClusters: 1,
		sets: 2,
		draw: () => sets.pop() as Points,
		inertia: ([point]) => Math.exp(point?.[0] as number),
	});
	assertClose(gaps[0]?.logInertia, 1);
	assertClose(gaps[0]?.expected, 4);
	assertClose(gaps[0]?.gap, 3);
	assertClose(gaps[0]?.standardError, Math.sqrt(3));
});
