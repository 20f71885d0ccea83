import assert from "node:assert/strict";
import { test } from "node:test";
import { DescriptorError } from "../../analysis/descriptor/problem.ts";

test("a DescriptorError carries its problems in the descriptor's order, what is missing last", () => {
	const problem = { found: "x", expected: "y" };
	const error = new DescriptorError(
		"f",
		[
			{ path: ["b"], ...problem },
			{ path: ["c"], ...problem },
			{ path: ["a", 1], ...problem },
			{ path: ["a"], ...problem },
		],
		{ a: [0, 0], b: 1 },
	);
	assert.deepEqual(
		error.problems.map(({ path }) => path),
		[["a"], ["a", 1], ["b"], ["c"]],
	);
});
