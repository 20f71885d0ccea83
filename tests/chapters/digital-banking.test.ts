import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { documentSchema, listChapters, type Metric, type ReportDocument } from "../../analysis/document.ts";
import planted from "../../data/digital-banking/planted.json" with { type: "json" };
import { exampleData, readExample } from "../fixtures/example-results.ts";
import { assertGolden } from "../golden.ts";
import { analyzeFolder, tableRows } from "./analyze-folder.ts";
import { spellDocument } from "./spell-document.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("digital-banking");
});

function metric(label: string): Metric["value"] | undefined {
	const blocks = listChapters(document).flatMap(({ sections }) => sections.flatMap((section) => section.blocks));
	const items = blocks.flatMap((block) => (block.kind === "metrics" ? block.items : []));
	return items.find((item) => item.label === label)?.value;
}

const claims = () => listChapters(document).flatMap(({ sections }) => sections.map(({ claim }) => claim));
const near = (actual: unknown, expected: number, tolerance: number) =>
	assert.ok(Math.abs(Number(actual) - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

test("the document reads as it did when it was last looked at", async () => {
	const stable = {
		...document,
		method: { ...document.method, sections: document.method.sections.filter(({ id }) => id !== "software") },
	};
	await assertGolden("digital-banking.txt", spellDocument(stable));
});

test("the document is of its schema, and making it again gives the same", async () => {
	assert.deepEqual(documentSchema.parse(document), document);
	assert.deepEqual(await analyzeFolder(join(exampleData, "digital-banking")), document);
});

test("every planted row is read, kept or rejected", () => {
	const [users] = tableRows(document, "files");
	const { read, kept, rejected } = planted.rows;
	assert.deepEqual(users, {
		file: "users_data.csv",
		table: "users",
		rows_read: read,
		rows_kept: kept,
		rows_rejected: rejected,
	});
});

test("every kind of planted dirt is counted under its rule", () => {
	const times = (part: string) =>
		tableRows(document, "cleaning-rules")
			.filter(({ rule }) => String(rule).includes(part))
			.reduce((sum, { count }) => sum + Number(count), 0);
	const { secondRowOfCustomer, exactDuplicate, missingCustomer, tooFewColumns, tooManyColumns } = planted.rejectedRows;
	assert.equal(times("second row of the same customer"), secondRowOfCustomer);
	assert.equal(times("exact duplicate"), exactDuplicate);
	assert.equal(times("The value is missing"), missingCustomer);
	assert.equal(times("fewer columns"), tooFewColumns);
	assert.equal(times("more columns"), tooManyColumns);
	const refused = Object.values(planted.refusedValues).flatMap((values) => Object.values(values));
	assert.equal(
		tableRows(document, "cleaning-rules")
			.filter(({ treatment }) => treatment === "value missing")
			.reduce((sum, { count }) => sum + Number(count), 0),
		refused.reduce((sum, count) => sum + count, 0),
	);
});

test("age, balance and their medians are those that were planted", () => {
	assert.equal(metric("Median age"), planted.age.median);
	near(metric("Mean age"), planted.age.mean, 1e-4);
	near(metric("Mean balance"), planted.balance.mean, 0.005);
	assert.equal(metric("Median balance"), planted.balance.median);
	assert.deepEqual(
		tableRows(document, "balance-by-age-band")
			.filter(({ age_band }) => age_band !== "Unknown")
			.map(({ age_band, median }) => ({ age_band, median })),
		planted.ageBands.map(({ band, medianBalance }) => ({ age_band: band, median: medianBalance })),
	);
});

test("deposits are as concentrated as was planted", () => {
	const [one, five, ten] = tableRows(document, "deposits-of-the-largest").map(({ share }) => share);
	near(one, planted.balance.shareOfTop1Percent, 0.003);
	near(five, planted.balance.shareOfTop5Percent, 0.003);
	near(ten, planted.balance.shareOfTop10Percent, 0.003);
});

test("the planted difference by age is found, and none by gender, where none was planted", () => {
	assert.ok(claims().includes("Median balance differs by age band: from 18–24 ($581) to 55–64 ($5,835)"));
	assert.ok(claims().some((claim) => claim.startsWith("No clear difference in median balance by gender")));
	assert.ok(
		claims().includes("The lowest tier (Low) and the highest (Affluent and Private) do not clearly differ by gender"),
	);
});

test("the planted group of six is nowhere to be seen", () => {
	const { customers } = planted.genders.find(({ gender }) => gender === "Other") ?? {};
	assert.equal(customers, 6);
	const genders = tableRows(document, "customers-by-gender").map(({ gender }) => gender);
	assert.deepEqual(genders, ["Male", "Female", "Non-binary", "Other or unknown"]);
	const [missing] = tableRows(document, "missing-values").filter(({ field }) => field === "gender");
	assert.equal(missing?.missing, null);
});

test("deposit products for the high tiers follow from the tiers, and savings for the low tier and the young from theirs", () => {
	const blocks = listChapters(document).flatMap(({ sections }) => sections.flatMap((section) => section.blocks));
	const recommended = blocks.flatMap((block) => (block.kind === "recommendation" ? [block] : []));
	assert.deepEqual(
		recommended.map(({ id, audience, plan }) => [id, audience, plan?.reach]),
		[
			["deposit-products", "Customers of the Affluent and Private tiers", 3066],
			["largest-customers", "The 199 customers with the largest balances", 199],
			["starter-savings", "Customers of the Low tier who are not overdrawn", 5588],
			["savings-onboarding", "Customers aged 18–24", 1076],
		],
	);
	// Plain counts, and no research: nothing is more than tentative.
	assert.ok(recommended.every(({ grade }) => grade === "tentative"));
});

test("tiers have the columns that other programs rely on, and sum to all customers with a known balance", () => {
	const tiers = tableRows(document, "balance-tiers");
	assert.deepEqual(Object.keys(tiers[0] ?? {}), [
		"tier",
		"floor",
		"customers",
		"share",
		"balance",
		"balance_share",
		"median_balance",
	]);
	assert.equal(
		tiers.reduce((sum, { customers }) => sum + Number(customers), 0),
		planted.balance.customers,
	);
	near(
		tiers.reduce((sum, { balance }) => sum + Number(balance), 0),
		planted.balance.sum,
		0.05,
	);
});
