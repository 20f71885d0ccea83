import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type GroupTable, judgeStrata } from "../../../analysis/sections/products/strata.ts";
import { cellsOf } from "../../../analysis/statistics/two-by-two.ts";

function groupTable(
	group: string,
	[buyers, owners, otherBuyers, others]: [number, number, number, number],
): GroupTable {
	return { group, exposed: { successes: buyers, n: owners }, others: { successes: otherBuyers, n: others } };
}

test("groups with ten customers in every cell are all shown, each a stratum", () => {
	const tables = [groupTable("A", [10, 20, 10, 20]), groupTable("B", [30, 60, 20, 60])];
	const { withheld, tables: strata } = judgeStrata(tables, { threshold: 10 });
	assert.deepEqual([...withheld], []);
	assert.deepEqual(strata, tables);
});

test("a group with few buyers takes another with it, and both count as one stratum", () => {
	const tables = [
		groupTable("A", [5, 100, 20, 100]),
		groupTable("B", [30, 100, 20, 100]),
		groupTable("C", [40, 100, 20, 100]),
	];
	const { withheld, tables: strata } = judgeStrata(tables, { threshold: 10 });
	assert.deepEqual([...withheld].sort(), ["A", "B"]);
	assert.deepEqual(strata, [tables[2], { exposed: { successes: 35, n: 200 }, others: { successes: 40, n: 200 } }]);
});

test("that no owner of a group bought is withheld: it tells of each of them", () => {
	const tables = [groupTable("A", [0, 50, 20, 50]), groupTable("B", [20, 50, 20, 50])];
	assert.deepEqual([...judgeStrata(tables, { threshold: 10 }).withheld].sort(), ["A", "B"]);
});

test("a group of few is withheld alone where there is no other, and nothing can be told of all", () => {
	const { withheld, tables } = judgeStrata([groupTable("A", [5, 100, 20, 100])], { threshold: 10 });
	assert.deepEqual([...withheld], ["A"]);
	assert.equal(tables, null);
});

test("a group that another table withholds is withheld, with another", () => {
	const tables = [
		groupTable("A", [30, 60, 30, 60]),
		groupTable("B", [30, 60, 30, 60]),
		groupTable("C", [30, 60, 30, 60]),
	];
	const { withheld } = judgeStrata(tables, { threshold: 10, forced: new Set(["B"]) });
	assert.ok(withheld.has("B"));
	assert.ok(withheld.size >= 2);
});

test("no group with few in a cell is shown, never is one group withheld beside others, and no stratum is of few", () => {
	const share = fc.integer({ min: 0, max: 40 });
	const counts = fc.tuple(share, share, share, share);
	fc.assert(
		fc.property(fc.array(counts, { minLength: 2, maxLength: 6 }), (groups) => {
			const tables = groups
				.map(([buyers, rest, otherBuyers, otherRest], i) =>
					groupTable(String(i), [buyers, buyers + rest, otherBuyers, otherBuyers + otherRest]),
				)
				.filter(({ exposed, others }) => exposed.n > 0 && others.n > 0);
			const { withheld, tables: strata } = judgeStrata(tables, { threshold: 10 });
			const isSafe = (table: GroupTable) => Object.values(cellsOf(table)).every((customers) => customers >= 10);
			assert.ok(tables.every((table) => withheld.has(table.group) || isSafe(table)));
			if (tables.length > 1) assert.notEqual(withheld.size, 1);
			assert.ok((strata ?? []).every((table) => isSafe({ group: "", ...table })));
		}),
	);
});
