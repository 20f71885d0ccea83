/** `datapackage.json` -> Report: checked at the border, trusted inside. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { checkDialects } from "./descriptor/check-dialects.ts";
import { checkFields } from "./descriptor/check-fields.ts";
import { checkKeys } from "./descriptor/check-keys.ts";
import { checkSettings } from "./descriptor/check-settings.ts";
import { checkShape } from "./descriptor/check-shape.ts";
import { checkTables } from "./descriptor/check-tables.ts";
import { draftDescriptor } from "./descriptor/draft.ts";
import { findFiles } from "./descriptor/files.ts";
import { DescriptorError } from "./descriptor/problem.ts";
import { packageSchema } from "./descriptor/schema.ts";
import { settleResource, settleSettings } from "./descriptor/settle.ts";
import { findSyntaxError } from "./descriptor/syntax-error.ts";
import { nearestWord } from "./nearest.ts";
import { type FieldRoleName, researchRole, type TableRole } from "./roles.ts";

const descriptorName = "datapackage.json";

export interface Report {
	/** The folder's name, kebab-case. */
	id: string;
	/** Absolute. */
	folder: string;
	title: string;
	subtitle?: string;
	description?: string;
	sources: { title: string; path?: string }[];
	settings: Settings;
	resources: Resource[];
	/** Absolute paths of the tables of outside research. */
	research: string[];
}

export interface Settings {
	/** Ids of the chapters that the report has; all that the data allow where left out. */
	chapters?: string[];
	/** `YYYY-MM-DD`. */
	asOf: string;
	currency: string;
	locale: string;
	paper: "a4" | "letter";
	tiers: Tiers;
	outliers: Outliers;
	/** 0 to 1. */
	maxRejected: number;
	disclosureThreshold: number;
	clustering: Clustering;
	/** What segments are called, by their number, in place of the name found for them. */
	segmentNames: { [number: string]: string };
	/** What the chapters on behavior compare: segments, tiers, or a category of the customers. */
	groupBy: "segment" | "tier" | FieldRoleName;
	/** Between two shares, 0 to 1: see `definitions.ts`. */
	meaningfulDifference: number;
	/** Whether protected traits are kept out of who an offer of credit is for. */
	fairLending: boolean;
	/** What one of each is worth, in the report's currency; undefined where the report does not say. */
	unitValues: { purchase?: number | undefined; customer?: number | undefined };
	dormantAfterDays: number;
	keySegments: KeySegments;
	risk: RiskThresholds;
	seed: number;
}

/** What counts as a risk, as the report sets it; where it does not, see `definitions.ts`. */
export interface RiskThresholds {
	/** In the report's currency: a balance from zero to below it is low. */
	lowBalance?: number;
	lowCreditScore?: number;
}

/** How groups of high-value customers are searched: see `definitions.ts`. */
export interface KeySegments {
	/** Of the parts of the score; they add up to 1. */
	weights: { utilization: number; spend: number; size: number };
	/** A group has at least as many customers, and at least this share, 0 to 1, of all. */
	minCustomers: number;
	minShare: number;
}

/** `floors` are in ascending order; the first tier also takes what lies below its floor. */
export type Tiers =
	| { method: "floors"; floors: { label: string; floor: number }[] }
	| { method: "quantiles" | "natural"; count: number; labels?: string[] };

/** How customers are grouped. */
export interface Clustering {
	/** Ids of features; all that are not protected where left out. */
	features?: string[];
	/** The number of segments; found by evidence where left out. */
	k?: number;
	/** 0 to 1: a customer with a larger share of features missing is left out. */
	maxMissing: number;
}

/** What is an outlier, and what is done with it. `fence` is in the unit of its method (see `definitions.ts`). */
export interface Outliers {
	method: "iqr" | "mad" | "percentile";
	fence: number;
	action: "flag" | "winsorize" | "exclude";
}

export interface Resource {
	name: string;
	role: TableRole;
	title?: string;
	/** Absolute paths, globs expanded, in alphabetical order. */
	files: string[];
	format: "csv" | "parquet" | "ndjson";
	encoding: "utf-8" | "utf-16" | "latin-1";
	/** What the descriptor's dialect says; what it leaves out is sniffed. */
	dialect: Dialect;
	missingValues: string[];
	fields: Field[];
	/** Names of fields. */
	primaryKey: string[];
	foreignKeys: { fields: string[]; resource: string; referenced: string[] }[];
}

export interface Dialect {
	delimiter?: string;
	quoteChar?: string;
	escapeChar?: string;
	header: boolean;
	commentChar?: string;
	skipRows?: number;
}

