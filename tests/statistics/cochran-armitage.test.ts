import assert from "node:assert/strict";
import { test } from "node:test";
import { cochranArmitage } from "../../analysis/statistics/cochran-armitage.ts";
import { assertClose } from "./assert-close.ts";

test("cochranArmitage is R's", () => {
	// R 4.2.2: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)), the example of its help (Fleiss, 1981)
	const smokers = [
		{ score: 1, successes: 83, n: 86 },
		{ score: 2, successes: 90, n: 93 },
		{ score: 3, successes: 129, n: 136 },
		{ score: 4, successes: 70, n: 82 },
	];
	const { z, p } = cochranArmitage(smokers);
	assertClose(z, -Math.sqrt(8.2249222851977102), 1e-10);
	assertClose(p, 0.004131897477641487, 1e-10);
});

test("cochranArmitage takes scores at unequal steps, and a group of nobody changes nothing", () => {
	// R 4.2.2: prop.trend.test(c(15, 22, 40, 61), c(100, 110, 150, 160), c(20, 30, 45, 70))
	const groups = [
		{ score: 20, successes: 15, n: 100 },
		{ score: 30, successes: 22, n: 110 },
		{ score: 45, successes: 40, n: 150 },
		{ score: 70, successes: 61, n: 160 },
	];
	const { z, p } = cochranArmitage(groups);
	assertClose(z, Math.sqrt(20.25561488393906), 1e-10);
	assertClose(p, 6.7754318537312543e-6, 1e-10);
	assert.deepEqual(cochranArmitage([...groups, { score: 90, successes: 0, n: 0 }]), { z, p });
});

test("cochranArmitage finds no trend where there is nothing to test", () => {
	const none = { z: 0, p: 1 };
	assert.deepEqual(cochranArmitage([]), none);
	assert.deepEqual(cochranArmitage([{ score: 1, successes: 3, n: 9 }]), none);
	assert.deepEqual(
		cochranArmitage([
			{ score: 1, successes: 0, n: 9 },
			{ score: 2, successes: 0, n: 5 },
		]),
		none,
	);
	assert.deepEqual(
		cochranArmitage([
			{ score: 1, successes: 3, n: 9 },
			{ score: 1, successes: 5, n: 5 },
		]),
		none,
	);
});
