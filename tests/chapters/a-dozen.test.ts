/** Twelve customers whose answers can be worked out by head. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { ReportDocument } from "../../analysis/document.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";
import { analyzeFolder, tableRows } from "./analyze-folder.ts";

const people = `id,age,sex,job,balance
a,20,F,clerk,-100
b,22,F,clerk,0
c,24,F,clerk,100
d,30,M,clerk,200
e,31,M,clerk,300
f,32,M,clerk,400
g,40,F,nurse,500
h,41,F,nurse,600
i,42,F,nurse,1000
j,50,M,nurse,2000
k,51,M,nurse,3000
l,52,M,nurse,4000
`;

let document: ReportDocument;
before(async () => {
	const folder = await makeReportFolder({
		"people.csv": people,
		"datapackage.json": {
			title: "A dozen",
			resources: [
				{
					name: "people",
					role: "customers",
					path: "people.csv",
					schema: {
						fields: [
							{ name: "id", role: "customer" },
							{ name: "age", type: "integer", role: "age" },
							{ name: "sex", role: "gender" },
							{ name: "job", role: "occupation" },
							{ name: "balance", type: "number", role: "balance" },
						],
					},
				},
			],
			report: {
				asOf: "2025-06-30",
				currency: "USD",
				disclosure: { threshold: 3 },
				tiers: {
					floors: [
						{ label: "Low", floor: 0 },
						{ label: "Middle", floor: 500 },
						{ label: "High", floor: 2000 },
					],
				},
			},
		},
	});
	document = await analyzeFolder(folder);
});

test("a balance equal to a floor is in that tier, and the first tier takes what lies below its floor", () => {
	assert.deepEqual(tableRows(document, "balance-tiers"), [
		{ tier: "Low", floor: 0, customers: 6, share: 0.5, balance: 900, balance_share: 0.075, median_balance: 150 },
		{ tier: "Middle", floor: 500, customers: 3, share: 0.25, balance: 2100, balance_share: 0.175, median_balance: 600 },
		{ tier: "High", floor: 2000, customers: 3, share: 0.25, balance: 9000, balance_share: 0.75, median_balance: 3000 },
	]);
});

test("customers are counted by gender with their Wilson interval", () => {
	// R 4.2: prop.test(6, 12, correct = FALSE)$conf.int
	const half = { customers: 6, share: 0.5, share_low: 0.253782, share_high: 0.746218 };
	assert.deepEqual(tableRows(document, "customers-by-gender"), [
		{ gender: "F", ...half },
		{ gender: "M", ...half },
	]);
});

test("no interval of a median runs from the smallest to the largest value: six customers have none", () => {
	assert.deepEqual(tableRows(document, "balance-by-gender"), [
		{ gender: "F", customers: 6, median: 300, median_low: null, median_high: null, mean: 350 },
		{ gender: "M", customers: 6, median: 1200, median_low: null, median_high: null, mean: 1650 },
	]);
	assert.deepEqual(
		tableRows(document, "balance-by-age-band").map(({ age_band, median, median_low }) => [
			age_band,
			median,
			median_low,
		]),
		[
			["18–24", 0, null],
			["25–34", 300, null],
			["35–44", 600, null],
			["45–54", 3000, null],
		],
	);
});

test("what is too little to tell is said to be too little", () => {
	const claims = document.chapters.flatMap(({ sections }) => sections.map(({ claim }) => claim));
	assert.ok(claims.includes("By gender, the two largest groups are about equal: F (50.0%) and M (50.0%)"));
	assert.ok(claims.includes("Too few customers to compare the median balance by gender"));
	assert.ok(claims.includes("Too few customers to compare the median balance by age band"));
});

test("deposits are not parted into hundredths that would tell of one customer", () => {
	const sections = document.chapters.flatMap((chapter) => chapter.sections.map(({ id }) => id));
	assert.ok(sections.includes("tiers"));
	assert.ok(!sections.includes("concentration"));
});
