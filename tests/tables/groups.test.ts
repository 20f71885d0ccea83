import assert from "node:assert/strict";
import { test } from "node:test";
import { readReport, type Settings } from "../../analysis/report.ts";
import { everyone, makeGroups } from "../../analysis/tables/groups.ts";
import { bankOf, type Table } from "./bank-of.ts";

/** The groups of a bank as its descriptor asks for them, and who is in them. */
async function group(tables: Table[], report: object, changed: Partial<Settings> = {}) {
	const bank = await bankOf(tables, { report });
	const { settings } = await readReport(bank.folder);
	const { by, noun, groups, customers, leftOut, formed } = await makeGroups(bank, {
		...settings,
		disclosureThreshold: 2,
		...changed,
	});
	return {
		made: { by, noun, groups: groups.map(({ name, customers }) => `${name} ${customers}`), customers, leftOut, formed },
		rows: await bank.values("select customer, grp from customer_groups order by all"),
	};
}

const people: Table = {
	text: "id,sex,money\n1,F,10\n2,F,20\n3,M,30\n4,M,40\n5,,50\n6,F,60\n",
	fields: { id: { role: "customer" }, sex: { role: "gender" }, money: { role: "balance", type: "number" } },
};
const segments: Table = {
	role: "segments",
	text: "id,which\n1,Savers\n2,Savers\n3,Spenders\n4,Spenders\n5,Lone\n",
	fields: { id: { role: "customer" }, which: { role: "segment" } },
};

test("segments are what is compared, one too small to be shown with the smallest that could be, without those of no segment", async () => {
	const { made, rows } = await group([people, segments], {});
	assert.deepEqual(made, {
		by: "segment",
		noun: "segment",
		groups: ["Savers 2", "Other 3"],
		customers: 5,
		leftOut: 1,
		formed: false,
	});
	assert.deepEqual(rows, [
		[1, "Savers"],
		[2, "Savers"],
		[3, "Other"],
		[4, "Other"],
		[5, "Other"],
	]);
});

test("small groups that are enough together are one", async () => {
	const rare = { ...segments, text: "id,which\n1,A\n2,A\n3,B\n4,C\n5,A\n6,A\n" };
	const { made } = await group([people, rare], {});
	assert.deepEqual(made.groups, ["A 4", "Other 2"]);
});

test("a report may compare a category of the customers", async () => {
	const { made } = await group([people, segments], { groupBy: "gender" });
	assert.deepEqual([made.by, made.groups, made.leftOut], ["gender", ["F 3", "Other 3"], 0]);
});

test("where there are no segments tiers of balance are compared", async () => {
	const tiers = {
		floors: [
			{ label: "Low", floor: 0 },
			{ label: "High", floor: 30 },
		],
	};
	const { made } = await group([people], { tiers });
	assert.deepEqual([made.by, made.groups], ["tier", ["Low 2", "High 4"]]);
});

test("where there is nothing to compare by, all customers are one group", async () => {
	const bare = { text: "id,sex\n1,F\n2,M\n", fields: { id: { role: "customer" }, sex: { role: "gender" } } } as const;
	const { made } = await group([bare], {});
	assert.deepEqual([made.by, made.groups], ["all", [`${everyone} 2`]]);
});

test("more groups than can be compared at a glance are gathered, the smallest first", async () => {
	const ids = Array.from({ length: 30 }, (_, i) => i + 1);
	const many: Table[] = [
		{ text: `id\n${ids.join("\n")}\n`, fields: { id: { role: "customer" } } },
		{
			...segments,
			text: `id,which\n${ids.map((id) => `${id},S${id <= 12 ? 1 : 2 + (id % 9)}`).join("\n")}\n`,
		},
	];
	const { made } = await group(many, {});
	assert.equal(made.groups.length, 8);
	assert.deepEqual([made.groups[0], made.groups.at(-1)?.startsWith("Other "), made.customers], ["S1 12", true, 30]);
});

test("groups of which none is large enough to be shown are no groups", async () => {
	const lone = { ...segments, text: "id,which\n1,A\n2,B\n" };
	const { made } = await group([people, lone], {}, { disclosureThreshold: 5 });
	assert.deepEqual([made.by, made.groups, made.leftOut], ["all", [`${everyone} 6`], 0]);
});
