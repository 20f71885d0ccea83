import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeScale, roundTicks } from "../../src/charts/position-scale.ts";

describe("makeScale", () => {
	it("puts a symlog value where sign(x)·log(1 + |x| / constant) says, and back", () => {
		const scale = makeScale({ type: "symlog", constant: 100 }, [-900, 9900], [0, 300]);
		assert.equal(Math.round(scale.position(0)), 100);
		assert.equal(Math.round(scale.position(900)), 200);
		assert.equal(Math.round(scale.invert(scale.transform(-4321))), -4321);
	});

	it("gives equal values a place", () => {
		assert.equal(makeScale({ type: "linear" }, [5, 5], [0, 100]).position(5), 0);
	});
});

describe("roundTicks", () => {
	const ticks = (domain: [number, number], count: number, format: "count" | "share") =>
		roundTicks(makeScale({ type: "linear" }, domain, [0, 1]), count, format);

	it("are multiples of 1, 2 or 5 inside the domain", () => {
		assert.deepEqual(ticks([0, 0.278], 5, "share"), [0, 0.1, 0.2]);
		assert.deepEqual(ticks([-30, 45], 4, "count"), [-20, 0, 20, 40]);
	});

	it("are whole where the format is", () => {
		assert.deepEqual(ticks([0, 2], 8, "count"), [0, 1, 2]);
	});

	it("are 1, 2 and 5 times powers of ten to both sides of zero on a symlog scale", () => {
		const scale = makeScale({ type: "symlog", constant: 100 }, [-30, 250], [0, 1]);
		assert.deepEqual(roundTicks(scale, 5, "count"), [-20, -10, 0, 10, 20, 50, 100, 200]);
	});
});
