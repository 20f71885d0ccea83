import assert from "node:assert/strict";

/** Fails unless `actual` is within the relative tolerance of `expected` (absolute where expected is 0). */
export function assertClose(actual: number | undefined, expected: number, tolerance = 1e-12): void {
	const allowed = expected === 0 ? tolerance : Math.abs(expected) * tolerance;
	assert.ok(actual !== undefined && Math.abs(actual - expected) <= allowed, `${actual} is not ${expected}`);
}
