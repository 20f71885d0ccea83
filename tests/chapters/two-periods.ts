/** A small bank of two kinds of customers, whose report is made again and again in one results folder. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { analyzeReport } from "../../analysis/analyze.ts";
import type { Chapter, ReportDocument } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport } from "../../analysis/report.ts";
import { writeResults } from "../../analysis/write-results.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";
import { blobs } from "../segmentation/accounts-in.ts";

export interface Person {
	id: string;
	balance: number;
	income: number;
	city: string;
}

/** 300 rich and 300 others; every third lives in Ash, and the others in Bay. */
export const people: Person[] = blobs(
	[
		{ at: [8, 2], customers: 300 },
		{ at: [2, 8], customers: 300 },
	],
	8,
).map(([balance = 0, income = 0], i) => ({
	id: `person-${i}`,
	balance: Number(balance.toFixed(3)),
	income: Number(income.toFixed(3)),
	city: i % 3 === 0 ? "Ash" : "Bay",
}));

export interface Period {
	asOf: string;
	people: readonly Person[];
	settings?: object;
}

export interface Bank {
	results: string;
	/** Makes the report of a period. */
	report(period: Period): Promise<ReportDocument>;
	/** Every file of the results by its path. */
	files(): Promise<{ [path: string]: string }>;
}

export async function openBank(): Promise<Bank> {
	const results = await mkdtemp(join(tmpdir(), "bankbook-periods-"));
	after(() => rm(results, { recursive: true }));
	const target = join(results, "bank");
	return {
		results: target,
		async report(period) {
			const report = await readReport(await writeFolder(period));
			const engine = await openDuckDb();
			try {
				return await writeResults(target, (privateFolder) =>
					analyzeReport(report, { engine, privateFolder, previousFolder: target }),
				);
			} finally {
				await engine.close();
			}
		},
		async files() {
			const found = await readdir(target, { recursive: true, withFileTypes: true });
			const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
			const read = paths.sort().map(async (path) => [path.slice(target.length + 1), await readFile(path, "utf8")]);
			return Object.fromEntries(await Promise.all(read));
		},
	};
}

function writeFolder({ asOf, people, settings = {} }: Period): Promise<string> {
	const rows = people.map(({ id, balance, income, city }) => `${id},${balance},${income},${city}`);
	return makeReportFolder({
		"customers.csv": `id,balance,income,city\n${rows.join("\n")}\n`,
		"datapackage.json": {
			title: "Bank",
			resources: [
				{
					name: "customers",
					role: "customers",
					path: "customers.csv",
					schema: {
						fields: [
							{ name: "id", role: "customer" },
							{ name: "balance", type: "number", role: "balance" },
							{ name: "income", type: "number", role: "income" },
							{ name: "city", role: "city" },
						],
					},
				},
			],
			report: {
				chapters: ["customers", "balances", "segmentation"],
				asOf,
				currency: "USD",
				clustering: { k: 2 },
				...settings,
			},
		},
	});
}

/** The chapter on what changed. */
export function changesOf({ chapters }: ReportDocument): Chapter {
	const found = chapters.at(-1);
	if (found?.id !== "changes") throw new Error("the last chapter before the data's quality is not what changed");
	return found;
}

/** The claims of its sections, by their ids. */
export function claimsOf(document: ReportDocument): { [section: string]: string } {
	return Object.fromEntries(changesOf(document).sections.map(({ id, claim }) => [id, claim]));
}
