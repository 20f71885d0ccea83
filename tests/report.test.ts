import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { listReports, readReport } from "../analysis/report.ts";
import { makeReportFolder } from "./fixtures/report-folder.ts";

const minimal = {
	title: "Bank",
	report: { asOf: "2025-06-30", currency: "USD" },
	resources: [
		{ name: "users", role: "customers", path: "users.csv", schema: { fields: [{ name: "balance", role: "balance" }] } },
	],
};

test("readReport gives a frozen report", async () => {
	const folder = await makeReportFolder({ "datapackage.json": minimal, "users.csv": "x" });
	const report = await readReport(folder);
	const parts = [
		report,
		report.settings,
		report.resources,
		report.resources[0],
		report.resources[0]?.fields[0]?.constraints,
	];
	assert.deepEqual(parts.map(Object.isFrozen), [true, true, true, true, true]);
});

test("readReport reads a descriptor with a byte order mark", async () => {
	const folder = await makeReportFolder({ "datapackage.json": `\uFEFF${JSON.stringify(minimal)}`, "users.csv": "x" });
	assert.equal((await readReport(folder)).title, "Bank");
});

test("readReport tells line and column of a syntax error", async () => {
	const folder = await makeReportFolder({ "datapackage.json": '{\n\t"title": "Bank",\n\t"report": {,\n}' });
	await assert.rejects(readReport(folder), {
		message: `${folder}/datapackage.json: line 3: column 13: found ",", expected a property name or "}"`,
	});
});

test("readReport tells of a folder without a descriptor", async () => {
	const folder = await makeReportFolder({ "users.csv": "x" });
	await assert.rejects(readReport(folder), { message: `${folder}: there is no datapackage.json that can be read` });
});

test("readReport tells of a folder whose name cannot be part of an address", async () => {
	await assert.rejects(readReport("data/My Bank"), {
		message:
			"data/My Bank: the folder's name is part of the pages' addresses; name it in lower-case letters, digits and hyphens",
	});
});

test("listReports gives the folders with a descriptor, sorted, and of those asked for each once", async () => {
	const folder = await makeReportFolder({
		"savings/datapackage.json": minimal,
		"cards/datapackage.json": minimal,
		"drafts/notes.txt": "x",
		"README.md": "x",
	});
	assert.deepEqual(await listReports(folder), ["cards", "savings"]);
	assert.deepEqual(await listReports(folder, ["savings", "savings"]), ["savings"]);
});

test("listReports tells the nearest name and the list where a report is not there", async () => {
	const folder = await makeReportFolder({ "savings/datapackage.json": minimal, "cards/datapackage.json": minimal });
	await assert.rejects(listReports(folder, ["cards", "saving"]), {
		message: `${folder} has no report "saving"; nearest: "savings" (reports: cards, savings)`,
	});
	await assert.rejects(listReports(folder, ["loans"]), {
		message: `${folder} has no report "loans" (reports: cards, savings)`,
	});
});

test("listReports tells of a folder without reports, and of no folder", async () => {
	const folder = await makeReportFolder({ "README.md": "x" });
	await assert.rejects(listReports(folder), {
		message: `${folder} has no report: a report is a folder with a datapackage.json`,
	});
	await assert.rejects(listReports(join(folder, "data")), {
		message: `${join(folder, "data")}: there is no such folder`,
	});
});
