import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { definitions } from "../../analysis/definitions.ts";
import { readReport } from "../../analysis/report.ts";
import { completeDescriptor } from "../fixtures/complete-descriptor.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";

const minimal = {
	title: "Bank",
	report: { asOf: "2025-06-30", currency: "USD" },
	resources: [
		{ name: "users", role: "customers", path: "users.csv", schema: { fields: [{ name: "balance", role: "balance" }] } },
	],
};

const plain = {
	decimalChar: ".",
	bareNumber: true,
	trueValues: ["true", "1", "yes"],
	falseValues: ["false", "0", "no"],
	delimiter: ",",
	missingValues: [""],
	categoriesOrdered: false,
	constraints: {},
	protected: false,
};

test("readReport settles every property of a descriptor that uses them all", async () => {
	const folder = await makeReportFolder({
		"datapackage.json": completeDescriptor,
		"parts/b.csv": "x",
		"parts/a.csv": "x",
		"parts/other.txt": "x",
		"spending.tsv.gz": "x",
		"shops.parquet": "x",
		"reading.csv": "x",
		"visits.jsonl": "x",
	});
	const inherited = { ...plain, missingValues: ["", "-99", "NULL"] };
	assert.deepEqual(await readReport(folder), {
		id: "bank",
		folder,
		title: "Our customers",
		subtitle: "Half year",
		description: "All customers.",
		sources: [
			{ title: "Core system", path: "https://example.org/core" },
			{ title: "https://example.org/web", path: "https://example.org/web" },
		],
		settings: {
			asOf: "2025-06-30",
			currency: "EUR",
			locale: "de-DE",
			paper: "letter",
			tiers: {
				method: "floors",
				floors: [
					{ label: "Low", floor: 0 },
					{ label: "High", floor: 1000.5 },
				],
			},
			outliers: { method: "mad", action: "winsorize", fence: 4 },
			maxRejected: 0.1,
			disclosureThreshold: 5,
			clustering: { features: ["balance", "products_held"], k: 3, maxMissing: 0.5 },
			segmentNames: { "1": "Savers" },
			chapters: ["customers", "balances"],
			groupBy: "education",
			meaningfulDifference: 0.05,
			fairLending: false,
			unitValues: { purchase: 120, customer: 300 },
			dormantAfterDays: 30,
			keySegments: { weights: { utilization: 0.5, spend: 0.25, size: 0.25 }, minCustomers: 30, minShare: 0.05 },
			risk: { lowBalance: 100, lowCreditScore: 500 },
			seed: 7,
		},
		research: [join(folder, "reading.csv")],
		resources: [
			{
				name: "customers",
				role: "customers",
				title: "Customers",
				files: [join(folder, "parts/a.csv"), join(folder, "parts/b.csv")],
				format: "csv",
				encoding: "latin-1",
				dialect: { header: true, delimiter: ";", quoteChar: "'", escapeChar: "'", commentChar: "#", skipRows: 2 },
				missingValues: ["", "-99", "NULL"],
				fields: [
					{
						...inherited,
						name: "id",
						role: "customer",
						type: "integer",
						constraints: { required: true, unique: true },
					},
					{ ...inherited, name: "born", role: "birth_date", type: "date", format: "%d.%m.%Y" },
					{
						...inherited,
						name: "balance",
						title: "Current balance",
						description: "At closing",
						role: "balance",
						type: "number",
						decimalChar: ",",
						groupChar: ".",
						bareNumber: false,
						missingValues: [],
						constraints: { minimum: -100, maximum: 5000000 },
					},
					{
						...inherited,
						name: "edu",
						role: "education",
						type: "integer",
						categories: [
							{ value: "1", label: "Primary" },
							{ value: "2", label: "2" },
							{ value: "3", label: "3" },
						],
						categoriesOrdered: true,
						protected: true,
						constraints: { enum: ["1", "2"], pattern: "[0-9]", minLength: 1, maxLength: 1 },
					},
					{ ...inherited, name: "cards", role: "product", type: "list", delimiter: "|" },
					{ ...inherited, name: "bought", role: "purchased", type: "boolean", trueValues: ["Y"] },
					{ ...inherited, name: "note", type: "string" },
				],
				primaryKey: ["id"],
				foreignKeys: [],
			},
			{
				name: "spending",
				role: "transactions",
				files: [join(folder, "spending.tsv.gz")],
				format: "csv",
				encoding: "utf-8",
				dialect: { header: true, delimiter: "\t", escapeChar: "\\", skipRows: 2 },
				missingValues: [""],
				fields: [
					{ ...plain, name: "id", role: "customer", type: "string" },
					{ ...plain, name: "when", role: "date", type: "datetime" },
					{ ...plain, name: "shop", type: "string" },
					{ ...plain, name: "in", role: "amount", type: "number", member: "Deposit" },
					{ ...plain, name: "out", role: "amount", type: "number", member: "Withdrawal", period: "month" },
				],
				primaryKey: ["id", "when"],
				foreignKeys: [
					{ fields: ["id"], resource: "customers", referenced: ["id"] },
					{ fields: ["id"], resource: "spending", referenced: ["id"] },
				],
			},
			{
				name: "visits",
				role: "engagement",
				files: [join(folder, "visits.jsonl")],
				format: "ndjson",
				encoding: "utf-16",
				dialect: { header: false, escapeChar: "" },
				missingValues: [""],
				fields: [
					{ ...plain, name: "id", role: "customer", type: "string" },
					{ ...plain, name: "channel", role: "channel", type: "string" },
					{ ...plain, name: "clicks", role: "clicks", type: "number" },
				],
				primaryKey: [],
				foreignKeys: [],
			},
		],
	});
});

