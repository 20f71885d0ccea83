/** Customers by balance tier: how many, how much they hold, and who they are. */
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import type { Tier } from "../tables/tiers.ts";
import { baseWords } from "./base.ts";
import { customersColumn, moneyColumn, shareColumn, tierColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";

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
				{ name: "balance_share", label: "Share of balances", type: "number", format: "share", unit: settings.currency },
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
	const selfNamed = tiers[0]?.floor === null && tiers[0].label.startsWith("Under");
	const overdrafts = "Balances below zero are subtracted from their tier's sum.";
	return selfNamed ? overdrafts : `${named.join("; ")}. ${overdrafts}`;
}

/** The tier whose share of money exceeds its share of customers the most. */
function topTierClaim(rows: readonly Record[], { cell }: Formats): string {
	const shown = rows.filter((row) => typeof row.share === "number" && typeof row.balance_share === "number");
	const lead = (row: Record) => Number(row.balance_share) - Number(row.share);
	const top = shown.toSorted((a, b) => lead(b) - lead(a))[0];
	if (!top) return "Too few customers to show balance tiers";
	return `The ${top.tier} tier, ${cell(top.share ?? null, "share")} of customers, holds ${cell(top.balance_share ?? null, "share")} of all balances`;
}
