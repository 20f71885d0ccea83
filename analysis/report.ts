/** `datapackage.json` -> Report: checked at the border, trusted inside. */
import type { FieldRoleName, TableRole } from "./roles.ts";

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
}

export interface Settings {
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
	seed: number;
}

/** `floors` are in ascending order; the first tier also takes what lies below its floor. */
export type Tiers =
	| { method: "floors"; floors: { label: string; floor: number }[] }
	| { method: "quantiles" | "natural"; count: number; labels?: string[] };

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
	trueValues: string[];
	falseValues: string[];
	/** Of list cells. */
	delimiter: string;
	missingValues: string[];
	categories?: { value: string; label: string }[];
	categoriesOrdered: boolean;
	constraints: Constraints;
	/** In wide tables, the product, channel or type that the column stands for. */
	member?: string;
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
