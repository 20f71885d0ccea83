/** A checked descriptor -> what the program trusts: every default is settled, every spelling is one. */
import { definitions } from "../definitions.ts";
import type { Constraints, Dialect, Field, KeySegments, Outliers, Resource, Settings, Tiers } from "../report.ts";
import { fieldRole, researchRole } from "../roles.ts";
import { typesOfKind } from "./check-fields.ts";
import { toList } from "./check-keys.ts";
import type { FieldDescriptor } from "./field.ts";
import type { PackageDescriptor, ResourceDescriptor } from "./schema.ts";
import { encodings, fieldTypes } from "./words.ts";

/** The standard's, and yes and no. Case does not count. */
const trueWords = ["true", "1", "yes"];
const falseWords = ["false", "0", "no"];

const fences = {
	iqr: definitions.iqrFence.value,
	mad: definitions.madFence.value,
	percentile: definitions.percentileFence.value,
} as const satisfies Record<Outliers["method"], number>;

export function settleSettings({ report }: PackageDescriptor): Settings {
	const { asOf, currency, locale, paper, outliers, maxRejected, disclosure, clustering, segments, tests } = report;
	const { chapters, groupBy, fairLending, unitValues, dormantAfterDays, keySegments, risk, seed } = report;
	const { features, k, maxMissing } = clustering;
	const { lowBalance, lowCreditScore } = risk;
	return {
		...(chapters ? { chapters } : {}),
		asOf,
		currency,
		locale,
		paper,
		tiers: settleTiers(report.tiers),
		outliers: { ...outliers, fence: outliers.fence ?? fences[outliers.method] },
		maxRejected,
		disclosureThreshold: disclosure.threshold,
		clustering: { ...(features ? { features } : {}), ...(k === undefined ? {} : { k }), maxMissing },
		segmentNames: segments.names,
		groupBy: groupBy as Settings["groupBy"],
		meaningfulDifference: tests.meaningfulDifference,
		fairLending,
		unitValues,
		dormantAfterDays,
		keySegments: { ...keySegments, weights: settleWeights(keySegments.weights) },
		risk: {
			...(lowBalance === undefined ? {} : { lowBalance }),
			...(lowCreditScore === undefined ? {} : { lowCreditScore }),
		},
		seed,
	};
}

/** Weights that add up to 1. */
function settleWeights({ utilization, spend, size }: KeySegments["weights"]): KeySegments["weights"] {
	const total = utilization + spend + size;
	return { utilization: utilization / total, spend: spend / total, size: size / total };
}

function settleTiers({ method, floors, count, labels }: PackageDescriptor["report"]["tiers"]): Tiers {
	if (floors) return { method: "floors", floors };
	return {
		method: method === "natural" ? "natural" : "quantiles",
		count: count ?? labels?.length ?? definitions.tierCount.value,
		...(labels ? { labels } : {}),
	};
}

/** `read` are the names of the tables that have a role: a key that refers to another table is left out. */
export function settleResource(
	resource: ResourceDescriptor,
	{ files, format, read }: Pick<Resource, "files" | "format"> & { read: readonly string[] },
): Resource | undefined {
	const { name, role, title, encoding, dialect, schema } = resource;
	if (!role || role === researchRole || !schema) return undefined;
	const { nullSequence } = dialect;
	const missingValues = [
		...schema.missingValues.map(missingText),
		...(nullSequence === undefined ? [] : [nullSequence]),
	];
	return {
		name,
		role,
		...(title === undefined ? {} : { title }),
		files,
		format,
		encoding: encodings[encoding],
		dialect: settleDialect(resource),
		missingValues,
		fields: schema.fields.map((field) => settleField(field, missingValues)),
		primaryKey: toList(schema.primaryKey),
		foreignKeys: schema.foreignKeys
			.map(({ fields, reference }) => ({
				fields: toList(fields),
				resource: reference.resource || name,
				referenced: toList(reference.fields),
			}))
			.filter((key) => read.includes(key.resource)),
	};
}

