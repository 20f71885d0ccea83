import assert from "node:assert/strict";
import { test } from "node:test";
import { invertGram, leastSquares } from "../../analysis/statistics/least-squares.ts";
import { assertClose } from "./assert-close.ts";

const design = [
	[1, 1, 2],
	[1, 2, 1],
	[1, 3, 4],
	[1, 4, 3],
	[1, 5, 7],
];

test("leastSquares is R's", () => {
	// R 4.2.2: X <- cbind(1, 1:5, c(2, 1, 4, 3, 7)); lm.fit(X, c(1, 3, 2, 5, 4))$coefficients
	const { coefficients } = leastSquares(design, [1, 3, 2, 5, 4]) ?? assert.fail();
	[0.46470588235294258, 1.6117647058823521, -0.67647058823529349].forEach((expected, j) => {
		assertClose(coefficients[j], expected, 1e-11);
	});
});

test("invertGram is the inverse of the design's cross products", () => {
	// R 4.2.2: solve(crossprod(X))
	const expected = [
		[1.10588235294117, -0.335294117647058, 0.0294117647058822],
		[-0.335294117647058, 0.311764705882352, -0.176470588235294],
		[0.0294117647058822, -0.176470588235294, 0.147058823529411],
	];
	const { factor } = leastSquares(design, [0, 0, 0, 0, 0]) ?? assert.fail();
	const inverse = invertGram(factor);
	expected.flat().forEach((value, i) => {
		assertClose(inverse.flat()[i], value, 1e-11);
	});
});

test("leastSquares is unknown with fewer rows than columns, and where the columns before give a column", () => {
	assert.equal(leastSquares([[1, 2]], [3]), null);
	assert.equal(
		leastSquares(
			design.map(([one = 0, x = 0]) => [one, x, 3 * x - 2 * one]),
			[1, 3, 2, 5, 4],
		),
		null,
	);
	assert.equal(
		leastSquares(
			design.map(([one = 0]) => [one, 0]),
			[1, 3, 2, 5, 4],
		),
		null,
	);
});

test("leastSquares without columns has no coefficients", () => {
	assert.deepEqual(leastSquares([], []), { coefficients: [], factor: [] });
});
