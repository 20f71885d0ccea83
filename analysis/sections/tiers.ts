/** Customers by balance tier: how many, how much they hold, and who they are. */
import type { Record } from "../disclosure.ts";
import type { Column, Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import type { Tier } from "../tables/tiers.ts";
import { baseWords } from "./base.ts";
import { categoryColumn, customersColumn, intervalColumns, moneyColumn, shareColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";

const tierColumn: Column = { name: "tier", label: "Tier", type: "string", format: "text", role: "tier" };

/** The table `balance-tiers`: share of customers and share of money of each tier. */
export async function balanceTiers(bank: Bank, tiers: readonly Tier[], settings: Settings): Promise<Section> {
	const sql = `select tier, count(*) as customers, sum(balance) as balance, ${bank.engine.quantile("balance", 0.5)} as median_balance
		from customers join customer_tiers using (customer)
		group by tier`;
	const found = await bank.engine.rows<{ tier: string; customers: number; balance: number; median_balance: number }>(
		sql,
	);
	const byTier = new Map(found.map((row) => [row.tier, row]));
	const customers = found.reduce((sum, row) => sum + row.customers, 0);
	const money = found.reduce((sum, row) => sum + row.balance, 0);
	const { cell } = formatsFor(settings);
	const figure = makeFigure(
		{
			id: "balance-tiers",
			claim: (rows) => topTierClaim(rows, formatsFor(settings)),
			description: `Share of customers and share of the sum of balances by tier. Base: ${baseWords(customers, settings, "customers with a known balance")}.`,
			chart: { kind: "paired-bars", category: "tier", values: ["share", "balance_share"] },
			columns: [
				tierColumn,
				moneyColumn("floor", "Floor", settings.currency),
				customersColumn,
				shareColumn(),
				moneyColumn("balance", "Sum of balances", settings.currency),
				{ name: "balance_share", label: "Share of balances", type: "number", format: "share" },
				moneyColumn("median_balance", "Median balance", settings.currency),
			],
			rows: tiers.map(({ label, floor }) => {
				const row = byTier.get(label);
				return {
					tier: label,
					floor,
					customers: row?.customers ?? 0,
					share: (row?.customers ?? 0) / customers,
					balance: row?.balance ?? 0,
					balance_share: money > 0 ? (row?.balance ?? 0) / money : null,
					median_balance: row?.median_balance ?? null,
				};
			}),
			protection: { count: "customers", by: ["tier"], keep: ["floor"] },
			note: tierNote(tiers, cell),
			sql,
		},
		settings,
	);
	return { id: "tiers", claim: figure.claim, blocks: [figure] };
}

function tierNote(tiers: readonly Tier[], cell: Formats["cell"]): string {
	const named = tiers.map(({ label, floor }, place) => {
		const next = tiers[place + 1]?.floor ?? null;
		if (place === 0 || floor === null) return `${label} below ${cell(next, "money")}`;
		return next === null
			? `${label} from ${cell(floor, "money")}`
			: `${label} from ${cell(floor, "money")} to below ${cell(next, "money")}`;
	});
	const selfNamed = tiers[0]?.floor === null && tiers[0].label.startsWith("Below");
	const overdrafts = "Balances below zero are subtracted from their tier's sum.";
	return selfNamed ? overdrafts : `${named.join("; ")}. ${overdrafts}`;
}

/** The tier whose share of money exceeds its share of customers the most. */
function topTierClaim(rows: readonly Record[], { cell }: Formats): string {
	const shown = rows.filter((row) => typeof row.share === "number" && typeof row.balance_share === "number");
	const lead = (row: Record) => Number(row.balance_share) - Number(row.share);
	const top = shown.toSorted((a, b) => lead(b) - lead(a))[0];
	if (!top) return "Too few customers to show balance tiers";
	return `Tier ${top.tier}, ${cell(top.share ?? null, "share")} of customers, holds ${cell(top.balance_share ?? null, "share")} of all balances`;
}

/** Who the customers of each tier are, by a trait of theirs. Rows of an unknown category are counted and not drawn apart. */
export async function tierMix(
	bank: Bank,
	{ tiers, trait }: { tiers: readonly Tier[]; trait: BankField },
	settings: Settings,
): Promise<Section> {
	const { role } = trait;
	const id = `tier-by-${role.replaceAll("_", "-")}`;
	const sql = `select tier, ${role}, count(*) as customers
		from customers join customer_tiers using (customer)
		group by tier, ${role}`;
	const found = await bank.engine.rows<{ tier: string; customers: number } & { [name: string]: string | number }>(sql);
	const count = (tier: string, category: string) =>
		found.find((row) => row.tier === tier && row[role] === category)?.customers ?? 0;
	const filled = tiers.map(({ label }) => label).filter((tier) => found.some((row) => row.tier === tier));
	const customers = found.reduce((sum, row) => sum + row.customers, 0);
	const formats = formatsFor(settings);
	const share = shareColumn("Share of the tier's customers");
	const figure = makeFigure(
		{
			id,
			claim: (rows) => mixClaim(rows, { trait, tiers: filled, formats }),
			description: `Share of each tier's customers by ${lowerFirst(trait.label)}. Base: ${baseWords(customers, settings, "customers with a known balance")}.`,
			chart: { kind: "stacked-bars", category: "tier", series: role, value: "share" },
			columns: [tierColumn, categoryColumn(trait), customersColumn, share, ...intervalColumns(share)],
			rows: filled.flatMap((tier) => {
				const inTier = trait.categories.reduce((sum, category) => sum + count(tier, category), 0);
				return trait.categories.map((category) => {
					const customers = count(tier, category);
					const { low, high } = wilsonInterval(customers, inTier);
					return { tier, [role]: category, customers, share: customers / inTier, share_low: low, share_high: high };
				});
			}),
			protection: { count: "customers", by: ["tier", role] },
			sql,
		},
		settings,
	);
	return { id, claim: figure.claim, blocks: [figure] };
}

interface MixWords {
	trait: BankField;
	tiers: string[];
	formats: Formats;
}

/** The category that differs most between the highest and the lowest tier, where their intervals are apart. */
function mixClaim(rows: readonly Record[], { trait, tiers, formats }: MixWords): string {
	const [lowest, highest] = [tiers[0], tiers.at(-1)];
	const row = (tier: string | undefined, category: string) =>
		rows.find((one) => one.tier === tier && one[trait.role] === category);
	const differences = trait.categories.flatMap((category) => {
		const [low, high] = [row(lowest, category), row(highest, category)];
		if (isUnknown(category) || typeof low?.share !== "number" || typeof high?.share !== "number") return [];
		const apart = Number(low.share_high) < Number(high.share_low) || Number(high.share_high) < Number(low.share_low);
		return apart && low.share > 0 && high.share > 0 ? [{ category, low: low.share, high: high.share }] : [];
	});
	const most = differences.toSorted((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low))[0];
	const by = lowerFirst(trait.label);
	if (!most || lowest === highest) return `The tiers do not clearly differ by ${by}`;
	return `By ${by}, ${most.category} is ${formats.cell(most.high, "share")} of tier ${highest} and ${formats.cell(most.low, "share")} of tier ${lowest}`;
}