test("readReport settles what a descriptor leaves out by the definitions", async () => {
	const folder = await makeReportFolder({ "datapackage.json": minimal, "users.csv": "balance\n1\n" });
	assert.deepEqual(await readReport(folder), {
		id: "bank",
		folder,
		title: "Bank",
		sources: [],
		settings: {
			asOf: "2025-06-30",
			currency: "USD",
			locale: "en-US",
			paper: "a4",
			tiers: { method: "quantiles", count: definitions.tierCount.value },
			outliers: { method: "iqr", action: "flag", fence: definitions.iqrFence.value },
			maxRejected: definitions.maxRejected.value,
			disclosureThreshold: definitions.disclosureThreshold.value,
			clustering: { maxMissing: definitions.maxMissing.value },
			segmentNames: {},
			groupBy: "segment",
			meaningfulDifference: definitions.meaningfulDifference.value,
			fairLending: true,
			unitValues: {},
			dormantAfterDays: definitions.dormantAfterDays.value,
			keySegments: {
				weights: {
					utilization: definitions.utilizationWeight.value,
					spend: definitions.spendWeight.value,
					size: definitions.sizeWeight.value,
				},
				minCustomers: definitions.keySegmentCustomers.value,
				minShare: definitions.keySegmentShare.value,
			},
			risk: {},
			seed: definitions.seed.value,
		},
		research: [],
		resources: [
			{
				name: "users",
				role: "customers",
				files: [join(folder, "users.csv")],
				format: "csv",
				encoding: "utf-8",
				dialect: { header: true },
				missingValues: [""],
				fields: [{ ...plain, name: "balance", role: "balance", type: "number" }],
				primaryKey: [],
				foreignKeys: [],
			},
		],
	});
});

test("readReport sets the fence by the method, and the number of tiers by their labels", async () => {
	const report = {
		...minimal.report,
		outliers: { method: "percentile" },
		tiers: { method: "natural", labels: ["Low", "Middle", "High"] },
	};
	const folder = await makeReportFolder({ "datapackage.json": { ...minimal, report }, "users.csv": "x" });
	const { settings } = await readReport(folder);
	assert.deepEqual(settings.outliers, {
		method: "percentile",
		action: "flag",
		fence: definitions.percentileFence.value,
	});
	assert.deepEqual(settings.tiers, { method: "natural", count: 3, labels: ["Low", "Middle", "High"] });
});

test("readReport takes a word that is declared to mean no out of those that mean yes", async () => {
	const field = { name: "bought", role: "purchased", falseValues: ["1", "2"] };
	const resources = [{ name: "users", role: "customers", path: "users.csv", schema: { fields: [field] } }];
	const folder = await makeReportFolder({ "datapackage.json": { ...minimal, resources }, "users.csv": "x" });
	const read = (await readReport(folder)).resources[0]?.fields[0];
	assert.deepEqual(
		[read?.trueValues, read?.falseValues],
		[
			["true", "yes"],
			["1", "2"],
		],
	);
});