export interface Field {
	/** The column's name in the file, as it stands there. */
	name: string;
	/** Fields without a role are described but not read. */
	role?: FieldRoleName;
	type: "string" | "integer" | "number" | "boolean" | "date" | "datetime" | "list";
	title?: string;
	description?: string;
	/** strptime pattern, for dates. */
	format?: string;
	decimalChar: string;
	groupChar?: string;
	/** False where numbers carry a currency or percent sign around them, which is then stripped. */
	bareNumber: boolean;
	/** Case does not count. */
	trueValues: string[];
	falseValues: string[];
	/** Of list cells. */
	delimiter: string;
	missingValues: string[];
	categories?: { value: string; label: string }[];
	categoriesOrdered: boolean;
	constraints: Constraints;
	/** In wide tables, the product, channel or type of transaction that the column stands for. */
	member?: string;
	/** Of money that is for a time. */
	period?: "month" | "year";
	/** Marked as protected in the descriptor, on top of the roles that always are. */
	protected: boolean;
}

export interface Constraints {
	required?: boolean;
	unique?: boolean;
	minimum?: number | string;
	maximum?: number | string;
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	enum?: string[];
}

/**
 * Reads and checks `<folder>/datapackage.json`, finds the files it lists, and settles every default. The result is
 * frozen. Throws an Error for a folder or a text that cannot be read, with line and column, and a DescriptorError that
 * lists every problem of a descriptor that can.
 */
export async function readReport(folder: string): Promise<Report> {
	const file = join(folder, descriptorName);
	const id = basename(resolve(folder));
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
		throw new Error(
			`${folder}: the folder's name is part of the pages' addresses; name it in lower-case letters, digits and hyphens`,
		);
	const descriptor = parseDescriptor(await readDescriptor(folder), file);
	const shape = checkShape(descriptor);
	const draft = draftDescriptor(descriptor, shape);
	const found = await Promise.all(draft.resources.map((resource) => findFiles(folder, resource)));
	const problems = [
		...shape,
		...checkSettings(draft),
		...checkTables(draft),
		...checkDialects(draft),
		...checkFields(draft),
		...checkKeys(draft),
		...found.flatMap((files) => files.problems),
	];
	if (problems.length > 0) throw new DescriptorError(file, problems, descriptor);

	const checked = packageSchema.parse(descriptor);
	const read = checked.resources.flatMap(({ name, role }) => (role && role !== researchRole ? [name] : []));
	const { subtitle } = checked.report;
	return freeze({
		id,
		folder: resolve(folder),
		title: checked.report.title ?? checked.title ?? id,
		...(subtitle === undefined ? {} : { subtitle }),
		...(checked.description === undefined ? {} : { description: checked.description }),
		sources: checked.sources.map(({ title, path }) => ({
			title: title ?? path ?? "",
			...(path === undefined ? {} : { path }),
		})),
		settings: settleSettings(checked),
		research: checked.resources.flatMap(({ role }, i) => (role === researchRole ? (found[i]?.files ?? []) : [])),
		resources: checked.resources.flatMap((resource, i) => {
			const { files = [], format = "csv" } = found[i] ?? {};
			return settleResource(resource, { files, format, read }) ?? [];
		}),
	});
}

/**
 * The names of the reports in a folder, sorted: its folders that hold a descriptor. With `asked`, only those, once each.
 * Throws if there is none, or if one that is asked for is not there.
 */
export async function listReports(dataFolder: string, asked: readonly string[] = []): Promise<string[]> {
	const entries = await readdir(dataFolder).catch(() => {
		throw new Error(`${dataFolder}: there is no such folder`);
	});
	const described = await Promise.all(entries.map((entry) => isFile(join(dataFolder, entry, descriptorName))));
	const reports = entries.filter((_, i) => described[i]).sort();
	if (reports.length === 0)
		throw new Error(`${dataFolder} has no report: a report is a folder with a ${descriptorName}`);
	for (const name of asked)
		if (!reports.includes(name)) {
			const nearest = nearestWord(name, reports);
			const suggestion = nearest === undefined ? "" : `; nearest: "${nearest}"`;
			throw new Error(`${dataFolder} has no report "${name}"${suggestion} (reports: ${reports.join(", ")})`);
		}
	return asked.length > 0 ? reports.filter((name) => asked.includes(name)) : reports;
}

async function isFile(path: string): Promise<boolean> {
	const found = await stat(path).catch(() => undefined);
	return found?.isFile() ?? false;
}

async function readDescriptor(folder: string): Promise<string> {
	return readFile(join(folder, descriptorName), "utf8").catch((cause) => {
		throw new Error(`${folder}: there is no ${descriptorName} that can be read`, { cause });
	});
}

function parseDescriptor(text: string, file: string): unknown {
	const json = text.replace(/^\uFEFF/, "");
	const mistake = findSyntaxError(json);
	if (mistake) {
		const { line, column, found, expected } = mistake;
		throw new Error(`${file}: line ${line}: column ${column}: found ${found}, expected ${expected}`);
	}
	return JSON.parse(json);
}

function freeze<T extends object>(value: T): T {
	for (const part of Object.values(value)) if (typeof part === "object" && part !== null) freeze(part);
	return Object.freeze(value);
}
