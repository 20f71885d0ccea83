import assert from "node:assert/strict";
import { test } from "node:test";
import { twoSidedTP } from "../../analysis/statistics/student-t-tail.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: 2 * pt(-abs(t), df)
const reference = [
	[0.5, 1, 0.70483276469913358, 1e-11],
	[-2.1, 3.7, 0.1092647050822247, 1e-11],
	[2.228138851986274, 10, 0.050000000000000037, 1e-11],
	[12, 20, 1.3595557025880677e-10, 1e-11],
	[60, 8, 6.615115847914812e-12, 1e-11],
	[1.96, 1e5, 0.049998563194301682, 1e-9],
	[5, 39999999, 5.7330555968176096e-7, 1e-6],
	[2, Number.POSITIVE_INFINITY, 0.045500263896358424, 1e-12],
] as const;

for (const [t, df, p, tolerance] of reference) {
	test(`twoSidedTP(${t}, ${df}) is R's`, () => assertClose(twoSidedTP(t, df), p, tolerance));
}

test("twoSidedTP is 1 at 0 and 0 at infinity", () => {
	assert.equal(twoSidedTP(0, 5), 1);
	assert.equal(twoSidedTP(Number.POSITIVE_INFINITY, 5), 0);
});