/** Rows before the header are skipped; where the header's row is not given, it follows the last of them. */
function settleDialect({ dialect, format }: ResourceDescriptor): Dialect {
	const { quoteChar, doubleQuote, header, headerRows, commentRows, commentChar } = dialect;
	const delimiter = dialect.delimiter ?? (format === "tsv" ? "\t" : undefined);
	const doubled = doubleQuote === undefined ? undefined : doubleQuote ? (quoteChar ?? '"') : "";
	const escapeChar = dialect.escapeChar ?? doubled;
	const skipRows = headerRows ? (headerRows[0] ?? 1) - 1 : (commentRows?.length ?? 0);
	return {
		header,
		...(delimiter === undefined ? {} : { delimiter }),
		...(quoteChar === undefined ? {} : { quoteChar }),
		...(escapeChar === undefined ? {} : { escapeChar }),
		...(commentChar === undefined ? {} : { commentChar }),
		...(skipRows === 0 ? {} : { skipRows }),
	};
}

function settleField(field: FieldDescriptor, missingValues: string[]): Field {
	const { name, role, title, description, decimalChar, groupChar, bareNumber, delimiter, categories } = field;
	const type = fieldTypes[field.type ?? "any"] ?? (role ? typesOfKind[fieldRole(role).kind][0] : "string");
	const format = settleFormat(type, field.format);
	const member = field.product ?? field.channel ?? field.transaction;
	const { trueValues, falseValues } = field;
	return {
		name,
		type,
		decimalChar,
		bareNumber,
		trueValues: trueValues ?? trueWords.filter((word) => !falseValues?.includes(word)),
		falseValues: falseValues ?? falseWords.filter((word) => !trueValues?.includes(word)),
		delimiter,
		missingValues: field.missingValues?.map(missingText) ?? missingValues,
		categoriesOrdered: field.categoriesOrdered,
		constraints: settleConstraints(field.constraints ?? {}, type),
		protected: field.protected,
		...(role ? { role } : {}),
		...(title === undefined ? {} : { title }),
		...(description === undefined ? {} : { description }),
		...(format === undefined ? {} : { format }),
		...(groupChar === undefined ? {} : { groupChar }),
		...(categories ? { categories: categories.map(settleCategory) } : {}),
		...(member === undefined ? {} : { member }),
		...(field.period === undefined ? {} : { period: field.period }),
	};
}

/** Of dates only; version 0 of the standard wrote `fmt:` before the pattern. */
function settleFormat(type: Field["type"], format: string | undefined): string | undefined {
	const isPattern = (type === "date" || type === "datetime") && format?.includes("%");
	return isPattern ? format?.replace(/^fmt:/, "") : undefined;
}

function settleCategory(category: NonNullable<FieldDescriptor["categories"]>[number]): {
	value: string;
	label: string;
} {
	if (typeof category !== "object") return { value: String(category), label: String(category) };
	const value = String(category.value);
	return { value, label: category.label ?? value };
}

/** Bounds of numbers are numbers, however they were written. */
function settleConstraints(constraints: NonNullable<FieldDescriptor["constraints"]>, type: Field["type"]): Constraints {
	const { required, unique, minimum, maximum, minLength, maxLength, pattern, enum: allowed } = constraints;
	const bound = (limit: number | string) => (type === "number" || type === "integer" ? Number(limit) : limit);
	return {
		...(required === undefined ? {} : { required }),
		...(unique === undefined ? {} : { unique }),
		...(minimum === undefined ? {} : { minimum: bound(minimum) }),
		...(maximum === undefined ? {} : { maximum: bound(maximum) }),
		...(minLength === undefined ? {} : { minLength }),
		...(maxLength === undefined ? {} : { maxLength }),
		...(pattern === undefined ? {} : { pattern }),
		...(allowed ? { enum: allowed.map(String) } : {}),
	};
}

function missingText(missing: string | { value: string }): string {
	return typeof missing === "string" ? missing : missing.value;
}
