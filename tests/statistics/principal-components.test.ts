import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { covarianceMatrix } from "../../analysis/statistics/covariance-matrix.ts";
import { principalComponents } from "../../analysis/statistics/principal-components.ts";
import { symmetricEigen } from "../../analysis/statistics/symmetric-eigen.ts";
import { assertClose } from "./assert-close.ts";
import { irises } from "./irises.ts";

test("principalComponents of the irises' covariances are R's, the largest loading positive", () => {
	// R 4.2.2: p <- prcomp(iris[, 1:4]); p$sdev^2; p$rotation (PC2 and PC3 turned round here)
	const components = principalComponents(covarianceMatrix(irises));
	const variances = [4.228241706034868, 0.24267074792863341, 0.07820950004291934, 0.02383509297344944];
	const total = variances.reduce((sum, variance) => sum + variance, 0);
	const loadings = [
		[0.3613865917853684, -0.08452251406456879, 0.856670605949835, 0.3582891971515507],
		[0.6565887712868416, 0.7301614347850279, -0.1733726627958564, -0.07548101991746381],
	];
	variances.forEach((variance, i) => {
		assertClose(components[i]?.variance, variance, 1e-11);
		assertClose(components[i]?.share, variance / total, 1e-11);
	});
	loadings.forEach((weights, i) => {
		weights.forEach((weight, feature) => {
			assertClose(components[i]?.loadings[feature], weight, 1e-10);
		});
	});
});

test("symmetricEigen takes negative eigenvalues as R does", () => {
	// R 4.2.2: eigen(m)$values
	const m = [
		[4, 1, -2, 2],
		[1, 2, 0, 1],
		[-2, 0, 3, -2],
		[2, 1, -2, -1],
	];
	const expected = [6.844621107234966, 2.2685314064312445, 1.0843644637732206, -2.197516977439398];
	symmetricEigen(m).forEach(({ value }, i) => {
		assertClose(value, expected[i] as number);
	});
});

test("principalComponents of features that do not vary have shares of 0", () => {
	const components = principalComponents([
		[0, 0],
		[0, 0],
	]);
	assert.deepEqual(
		components.map(({ variance, share }) => [variance, share]),
		[
			[0, 0],
			[0, 0],
		],
	);
	assert.deepEqual(principalComponents([]), []);
});

test("principalComponents of a single feature, and of two equal ones, are as by head", () => {
	assert.deepEqual(principalComponents([[3]]), [{ loadings: [1], variance: 3, share: 1 }]);
	const [first, second] = principalComponents([
		[1, 1],
		[1, 1],
	]);
	assertClose(first?.share, 1);
	assertClose(first?.loadings[0], Math.SQRT1_2);
	assertClose(first?.loadings[1], Math.SQRT1_2);
	assert.ok((second?.loadings[0] ?? 0) > 0 && (second?.loadings[1] ?? 0) < 0);
});

test("covarianceMatrix has the divisor n - 1, and zeros for one point", () => {
	// R 4.2.2: cov(iris[, 1:4])
	const [sepalLength] = covarianceMatrix(irises);
	[0.6856935123042506, -0.04243400447427293, 1.2743154362416107, 0.5162706935123043].forEach((covariance, i) => {
		assertClose(sepalLength?.[i], covariance);
	});
	assert.deepEqual(covarianceMatrix([[3, 4]]), [
		[0, 0],
		[0, 0],
	]);
});

test("symmetricEigen's vectors are orthonormal and make the matrix again", () => {
	const sizes = fc.integer({ min: 1, max: 12 });
	const matrices = sizes.chain((n) => {
		const row = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: n, maxLength: n });
		return fc.array(row, { minLength: n, maxLength: n });
	});
	fc.assert(
		fc.property(matrices, (cells) => {
			const m = cells.map((row, i) => row.map((x, j) => (i < j ? x : ((cells[j] as number[])[i] as number))));
			const pairs = symmetricEigen(m);
			m.forEach((row, i) => {
				row.forEach((x, j) => {
					const made = pairs.reduce((sum, { value, vector }) => sum + value * product(vector, [i, j]), 0);
					const inner = pairs.reduce((sum, { vector }) => sum + product(vector, [i, j]), 0);
					assert.ok(Math.abs(made - x) < 1e-10 * 100 * m.length);
					assert.ok(Math.abs(inner - (i === j ? 1 : 0)) < 1e-10);
				});
			});
			assert.ok(pairs.every(({ value }, i) => i === 0 || value <= (pairs[i - 1]?.value ?? 0)));
		}),
	);
});

function product(vector: readonly number[], [i, j]: readonly [number, number]): number {
	return (vector[i] as number) * (vector[j] as number);
}
