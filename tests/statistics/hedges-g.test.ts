import { test } from "node:test";
import { hedgesG } from "../../analysis/statistics/hedges-g.ts";
import { assertClose } from "./assert-close.ts";

test("Hedges' g is the difference in pooled standard deviations, corrected for small numbers", () => {
	// numpy: x = [1, 2, 3, 6], y = [0, 1, 1, 2, 3]; (3 - 1.4) / sqrt((3 * var(x) + 4 * var(y)) / 7) * (1 - 3 / (4 * 7 - 1)), ddof 1
	const a = { estimate: 3, standardError: Math.sqrt(14 / 3 / 4), n: 4 };
	const b = { estimate: 1.4, standardError: Math.sqrt(1.3 / 5), n: 5 };
	assertClose(hedgesG(a, b), 0.8587482516260408, 1e-9);
	assertClose(hedgesG(b, a), -0.8587482516260408, 1e-9);
});

test("Hedges' g is 0 where nobody varies", () => {
	assertClose(hedgesG({ estimate: 3, standardError: 0, n: 10 }, { estimate: 1, standardError: 0, n: 10 }), 0, 0);
});
