import assert from "node:assert/strict";
import { test } from "node:test";
import type { Column, Table } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import { layTable } from "../../src/lay-table.ts";

const formats = formatsFor({ locale: "en-US", currency: "USD" });
const share: Column = { name: "share", label: "Share", type: "number", format: "share" };
const from: Column = { ...share, name: "share_low", label: "Share, 95% interval from" };
const to: Column = { ...share, name: "share_high", label: "Share, 95% interval to" };
const group: Column = { name: "group", label: "Group", type: "string", format: "text" };

function lay(columns: Column[], rows: Table["rows"], suppressed: Table["suppressed"] = []) {
	const laid = layTable({ id: "shares", columns, rows, suppressed }, formats);
	return { names: laid.columns.map(({ column, hasInterval }) => [column.name, hasInterval]), rows: laid.rows };
}

test("layTable puts an interval into the cell of its estimate", () => {
	assert.deepEqual(lay([group, share, from, to], [["A", 0.5, 0.4, 0.6]]), {
		names: [
			["group", false],
			["share", true],
		],
		rows: [
			[
				{ text: "A", interval: "" },
				{ text: "50.0%", interval: "40.0% to 60.0%" },
			],
		],
	});
});

test("layTable shows a withheld estimate once, and an estimate without an interval as it is", () => {
	const { rows } = lay(
		[share, from, to],
		[
			[null, null, null],
			[0.5, null, null],
			[0.5, null, null],
		],
		[
			[0, "share"],
			[0, "share_low"],
			[0, "share_high"],
			[2, "share_low"],
			[2, "share_high"],
		],
	);
	assert.deepEqual(rows.flat(), [
		{ text: "[c]", interval: "" },
		{ text: "50.0%", interval: "" },
		{ text: "50.0%", interval: "[c]" },
	]);
});

test("layTable leaves columns alone whose labels do not say that they are the ends of a 95% interval", () => {
	const other = { ...from, label: "Two standard errors below" };
	assert.deepEqual(lay([share, other, to], [[0.5, 0.4, 0.6]]).names, [
		["share", false],
		["share_low", false],
		["share_high", false],
	]);
});
