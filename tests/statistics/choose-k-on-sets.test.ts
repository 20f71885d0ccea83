import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseK } from "../../analysis/statistics/choose-k.ts";
import { gapStatistic } from "../../analysis/statistics/gap-statistic.ts";
import { fitKMeans } from "../../analysis/statistics/k-means.ts";
import type { Points } from "../../analysis/statistics/points.ts";
import { predictionStrength } from "../../analysis/statistics/prediction-strength.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { evenReference, shuffledReference } from "../../analysis/statistics/reference-sets.ts";
import { drawPlanted, drawStructureless, planted, structureless } from "./cluster-sets.ts";

const mostClusters = 5;

/** The rule, fed by the measures it was made for. */
function chooseFor(points: Points): number {
	const random = seededRandom(1);
	const fit = (some: Points, k: number) => fitKMeans(some, k, { restarts: 3, random });
	const options = { mostClusters, sets: 10, inertia: (some: Points, k: number) => fit(some, k).inertia };
	const overEven = gapStatistic(points, { ...options, draw: evenReference(points, random) });
	const overShuffled = gapStatistic(points, { ...options, draw: shuffledReference(points, random) });
	const evidence = overEven.map((even, i) => ({
		k: even.k,
		predictionStrength: predictionStrength(points, even.k, { splits: 4, random, fit }),
		overEven: even,
		overShuffled: overShuffled[i] ?? assert.fail(),
	}));
	return chooseK(evidence).k;
}

test("chooseK finds clusters in at most 1 of 20 sets without any", () => {
	const found = Object.keys(structureless).flatMap((shape) =>
		[1, 2].flatMap((seed) => {
			const k = chooseFor(drawStructureless(shape, { n: 400, seed }));
			return k === 1 ? [] : [`${shape}: ${k}`];
		}),
	);
	assert.ok(found.length <= 1, found.join(", "));
});

for (const [name, { centers }] of Object.entries(planted)) {
	test(`chooseK finds the planted ${name}, and none in them with every feature shuffled`, () => {
		for (const seed of [1, 2]) {
			const points = drawPlanted(name, { n: 600, seed });
			assert.equal(chooseFor(points), centers.length);
			assert.equal(chooseFor(shuffledReference(points, seededRandom(seed))()), 1);
		}
	});
}
