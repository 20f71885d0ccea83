import assert from "node:assert/strict";
import { test } from "node:test";
import { type Flows, judgeFlows } from "../../../analysis/sections/transactions/judge-flows.ts";

const groups = ["A", "B", "C", "D"];

/** Thirty customers a group, all with the same in each type. */
const cells = ["Deposit", "Withdrawal", "Fee"].flatMap((name) =>
	groups.map((group) => ({
		group,
		type: { name, whole: false },
		size: 30,
		active: 30,
		sums: [{ largest: 40, absolute: 1200 }],
		forced: false,
	})),
);

function flowsOf(largest: (group: string) => number, isTelling = false): Flows {
	return {
		groups: groups.map((group) => ({ group, customers: 30, dominance: { largest: largest(group), absolute: 100 } })),
		types: ["Deposit", "Withdrawal"],
		isTelling,
	};
}

test("a net flow that is one customer's is withheld with a type that it is made of, in every group it could follow from", () => {
	const flows = flowsOf((group) => (group === "A" ? 60 : 5));
	const { withheld, hiddenFlows } = judgeFlows(cells, { flows, threshold: 10 });
	assert.deepEqual([...hiddenFlows].sort(), ["A", "B"]);
	for (const group of hiddenFlows)
		assert.ok([...withheld].some((i) => cells[i]?.group === group && cells[i]?.type.name !== "Fee"));
	const shown = (group: string) => cells.every((cell, i) => cell.group !== group || !withheld.has(i));
	assert.ok(shown("C") && shown("D"));
});

test("nothing is withheld where no net flow tells, and everything where that of all customers does", () => {
	const even = judgeFlows(cells, { flows: flowsOf(() => 5), threshold: 10 });
	assert.deepEqual([even.withheld.size, even.hiddenFlows.size], [0, 0]);
	const telling = judgeFlows(cells, { flows: flowsOf((group) => (group === "A" ? 100 : 0), true), threshold: 10 });
	assert.equal(telling.withheld.size, cells.length);
});
