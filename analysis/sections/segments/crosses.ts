/** Customers by segment and something else, judged for disclosure as one table before passports cut it. */
import { type Record, withhold } from "../../disclosure.ts";
import { literal } from "../../engine/engine.ts";
import type { Settings } from "../../report.ts";
import type { Segment } from "../../segmentation/segment.ts";
import type { Bank, BankField } from "../../tables/bank.ts";
import { type CrossCount, countIn, gatherSmall } from "../gather-small.ts";
import type { FeatureBins } from "./feature-figures.ts";

/** One cell: a segment's customers in a category or bin. */
export interface CrossCell {
	segment: string;
	/** A category's name, or a bin's number from 0. */
	category: string;
	customers: number;
	/** Of the segment's customers with a known category. */
	share: number;
	/** Of all grouped customers with a known category. */
	shareOfAll: number;
	withheld: boolean;
	/** Whether the share of all would tell of too few customers. */
	withheldOfAll: boolean;
}

export interface Cross {
	cells: CrossCell[];
	sql: string;
	/** Whether small categories were gathered. */
	gathered: Map<string, string[]>;
}

/** By a trait of the customers. */
export async function crossByTrait(
	bank: Bank,
	segments: readonly Segment[],
	trait: { field: BankField; settings: Settings },
): Promise<Cross> {
	const { field, settings } = trait;
	const sql = `select segment, ${field.role} as category, count(*) as customers
		from customer_segments join customers using (customer)
		group by segment, ${field.role}`;
	const counts = await countCross(bank, segments, sql);
	const groups = segments.map(({ name }) => name);
	const gathered = gatherSmall(counts, { groups, field, threshold: settings.disclosureThreshold });
	return { cells: judge(counts, { groups, gathered, threshold: settings.disclosureThreshold }), sql, gathered };
}

/** By a feature, in bins. */
export async function crossByBins(
	bank: Bank,
	segments: readonly Segment[],
	bins: { feature: FeatureBins; settings: Settings },
): Promise<Cross> {
	const { feature, settings } = bins;
	const sql = `select segment, cast(bin as varchar) as category, count(*) as customers
		from (select customer, ${feature.sql} as bin from features) as binned join customer_segments using (customer)
		where bin is not null
		group by segment, bin`;
	const counts = await countCross(bank, segments, sql);
	const groups = segments.map(({ name }) => name);
	const own = feature.edges.slice(1).map((_, bin): [string, string[]] => [String(bin), [String(bin)]]);
	const gathered = new Map(own);
	return { cells: judge(counts, { groups, gathered, threshold: settings.disclosureThreshold }), sql, gathered };
}

async function countCross(bank: Bank, segments: readonly Segment[], sql: string): Promise<CrossCount[]> {
	const rows = await bank.engine.rows<{ segment: number; category: string; customers: number }>(sql);
	const names = new Map(segments.map(({ number, name }) => [number, name]));
	return rows.map(({ segment, category, customers }) => ({ group: names.get(segment) ?? "", category, customers }));
}

interface Judging {
	groups: readonly string[];
	gathered: Map<string, string[]>;
	threshold: number;
}

function judge(counts: readonly CrossCount[], { groups, gathered, threshold }: Judging): CrossCell[] {
	const all = groups.reduce((sum, group) => sum + countIn(counts, group), 0);
	const cells = groups.flatMap((segment) => {
		const inSegment = countIn(counts, segment);
		return [...gathered].map(([category, members]) => {
			const customers = countIn(counts, segment, members);
			const everywhere = groups.reduce((sum, group) => sum + countIn(counts, group, members), 0);
			return { segment, category, customers, share: customers / inSegment, shareOfAll: everywhere / all };
		});
	});
	const rows: Record[] = cells.map(({ segment, category, customers }) => ({ segment, category, customers }));
	const withheld = withhold(rows, { threshold, count: "customers", by: ["segment", "category"] });
	const totals: Record[] = [...gathered].map(([category, members]) => ({
		category,
		customers: groups.reduce((sum, group) => sum + countIn(counts, group, members), 0),
	}));
	const hidden = withhold(totals, { threshold, count: "customers", by: ["category"] });
	return cells.map((cell, index) => ({
		...cell,
		withheld: withheld.has(index),
		withheldOfAll: hidden.has(totals.findIndex(({ category }) => category === cell.category)),
	}));
}

export interface HeldShare {
	segment: string;
	product: string;
	share: number;
	shareOfAll: number;
	customers: number;
	withheld: boolean;
}

/** The share of each segment that holds each product; holders and others of a product part the segment's customers. */
export async function crossByProduct(
	bank: Bank,
	segments: readonly Segment[],
	settings: Settings,
): Promise<{ shares: HeldShare[]; sql: string }> {
	const products = bank.relations.get("holdings")?.fields.get("product")?.categories ?? [];
	const sql = `select segment, product as category, count(distinct customer) as customers
		from customer_segments join holdings using (customer)
		where product in (${products.map(literal).join(", ")})
		group by segment, product`;
	const counts = products.length === 0 ? [] : await countCross(bank, segments, sql);
	const shares = products.flatMap((product) => {
		const groups = segments.map(({ name }) => name);
		const holders = (name: string) => countIn(counts, name, [product]);
		const everyone = segments.reduce((sum, { customers }) => sum + customers, 0);
		const holdersOfAll = groups.reduce((sum, name) => sum + holders(name), 0);
		const rows: Record[] = segments.flatMap(({ name, customers }) => [
			{ segment: name, held: "yes", customers: holders(name) },
			{ segment: name, held: "no", customers: customers - holders(name) },
		]);
		const withheld = withhold(rows, {
			threshold: settings.disclosureThreshold,
			count: "customers",
			by: ["segment", "held"],
		});
		return segments.map(({ name, customers }, i) => ({
			segment: name,
			product,
			customers: holders(name),
			share: holders(name) / customers,
			shareOfAll: holdersOfAll / everyone,
			withheld: withheld.has(2 * i),
		}));
	});
	return { shares, sql };
}
