/** What passports tell, asked of the engine once for all segments. */
import { identifier } from "../../engine/engine.ts";
import type { Settings } from "../../report.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import { type Bank, relation } from "../../tables/bank.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { crossByBins, crossByProduct, crossByTrait } from "./crosses.ts";
import { binFeature } from "./feature-figures.ts";
import type { PassportFacts } from "./passport-figures.ts";

/** Traits that a passport shows; the first that the data have. */
const shownTraits = ["age_band", "gender", "marital_status", "occupation", "city", "education", "region"] as const;
const mostTraits = 3;
/** Features whose distributions a passport shows: those that part the segments most. */
const mostDistributions = 6;

export interface Money {
	/** Of the money of all grouped customers, by segment number. */
	shares: Map<number, number>;
	words: string;
	sql: string;
}

export async function gatherFacts(
	bank: Bank,
	segmentation: Segmentation,
	money: Money | undefined,
	settings: Settings,
): Promise<PassportFacts> {
	const { segments, transformed } = segmentation;
	const { fields } = relation(bank, "customers");
	const traits = shownTraits
		.flatMap((role) => fields.get(role) ?? [])
		.filter((field) => field.categories.filter((category) => !isUnknown(category)).length > 1)
		.slice(0, mostTraits);
	const spread = transformed.transforms.map((transform, i) => {
		const values = segments.map(({ differences }) => differences[i]?.difference ?? 0);
		return { transform, spread: Math.max(...values) - Math.min(...values) };
	});
	const telling = spread.toSorted((a, b) => b.spread - a.spread).slice(0, mostDistributions);
	const bins = [];
	for (const { transform } of telling) {
		const feature = binFeature(transform, transformed.grouped);
		bins.push({ feature, cross: await crossByBins(bank, segments, { feature, settings }) });
	}
	const crossed = [];
	for (const field of traits) crossed.push({ field, cross: await crossByTrait(bank, segments, { field, settings }) });
	return {
		medians: await findMedians(bank, segmentation),
		moneyShares: money?.shares ?? null,
		bins,
		traits: crossed,
		products: await crossByProduct(bank, segments, settings),
		centersSql: segmentation.centersSql,
		isSupplied: segmentation.source === "supplied",
	};
}

async function findMedians(bank: Bank, { transformed }: Segmentation): Promise<PassportFacts["medians"]> {
	const features = transformed.transforms.map(({ feature }) => feature);
	const columns = features.map(({ id }, i) => `${bank.engine.quantile(identifier(id), 0.5)} as m${i}`).join(", ");
	const rows = await bank.engine.rows<{ [name: string]: number | null }>(
		`select segment, ${columns} from features join customer_segments using (customer) group by segment`,
	);
	const [all] = await bank.engine.rows<{ [name: string]: number | null }>(`select ${columns} from grouped_features`);
	return new Map(
		features.map(({ id }, i) => {
			const segments = rows.flatMap((row): [number, number][] => {
				const value = row[`m${i}`];
				return typeof value === "number" ? [[Number(row.segment), value]] : [];
			});
			return [id, { segments: new Map(segments), all: all?.[`m${i}`] ?? 0 }];
		}),
	);
}

/** The money by which segments are weighed: balances where they are known, else what was moved. */
export async function weighMoney(bank: Bank): Promise<Money | undefined> {
	const hasBalance = relation(bank, "customers").fields.has("balance");
	if (!hasBalance && !bank.relations.has("transactions")) return undefined;
	const sql = hasBalance
		? "select segment, sum(balance) as money from customers join customer_segments using (customer) group by segment"
		: "select segment, sum(abs(amount)) as money from transactions join customer_segments using (customer) group by segment";
	const rows = await bank.engine.rows<{ segment: number; money: number | null }>(sql);
	const total = rows.reduce((sum, { money }) => sum + (money ?? 0), 0);
	if (total <= 0) return undefined;
	const shares = new Map(rows.map(({ segment, money }) => [segment, (money ?? 0) / total]));
	return { shares, words: hasBalance ? "all balances" : "all money moved", sql };
}
