/** A real bank's tables, with responses by contact. They stand beside the repository, not in it. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chapters } from "../../analysis/chapters/index.ts";
import { documentSchema, type ReportDocument } from "../../analysis/document.ts";
import { analyzeFolder, tableRows } from "./analyze-folder.ts";
import { assertEvidenceIsPublished, listRecommendations, readFinding } from "./check-findings.ts";
import { assertNoCauseIsClaimed } from "./no-cause.ts";
import { readRow } from "./read-row.ts";

const source = join(import.meta.dirname, "../../../shared/data/relational-bank");

const customer = { name: "customer_id", type: "integer", role: "customer" };

const descriptor = {
	name: "relational-bank",
	title: "Relational bank",
	resources: [
		{
			name: "customers",
			role: "customers",
			path: "customer.csv",
			schema: {
				primaryKey: "customer_id",
				missingValues: [""],
				fields: [
					customer,
					{ name: "age", type: "integer", role: "age" },
					{ name: "job", type: "string", role: "occupation" },
					{ name: "marital", type: "string", role: "marital_status" },
					{
						name: "education",
						type: "string",
						role: "education",
						categories: ["primary", "secondary", "tertiary", "unknown"],
						categoriesOrdered: true,
					},
					{ name: "balance", type: "number", role: "balance" },
					{ name: "income", type: "number", role: "income" },
				],
			},
		},
		{
			name: "products",
			role: "holdings",
			path: "products_owned.csv",
			schema: {
				primaryKey: "customer_id",
				fields: [
					customer,
					{ name: "has_investment_product", type: "boolean", role: "held", product: "Investment" },
					{ name: "has_credit_card", type: "boolean", role: "held", product: "Credit card" },
					{ name: "has_fixed_deposit", type: "boolean", role: "held", product: "Fixed deposit" },
					{ name: "has_insurance", type: "boolean", role: "held", product: "Insurance" },
				],
			},
		},
		{
			name: "digital_usage",
			role: "engagement",
			path: "digital_usage.csv",
			schema: {
				primaryKey: "customer_id",
				fields: [
					customer,
					{ name: "mobile_logins_wk", type: "number", role: "logins", channel: "Mobile app" },
					{ name: "web_logins_wk", type: "number", role: "logins", channel: "Online banking" },
				],
			},
		},
		{
			name: "contacts",
			role: "engagement",
			path: "engagement_details.csv",
			schema: {
				primaryKey: "engagement_id",
				fields: [
					{ name: "engagement_id", type: "integer" },
					customer,
					{ name: "channel_used", type: "string", role: "channel" },
					{ name: "has_engaged", type: "boolean", role: "responded" },
				],
			},
		},
		{
			name: "transactions",
			role: "transactions",
			path: "transactions.csv",
			schema: {
				primaryKey: "transaction_id",
				fields: [
					{ name: "transaction_id", type: "integer" },
					customer,
					{ name: "transaction_type", type: "string", role: "type" },
					{ name: "transaction_amt", type: "number", role: "amount" },
					{ name: "transaction_date", type: "datetime", role: "date" },
				],
			},
		},
	],
	report: { title: "Relational bank", asOf: "2024-12-31", currency: "EUR" },
};

/** Chapters that need to know what money is spent on. */
const onCards = ["utilization", "spending", "key-segments"];

describe("a bank with responses by contact", { skip: !existsSync(source) && "its tables are not here" }, () => {
	let room: string;
	let document: ReportDocument;
	before(async () => {
		room = await mkdtemp(join(tmpdir(), "bankbook-relational-"));
		const folder = join(room, descriptor.name);
		await mkdir(folder);
		for (const { path } of descriptor.resources) await copyFile(join(source, path), join(folder, path));
		await writeFile(join(folder, "datapackage.json"), JSON.stringify(descriptor));
		document = await analyzeFolder(folder);
	});
	after(() => rm(room, { recursive: true, force: true }));

	test("no chapter fails, and only those on card spending are left out, as the data have no categories", () => {
		assert.deepEqual(documentSchema.parse(document), document);
		const skipped = "The data have no categories or payment types of transactions.";
		// There is no report before this one.
		const told = document.chapters.filter(({ id }) => id !== "changes");
		const analyzed = told.filter(({ id }) => chapters.some((definition) => definition.id === id));
		assert.deepEqual(
			analyzed.map((chapter) => ({ id: chapter.id, skipped: chapter.skipped })),
			chapters.map(({ id }) => ({ id, skipped: onCards.includes(id) ? skipped : undefined })),
		);
		for (const { id, sections } of told) assert.equal(sections.length === 0, onCards.includes(id), id);
	});

	test("every row is kept or rejected, and the second rows of 19 customers are rejected from digital_usage.csv", () => {
		assert.deepEqual(
			tableRows(document, "files").map(({ file, rows_read, rows_kept, rows_rejected }) => [
				file,
				rows_read,
				rows_kept,
				rows_rejected,
			]),
			[
				["customer.csv", 4000, 4000, 0],
				["products_owned.csv", 4000, 4000, 0],
				["digital_usage.csv", 4000, 3981, 19],
				["engagement_details.csv", 16000, 16000, 0],
				["transactions.csv", 6463, 6463, 0],
			],
		);
		assert.deepEqual(
			tableRows(document, "cleaning-rules")
				.filter(({ treatment }) => treatment === "row removed")
				.map(({ column, rule, count }) => [column, rule, count]),
			[["customer_id", "The value is a second row of the same customer", 19]],
		);
	});

	test("responses to contacts are counted by channel", () => {
		const rows = tableRows(document, "responses-by-channel");
		for (const [channel, responses, contacts] of [
			["TikTok", 1207, 2970],
			["Instagram", 1046, 2990],
			["Telephone", 68, 1344],
		] as const) {
			const row = readRow(document, "responses-by-channel", { channel });
			assert.deepEqual([row.responses, row.contacts], [responses, contacts], channel);
			assert.equal(Number(row.response_rate).toFixed(4), (responses / contacts).toFixed(4), channel);
		}
		assert.equal(
			rows.reduce((sum, { contacts }) => sum + Number(contacts), 0),
			16000,
		);
		const lead = readFinding(document, "responses-lead-finding");
		assert.equal(lead.verdict, "supported");
		assert.match(lead.claim, /TikTok.*1,207 of 2,970.*Instagram/);
	});

	test("the channels with most responses come first, and those with fewest last", () => {
		const claims = listRecommendations(document).flatMap(({ id, claim }) =>
			/responsive-channels$/.test(id) ? [claim] : [],
		);
		assert.deepEqual(claims.toSorted(), [
			"Contact customers on Landline, Telephone and Website last, or no longer",
			"Contact customers on TikTok and Instagram first",
		]);
	});

	test("credit cards are held by 2,677 of 4,000 customers", () => {
		const { owners, others } = readRow(document, "ownership-and-buying-overall", { product: "Credit card" });
		assert.deepEqual([owners, others], [2677, 4000 - 2677]);
		const rows = tableRows(document, "holdings-by-segment").filter(({ product }) => product === "Credit card");
		for (const { overall_share } of rows) assert.equal(Number(overall_share).toFixed(4), (2677 / 4000).toFixed(4));
		assert.equal(
			rows.reduce((sum, { holders }) => sum + Number(holders), 0),
			2677,
		);
	});

	test("the evidence of every finding stands in the table and row that it names, and no message claims a cause", () => {
		assertEvidenceIsPublished(document);
		assertNoCauseIsClaimed(document);
	});
});
