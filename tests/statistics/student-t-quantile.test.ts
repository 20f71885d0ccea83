import assert from "node:assert/strict";
import { test } from "node:test";
import { studentTQuantile } from "../../analysis/statistics/student-t-quantile.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: qt(p, df)
const reference = [
	[0.975, 1, 12.706204736174694],
	[0.975, 2, 4.302652729749462],
	[0.975, 3, 3.1824463052837078],
	[0.975, 10, 2.228138851986274],
	[0.995, 30, 2.7499956535672254],
	[0.9, 5.5, 1.4559770334640711],
	[0.6, 4, 0.2707222947075975],
	[0.025, 7, -2.3646242515927844],
	[0.975, 100, 1.9839715185235516],
	[0.975, 19999, 1.9600826110898149],
] as const;

for (const [p, df, quantile] of reference) {
	test(`studentTQuantile(${p}, ${df}) is R's`, () => assertClose(studentTQuantile(p, df), quantile, 1e-9));
}

test("studentTQuantile is R's to 7 digits for tens of millions", () => {
	assertClose(studentTQuantile(0.975, 39999999), 1.9599640438468375, 1e-7);
});

test("studentTQuantile of one half is 0", () => {
	assert.equal(studentTQuantile(0.5, 3), 0);
});
