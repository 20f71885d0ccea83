import { test } from "node:test";
import { chiSquareTail } from "../../analysis/statistics/chi-square-tail.ts";
import { noncentralChiSquareTail } from "../../analysis/statistics/noncentral-chi-square-tail.ts";
import { assertClose } from "./assert-close.ts";

test("noncentralChiSquareTail agrees with R", () => {
	// R 4.2: pchisq(x, df, ncp, lower.tail = FALSE)
	assertClose(noncentralChiSquareTail(5, { df: 3, noncentrality: 2 }), 0.40659481991684, 1e-10);
	assertClose(noncentralChiSquareTail(100, { df: 7, noncentrality: 50 }), 0.00503590550105, 1e-10);
	assertClose(noncentralChiSquareTail(2000, { df: 3, noncentrality: 2100 }), 0.87002054446328, 1e-10);
});

test("without noncentrality it is the central tail", () => {
	assertClose(noncentralChiSquareTail(4, { df: 2, noncentrality: 0 }), chiSquareTail(4, 2), 1e-15);
	assertClose(noncentralChiSquareTail(4, { df: 2, noncentrality: 1e-12 }), chiSquareTail(4, 2), 1e-10);
});
