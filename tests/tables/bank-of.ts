/** A bank read from tiny files, for tests of what becomes of them. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after } from "node:test";
import { csvParse } from "d3-dsv";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import type { Row } from "../../analysis/engine/engine.ts";
import { readReport } from "../../analysis/report.ts";
import type { FieldRoleName, TableRole } from "../../analysis/roles.ts";
import { type Bank, readBank } from "../../analysis/tables/bank.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";

/** A resource of the descriptor with its file or files. */
export interface Table {
	/** The role, unless given. */
	name?: string;
	/** `customers`, unless given. */
	role?: TableRole;
	/** By name, as they stand in the descriptor. */
	fields: { [name: string]: { role?: FieldRoleName; [property: string]: unknown } };
	/** The content of `<name>.csv`. */
	text?: string;
	/** Contents by file name, where there are several or the name matters. */
	files?: { [name: string]: string | Uint8Array };
	/** Further properties of the resource and of its schema. */
	resource?: object;
	schema?: object;
}

export interface Options {
	report?: object;
	threads?: number;
}

/** Writes the tables and a descriptor into a temporary folder and reads them. Nothing is withheld or stopped by default. */
export async function bankOf(tables: Table[], { report = {}, threads }: Options = {}): Promise<ReadBank> {
	const resources = tables.map(({ name, role = "customers", fields, files, resource, schema }) => ({
		name: name ?? role,
		role,
		path: files ? Object.keys(files) : `${name ?? role}.csv`,
		...resource,
		schema: {
			fields: Object.entries(fields).map(([field, properties]) => ({ name: field, ...properties })),
			...schema,
		},
	}));
	const written = tables.map(
		({ name, role = "customers", text, files }) => files ?? { [`${name ?? role}.csv`]: text ?? "" },
	);
	const folder = await makeReportFolder({
		"datapackage.json": {
			title: "Bank",
			resources,
			report: { asOf: "2025-06-30", currency: "USD", maxRejected: 1, ...report },
		},
		...Object.assign({}, ...written),
	});
	const privateFolder = join(folder, "private");
	await mkdir(privateFolder);
	const engine = await openDuckDb(threads === undefined ? {} : { threads });
	after(() => engine.close());
	const read = await readReport(folder);
	// Banks of one or two customers are enough for a test.
	const settings = { ...read.settings, disclosureThreshold: 0 };
	const bank = await readBank(engine, "disclosure" in report ? read : { ...read, settings }, privateFolder);
	return {
		...bank,
		folder,
		privateFolder,
		rows: (sql) => engine.rows(sql),
		values: async (sql) => (await engine.rows(sql)).map((row) => Object.values(row)),
		rejected: async () =>
			csvParse(await readFile(join(privateFolder, "rejected-rows.csv"), "utf8")).map((row) =>
				Object.values(row).join(" | "),
			),
	};
}

export interface ReadBank extends Bank {
	folder: string;
	privateFolder: string;
	rows(sql: string): Promise<Row[]>;
	/** The rows of a query as lists of cells. */
	values(sql: string): Promise<Row[string][][]>;
	/** The lines of `rejected-rows.csv`: file | line | column | value | reason | rejected. */
	rejected(): Promise<string[]>;
}
