import assert from "node:assert/strict";

/** A published number must be the expected one to the precision of its table. */
export function assertNear(actual: unknown, expected: number, { within, of }: { within: number; of: string }): void {
	const isNear = typeof actual === "number" && Math.abs(actual - expected) <= within;
	assert.ok(isNear, `${of}: ${actual} is not within ${within} of ${expected}`);
}
