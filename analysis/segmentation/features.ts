/** What customers are grouped by: their money and their behavior, one row a customer, computed in SQL. */
import type { Format } from "../document.ts";
import { identifier } from "../engine/engine.ts";
import { nearestWord } from "../nearest.ts";
import type { Settings } from "../report.ts";
import type { FieldRoleName } from "../roles.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { engagementFeatures } from "./engagement-features.ts";
import { transactionFeatures } from "./transaction-features.ts";

export interface Feature {
	/** snake_case; its column in `features`, and its name in `report.clustering.features`. */
	id: string;
	label: string;
	/** Which side of a customer it measures: what names are made of. */
	axis: "value" | "activity" | "other";
	/** -1 where more of the feature is less of its axis. */
	sign: 1 | -1;
	format: Format;
	unit?: string;
	/** In plain words, as in "a higher balance", "a lower balance". */
	words: { high: string; low: string };
	/** Describes people in a way that the law protects: never a feature unless the report names it. */
	protected: boolean;
}

/** A feature, and where it comes from: an expression over a relation with a row a customer. */
export interface FeatureSource extends Feature {
	sql: string;
}

/** Features that one relation gives: a SELECT with a row a customer, joined as `name`. */
export interface FeatureRelation {
	name: string;
	select: string;
	features: FeatureSource[];
}

export interface FeatureSet {
	features: Feature[];
	/** Whether the report names its features; else they are all that the data give, but for protected ones. */
	chosen: boolean;
	/** The statement that made the table `features`. */
	sql: string;
}

const money = (currency: string) => ({ format: "money", unit: currency }) as const;

function customerFeature(field: BankField, currency: string): FeatureSource | undefined {
	const { role, protected: isProtected } = field;
	const label = field.label.toLowerCase();
	const common = {
		id: role,
		label: field.label,
		sign: 1 as const,
		words: { high: `a higher ${label}`, low: `a lower ${label}` },
		protected: isProtected,
		sql: `customers.${identifier(role)}`,
	};
	switch (role) {
		case "balance":
		case "income":
			return { ...common, axis: "value", ...money(currency) };
		case "credit_score":
			return { ...common, axis: "other", format: "count" };
		case "tenure":
			return {
				...common,
				axis: "other",
				format: "decimal",
				unit: "years",
				words: { high: "a longer tenure", low: "a shorter tenure" },
			};
		case "age":
			return {
				...common,
				axis: "other",
				format: "decimal",
				unit: "years",
				words: { high: "a higher age", low: "a lower age" },
			};
		default:
			return undefined;
	}
}

function customerFeatures(bank: Bank, settings: Settings): FeatureSource[] {
	const fields = bank.relations.get("customers")?.fields ?? new Map<FieldRoleName, BankField>();
	return [...fields.values()].flatMap((field) => customerFeature(field, settings.currency) ?? []);
}

function holdingFeatures(bank: Bank): FeatureRelation[] {
	if (!bank.relations.has("holdings")) return [];
	return [
		{
			name: "held",
			select: "select customer, count(distinct product) as products from holdings group by customer",
			features: [
				{
					id: "products_held",
					label: "Products held",
					axis: "activity",
					sign: 1,
					format: "decimal",
					unit: "products",
					words: { high: "more products", low: "fewer products" },
					protected: false,
					sql: "coalesce(held.products, 0)",
				},
			],
		},
	];
}

async function findFeatures(bank: Bank, settings: Settings) {
	const relations = [
		...holdingFeatures(bank),
		...(await transactionFeatures(bank, settings)),
		...engagementFeatures(bank),
	];
	const all = [...customerFeatures(bank, settings), ...relations.flatMap(({ features }) => features)];
	const { features: named } = settings.clustering;
	const features = named ? named.map((id) => findFeature(id, all)) : all.filter((feature) => !feature.protected);
	return { features, relations };
}

/** The features that the report names, or that the data give. */
export async function listFeatures(bank: Bank, settings: Settings): Promise<Feature[]> {
	return (await findFeatures(bank, settings)).features;
}

/**
 * Creates the table `features` (customer, and a column a feature, null where unknown). Throws for a feature in
 * `report.clustering.features` that the data do not give, with the nearest one.
 */
export async function makeFeatures(bank: Bank, settings: Settings): Promise<FeatureSet> {
	const { features, relations } = await findFeatures(bank, settings);
	const sources = relations.filter((relation) => relation.features.some((feature) => features.includes(feature)));
	const sql = `create or replace table features as
		select customers.customer${features.map(({ id, sql: value }) => `,\n\t\t\tcast(${value} as double) as ${identifier(id)}`).join("")}
		from customers${sources.map(({ name, select }) => `\n\t\tleft join (${select}) as ${name} using (customer)`).join("")}`;
	await bank.engine.run(sql);
	return {
		features: features.map(({ sql: _, ...feature }) => feature),
		chosen: settings.clustering.features !== undefined,
		sql,
	};
}

function findFeature(id: string, all: readonly FeatureSource[]): FeatureSource {
	const found = all.find((feature) => feature.id === id);
	if (found) return found;
	const ids = all.map((feature) => feature.id);
	const nearest = nearestWord(id, ids);
	throw new Error(
		`report.clustering.features: the data give no feature "${id}"${nearest ? `; nearest: "${nearest}"` : ""} (features: ${ids.join(", ")})`,
	);
}
