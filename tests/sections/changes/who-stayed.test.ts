import assert from "node:assert/strict";
import { test } from "node:test";
import { whoStayed } from "../../../analysis/sections/changes/who-stayed.ts";
import { settings } from "../../recommendations/hand-made.ts";

const none = { before: "then none", segment: "now none" };
const told = { none, sql: "select", settings };

function rowsOf(moves: readonly (readonly [string, string, number])[]) {
	const section = whoStayed(
		moves.map(([before, segment, customers]) => ({ before, segment, customers })),
		told,
	);
	return {
		claim: section.claim,
		rows: section.blocks.slice(0, 1).flatMap((block) => ("table" in block ? block.table.rows : [])),
	};
}

test("a segment is told of by how many stayed in it, whoever else is in it now", () => {
	const { claim, rows } = rowsOf([
		["A", "A", 80],
		["A", "B", 4],
		["A", none.segment, 16],
		["B", "B", 100],
		[none.before, "A", 30],
		[none.before, "B", 20],
	]);
	assert.deepEqual(rows, [
		["A", 100, 80, 0.8],
		["B", 100, 100, 1],
	]);
	assert.equal(
		claim,
		"90.0% of the customers who were in a segment are still in it; the others are in another one or in none",
	);
});

test("a segment that a few went out of or came into is withheld: its sizes in both reports would tell how few", () => {
	const wentOut = rowsOf([
		["A", "A", 97],
		["A", none.segment, 3],
		["B", "B", 50],
	]);
	assert.deepEqual(wentOut.rows, [
		["A", null, null, null],
		["B", 50, 50, 1],
	]);
	assert.match(wentOut.claim, /^100\.0% of the customers of the segments that can be shown /);
	const cameIn = rowsOf([
		["A", "A", 97],
		["B", "B", 50],
		[none.before, "B", 9],
	]);
	assert.deepEqual(cameIn.rows, [
		["A", 97, 97, 1],
		["B", null, null, null],
	]);
});

test("where nothing can be told, that is said", () => {
	assert.deepEqual(
		rowsOf([
			["A", "A", 97],
			["A", "B", 3],
		]),
		{
			claim: "Too few customers moved between segments to show who did",
			rows: [],
		},
	);
});
