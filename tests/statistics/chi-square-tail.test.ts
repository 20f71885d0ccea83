import assert from "node:assert/strict";
import { test } from "node:test";
import { chiSquareTail } from "../../analysis/statistics/chi-square-tail.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: pchisq(x, df, lower.tail = FALSE)
const reference = [
	[0.001, 1, 0.97477287936996038],
	[1, 1, 0.31731050786291415],
	[3.841458820694124, 1, 0.049999999999999975],
	[700, 1, 2.9902269751246203e-154],
	[1400, 1, 2.1010145162641344e-306],
	[0.5, 2, 0.77880078307140488],
	[12.3, 7, 0.09111488600031302],
	[0.2, 7, 0.99997484374916901],
	[150, 100, 0.00090393204235400938],
	[60, 100, 0.99948110853745198],
	[400, 100, 1.6927979958857087e-37],
	[2.5, 0.5, 0.047246701143909262],
] as const;

for (const [x, df, tail] of reference) {
	test(`chiSquareTail(${x}, ${df}) is R's`, () => assertClose(chiSquareTail(x, df), tail));
}

test("chiSquareTail is 1 at 0 and below", () => {
	assert.equal(chiSquareTail(0, 3), 1);
	assert.equal(chiSquareTail(-1, 3), 1);
});
