/**
 * The files of the challenge that `data/mitron-credit-card/` has the shape of, read with its descriptor. They stand beside
 * the repository, not in it.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { documentSchema, listChapters, listTables, type ReportDocument } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { type Engine, identifier, literal } from "../../analysis/engine/engine.ts";
import descriptor from "../../data/mitron-credit-card/datapackage.json" with { type: "json" };
import { analyzeFolder, tableRows } from "./analyze-folder.ts";
import { assertNear } from "./assert-near.ts";
import { assertEvidenceIsPublished } from "./check-findings.ts";
import { assertNoCauseIsClaimed } from "./no-cause.ts";
import { readRow } from "./read-row.ts";

const source = join(import.meta.dirname, "../../../shared/data/mitron");
const example = join(import.meta.dirname, "../../data/mitron-credit-card");
const months = 6;

/** The columns of the file of customers by their roles. */
const columnsByRole = new Map(
	descriptor.resources.flatMap(({ role, schema }) =>
		role === "customers"
			? schema.fields.flatMap((field) => ("role" in field ? [[field.role, field.name] as const] : []))
			: [],
	),
);

describe("the challenge's own files", { skip: !existsSync(source) && "they are not here" }, () => {
	let room: string;
	let document: ReportDocument;
	let engine: Engine;
	before(async () => {
		room = await mkdtemp(join(tmpdir(), "bankbook-challenge-"));
		const folder = join(room, descriptor.name);
		await mkdir(folder);
		for (const file of ["dim_customers.csv", "fact_spends.csv.gz"])
			await copyFile(join(source, file), join(folder, file));
		for (const file of ["datapackage.json", "research.csv"]) await copyFile(join(example, file), join(folder, file));
		document = await analyzeFolder(folder);
		engine = await openDuckDb();
		const read = (file: string) => `read_csv(${literal(join(source, file))}, header = true)`;
		await engine.run(`create table people as
			select * from ${read("dim_customers.csv")}
			join (select customer_id, sum(spend) / ${months}.0 as spent from ${read("fact_spends.csv.gz")} group by all)
			using (customer_id)`);
		await engine.run(`create table spends as select * from ${read("fact_spends.csv.gz")}`);
	});
	after(async () => {
		await engine?.close();
		await rm(room, { recursive: true, force: true });
	});

	test("are read with the descriptor of the example, no chapter left out and every row kept", () => {
		assert.deepEqual(documentSchema.parse(document), document);
		// There is no report before this one.
		const told = document.chapters.filter(({ id }) => id !== "changes");
		for (const { id, skipped, sections } of told) {
			assert.equal(skipped, undefined, id);
			assert.ok(sections.length > 0, id);
		}
		assert.deepEqual(
			told.map(({ id }) => id),
			[...descriptor.report.chapters, "recommendations", "conclusion"],
		);
		assert.deepEqual(
			tableRows(document, "files").map(({ file, rows_read, rows_kept }) => [file, rows_read, rows_kept]),
			[
				["dim_customers.csv", 4000, 4000],
				["fact_spends.csv.gz", 864000, 864000],
			],
		);
	});

	test("overall utilization is 0.428223, and the mean of customers' own ratios 0.429480", () => {
		const items = listChapters(document)
			.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
			.flatMap((block) => (block.kind === "metrics" ? block.items : []));
		const value = (label: string) => items.find((item) => item.label === label)?.value;
		assert.equal(value("Utilization"), 0.428223);
		assert.equal(value("Mean of ratios"), 0.42948);
	});

	test("utilization by occupation is that of plain SQL over the files, to the last digit", () => {
		assert.deepEqual(
			Object.fromEntries(
				tableRows(document, "utilization-by-occupation").map(({ occupation, utilization }) => [
					occupation,
					utilization,
				]),
			),
			{
				"Business Owners": 0.332163,
				Freelancers: 0.458049,
				"Government Employees": 0.289974,
				"Salaried IT Employees": 0.510427,
				"Salaried Other Employees": 0.421022,
			},
		);
	});

	test("each table of utilization, by one trait or two, has the numbers of plain SQL over the files", async () => {
		const tables = listTables(document).filter(({ id }) => id.startsWith("utilization-by-"));
		assert.deepEqual(
			[1, 2].map((n) => tables.filter(({ columns }) => rolesOf(columns).length === n).length),
			[5, 4],
		);
		for (const { id, columns } of tables) {
			const roles = rolesOf(columns);
			const names = roles.map((role) => `${identifier(columnsByRole.get(role) ?? "")} as ${identifier(role)}`);
			const expected = await engine.rows(`select ${names.join(", ")}, count(*) as customers,
				avg(avg_income) as mean_income, avg(spent) as mean_monthly_spend, sum(spent) / sum(avg_income) as utilization,
				avg(spent / avg_income) as mean_of_ratios
				from people group by all`);
			assert.equal(tableRows(document, id).length, expected.length, id);
			for (const cells of expected) {
				const of = `${id}: ${roles.map((role) => cells[role]).join(", ")}`;
				const row = readRow(document, id, Object.fromEntries(roles.map((role) => [role, String(cells[role])])));
				assert.equal(row.customers, cells.customers, of);
				for (const [name, within] of [
					["mean_income", 0.0051],
					["mean_monthly_spend", 0.0051],
					["utilization", 5.1e-7],
					["mean_of_ratios", 5.1e-7],
				] as const)
					assertNear(row[name], Number(cells[name]), { within, of: `${name} of ${of}` });
			}
		}
	});

	test("of age group by gender, the group that departs most from adding up spends what plain SQL gives", async () => {
		const pairs = await engine.rows<{ cell: string; utilization: number }>(
			`select age_group || ', ' || gender as cell, round(sum(spent) / sum(avg_income), 6) as utilization
			from people group by age_group, gender`,
		);
		const expected = new Map(pairs.map(({ cell, utilization }) => [cell, utilization]));
		assert.deepEqual(Object.fromEntries(expected), {
			"21-24, Female": 0.386407,
			"21-24, Male": 0.417679,
			"25-34, Female": 0.405375,
			"25-34, Male": 0.453729,
			"35-45, Female": 0.432598,
			"35-45, Male": 0.485785,
			"45+, Female": 0.321062,
			"45+, Male": 0.359288,
		});
		const { furthest, utilization } = readRow(document, "utilization-interactions", {
			first_trait: "Age group",
			second_trait: "Gender",
		});
		assert.equal(utilization, expected.get(String(furthest)));
	});

	test("money by category and by month, in calendar order, is that of plain SQL, and every table adds up to it", async () => {
		const totals = async (column: string) => {
			const rows = await engine.rows<{ name: string; total: number }>(
				`select ${column} as name, sum(spend)::bigint as total from spends group by all`,
			);
			return Object.fromEntries(rows.map(({ name, total }) => [name, total]));
		};
		for (const [table, column] of [
			["spending-by-category", "category"],
			["spending-by-payment-type", "payment_type"],
			["spending-by-month", "month"],
		] as const)
			assert.deepEqual(
				Object.fromEntries(tableRows(document, table).map((row) => [row[column], row.total])),
				await totals(column),
				table,
			);
		assert.deepEqual(
			tableRows(document, "spending-by-month").map(({ month }) => month),
			["May", "June", "July", "August", "September", "October"],
		);
		const [{ all } = { all: 0 }] = await engine.rows<{ all: number }>(`select sum(spend)::bigint as "all" from spends`);
		for (const { id } of listTables(document).filter(({ columns }) => columns.some(({ name }) => name === "total")))
			for (const rows of Map.groupBy(tableRows(document, id), (row) => row.cards).values())
				assert.equal(
					// Beside a total that is on cards stands what is not.
					rows.reduce((sum, { total, elsewhere = 0 }) => sum + Number(total) + Number(elsewhere), 0),
					all,
					id,
				);
	});

	test("the evidence of every finding stands in the table and row that it names, and no message claims a cause", () => {
		assertEvidenceIsPublished(document);
		assertNoCauseIsClaimed(document);
	});
});

/** The traits that a table is by. */
function rolesOf(columns: ReturnType<typeof listTables>[number]["columns"]): string[] {
	return columns.map(({ name }) => name).filter((name) => columnsByRole.has(name) && name !== "income");
}
