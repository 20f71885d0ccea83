import assert from "node:assert/strict";
import { test } from "node:test";
import { labelCustomers, nearestSql, settleCenters } from "../../analysis/segmentation/lloyd.ts";
import { writeScoreSql } from "../../analysis/segmentation/score-sql.ts";
import { makeScores } from "../../analysis/segmentation/transforms.ts";
import { fitKMeans, nearestCenter } from "../../analysis/statistics/k-means.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { blobs, engineWithFeatures, moneyFeature } from "./accounts-in.ts";

const features = ["a", "b", "c"].map(moneyFeature);
const customers = blobs(
	[
		{ at: [0, 0, 0], customers: 120 },
		{ at: [8, 0, 4], customers: 80 },
		{ at: [0, 9, -4], customers: 40 },
	],
	3,
);

async function settled() {
	const rows = customers.map((row, i) => row.map((value, j) => ((i * 3 + j) % 97 === 0 ? null : value)));
	const engine = await engineWithFeatures(["a", "b", "c"], rows);
	const { transforms } = await makeScores(engine, features, 0.4);
	const points = await engine.rows<{ a: number; b: number; c: number }>("select a, b, c from scores order by customer");
	const matrix = points.map(({ a, b, c }) => [a, b, c]);
	return { engine, transforms, matrix };
}

test("the centers settle where k-means over all customers puts them", async () => {
	const { engine, matrix } = await settled();
	const fitted = fitKMeans(matrix, 3, { restarts: 10, random: seededRandom(1) });
	const start = fitKMeans(matrix.slice(0, 200), 3, { restarts: 10, random: seededRandom(2) });
	const { centers, sizes, inertia } = await settleCenters(engine, ["a", "b", "c"], start.centers);
	assert.ok(Math.abs(inertia - fitted.inertia) < 1e-6 * fitted.inertia);
	const counted = fitted.centers.map((_, k) => fitted.labels.filter((label) => label === k).length);
	assert.deepEqual(sizes, counted);
	const labels = matrix.map((point) => nearestCenter(point, centers).index);
	for (const [k, center] of centers.entries()) {
		const own = matrix.filter((_, i) => labels[i] === k);
		for (const [j, value] of center.entries())
			assert.ok(Math.abs(value - own.reduce((sum, point) => sum + (point[j] ?? 0), 0) / own.length) < 1e-6);
	}
});

test("every customer is labeled with the nearest center, its distance and the margin to the next", async () => {
	const { engine, matrix } = await settled();
	const centers = [
		[0, 0, 0],
		[1, 1, 1],
		[-1, 2, 0],
	];
	await labelCustomers(
		engine,
		["a", "b", "c"],
		centers.map((center, i) => ({ number: [5, 2, 7][i] ?? 0, center })),
	);
	const rows = await engine.rows<{ segment: number; distance: number; margin: number }>(
		"select segment, distance, margin from customer_segments order by customer",
	);
	for (const [i, point] of matrix.entries()) {
		const { index, distance, margin } = nearestCenter(point, centers);
		assert.equal(rows[i]?.segment, [5, 2, 7][index]);
		assert.ok(Math.abs((rows[i]?.distance ?? 0) - distance) < 1e-9);
		assert.ok(Math.abs((rows[i]?.margin ?? 0) - margin) < 1e-9);
	}
});

test("of equally near centers the first is taken", async () => {
	const { engine } = await settled();
	const [row] = await engine.rows(
		`select ${nearestSql([4, 9, 6])} as number from (select 2 as d1, 1 as d2, 1 as d3) as measured`,
	);
	assert.deepEqual(row, { number: 9 });
});

test("the scoring statement labels every customer as the build did, and none that lacks too many features", async () => {
	const { engine, transforms, matrix } = await settled();
	const { centers } = fitKMeans(matrix, 3, { restarts: 10, random: seededRandom(1) });
	const segments = centers.map((center, i) => ({ number: i + 1, name: `O'Segment ${i + 1}`, center }));
	await labelCustomers(engine, ["a", "b", "c"], segments);
	await engine.run("insert into features values (9999, null, null, 1)");
	const sql = writeScoreSql({ transforms, segments, maxMissing: 0.4, asked: ["a", "b", "c"] });
	await engine.run(`create table scored as ${sql}`);
	const [compared] =
		await engine.rows(`select count(*) as n, count(*) filter (where scored.segment = customer_segments.segment) as same,
		count(*) filter (where name = 'O''Segment ' || scored.segment) as named
		from customer_segments full join scored using (customer)`);
	assert.deepEqual(compared, { n: 240, same: 240, named: 240 });
});
