import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nonNegativeLeastSquares } from "../../analysis/statistics/non-negative-least-squares.ts";
import { assertClose } from "./assert-close.ts";

// scipy 1.10.1: optimize.nnls(design, response)[0]
const reference = [
	{
		design: [
			[2, -2.6, 0.4, -0.6],
			[-0.5, -0.2, -2, -0.2],
			[-0.9, 3.3, 0.2, -0.4],
			[-0.3, -0.7, -1.1, -0.4],
			[0.5, -0.2, 1, -0.2],
			[0, 1.5, 0.5, -0.5],
		],
		response: [-0.2, 0.5, 1.9, -0.3, -0.2, 1],
		solution: [0.39571692625973975, 0.5661898745983163, 0, 0],
	},
	{
		design: [
			[0.4, 0.1, 0.7, 0.9, 0.2, 0.6],
			[0.3, 0.7, 0.7, 0.2, 0.8, 0.7],
			[0.7, 0.8, 0.4, 0.8, 0.9, 0.1],
			[0.8, 0.4, 0.5, 0.1, 0.7, 0.3],
			[0.9, 0.3, 0.6, 0.4, 0.6, 0.2],
			[0.2, 0.7, 0.8, 0.6, 0.9, 0.2],
			[0.9, 0.2, 1, 0.6, 0.6, 1],
			[0.8, 0.8, 0.1, 0.4, 0.1, 0.2],
		],
		response: [-0.7, 1.7, 0.3, -0.1, -1.4, 2, 1.1, 1.1],
		solution: [0, 1.156233429153526, 0, 0, 0, 0.3359102453183005],
	},
];

for (const { design, response, solution } of reference) {
	test(`nonNegativeLeastSquares of ${solution.length} columns is scipy's`, () => {
		const found = nonNegativeLeastSquares(design, response);
		solution.forEach((value, j) => {
			assertClose(found[j], value, 1e-10);
		});
	});
}

test("nonNegativeLeastSquares of nothing is nothing, and of pulls below 0 is 0", () => {
	assert.deepEqual(nonNegativeLeastSquares([], []), []);
	assert.deepEqual(nonNegativeLeastSquares([[1], [2]], [-1, -2]), [0]);
	assert.deepEqual(nonNegativeLeastSquares([[1], [2]], [0, 0]), [0]);
});

test("nonNegativeLeastSquares leaves a column out that another gives already", () => {
	const found = nonNegativeLeastSquares(
		[
			[1, 2],
			[2, 4],
		],
		[2, 4],
	);
	assertClose((found[0] as number) + 2 * (found[1] as number), 2);
	assert.ok(found.includes(0));
});

test("nonNegativeLeastSquares meets Kuhn and Tucker's conditions: no column in use pulls, and none left out pulls up", () => {
	const problem = fc.integer({ min: 1, max: 6 }).chain((width) => {
		const number = fc.integer({ min: -9, max: 9 });
		const row = fc.record({ x: fc.array(number, { minLength: width, maxLength: width }), y: number });
		return fc.array(row, { minLength: 1, maxLength: 9 });
	});
	fc.assert(
		fc.property(problem, (rows) => {
			const solution = nonNegativeLeastSquares(
				rows.map(({ x }) => x),
				rows.map(({ y }) => y),
			);
			solution.forEach((value, j) => {
				const pull = rows.reduce((sum, { x, y }) => {
					const fitted = x.reduce((total, cell, k) => total + cell * (solution[k] as number), 0);
					return sum + (x[j] as number) * (y - fitted);
				}, 0);
				assert.ok(value >= 0 && pull < 1e-6 && (value === 0 || Math.abs(pull) < 1e-6), `${value} pulled by ${pull}`);
			});
		}),
		{ numRuns: 1000 },
	);
});
