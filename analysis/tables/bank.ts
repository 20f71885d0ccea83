/** The bank: the clean relations that every chapter reads, whatever the files looked like. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Engine } from "../engine/engine.ts";
import type { Field, Report } from "../report.ts";
import type { FieldRole, FieldRoleName, TableRole } from "../roles.ts";
import { sideBySide } from "../side-by-side.ts";
import { type Accounts, accountFor } from "./accounts.ts";
import { refuseUnmatchedKeys } from "./keys.ts";
import { type Conditioned, treatOutliers } from "./outliers.ts";
import { makeRelations, type TooFewKnown } from "./relations.ts";
import { dropStaged, stage } from "./stage.ts";

/** A column of a relation, named by its role. */
export interface BankField {
	role: FieldRoleName;
	label: string;
	kind: FieldRole["kind"];
	unit?: NonNullable<FieldRole["unit"]>;
	protected: boolean;
	/** For categories: all that occur, in the declared order or else by falling frequency, Unknown last. */
	categories: string[];
	/** Whether the order of the categories means more or less of something. */
	ordered: boolean;
	/** Of money that is for a time: an income, or totals of a customer. */
	period?: NonNullable<Field["period"]>;
	/** Rows without a value. */
	missing: number;
}

/** A relation is a SQL table under its own name, with a column for each field and `customer`, an integer key. */
export interface Relation {
	name: TableRole;
	/** Made by this report from the customers' behavior, not read: what it rests on is then described, never tested by it. */
	made?: true;
	rows: number;
	fields: Map<FieldRoleName, BankField>;
}

export interface Bank {
	engine: Engine;
	/** Always holds `customers`. */
	relations: Map<TableRole, Relation>;
	accounts: Accounts & { tooFew: TooFewKnown[] };
	outliers: Conditioned[];
	/** Where the report's results are being written. */
	resultsFolder: string;
	/** The results of the previous build, if there are any. */
	previousFolder?: string;
	/** A folder with the `segments.json` by which segments are known again, if there is any. */
	knownSegments?: string;
	/** Writes rows of customers, named by their ids as `customer`, to a CSV file that is never published. The SQL gives the key as `customer`. */
	writePrivate(name: string, sql: string): Promise<void>;
}

/**
 * Reads every table of a report into the engine. Each file is read once. Throws when a file does not fit its descriptor,
 * or when more of its rows are refused than the report allows.
 *
 * @param privateFolder where the rejected rows are written
 */
export async function readBank(engine: Engine, report: Report, privateFolder: string): Promise<Bank> {
	const staged = await sideBySide(report.resources.map((resource) => stage(engine, resource, report)));
	await refuseUnmatchedKeys(engine, staged);
	// Reading, most of the work, keeps the order of the files on any number of threads; joins and sums do not.
	await engine.addUpIn("one order");
	const [{ relations, tooFew }, accounted] = await sideBySide([
		makeRelations(engine, staged, report.settings),
		accountFor(engine, staged, { report, privateFolder }),
	]);
	const accounts = { ...accounted, tooFew };
	for (const table of staged) await dropStaged(engine, table);
	// Numbers of customers and quantiles, which do not hang on the order, and sums that are only held against a limit.
	await engine.addUpIn("any order");
	const outliers = await treatOutliers(engine, relations, report.settings);
	await engine.addUpIn("one order");
	const writePrivate = async (name: string, sql: string) => {
		const file = join(privateFolder, `${name}.csv`);
		await mkdir(dirname(file), { recursive: true });
		await engine.writeCsv(
			`select ids.id as customer, chosen.* exclude (customer) from (${sql}) as chosen join customer_ids as ids using (customer) order by customer`,
			file,
		);
	};
	const customers = relations.get("customers")?.rows ?? 0;
	const { disclosureThreshold } = report.settings;
	if (customers < disclosureThreshold)
		throw new Error(
			`${report.id}: ${customers} customers are left after cleaning; below ${disclosureThreshold} (report.disclosure.threshold) nothing can be published`,
		);
	return { engine, relations, accounts, outliers, resultsFolder: dirname(privateFolder), writePrivate };
}

export function relation(bank: Pick<Bank, "relations">, name: TableRole): Relation {
	const found = bank.relations.get(name);
	if (!found) throw new Error(`the report has no ${name}: a chapter that reads them must need them`);
	return found;
}

export function field(bank: Bank, table: TableRole, role: FieldRoleName): BankField {
	const found = relation(bank, table).fields.get(role);
	if (!found) throw new Error(`${table} have no ${role}: a chapter that reads it must need it`);
	return found;
}
