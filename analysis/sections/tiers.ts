/** Customers by balance tier: how many, how much they hold, and who they are. */
import { type Record, withhold } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import type { Tier } from "../tables/tiers.ts";
import { baseWords } from "./base.ts";
import { customersColumn, moneyColumn, shareColumn, tierColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";
import { dominanceSql, readDominance } from "./measure.ts";

export interface TierSection {
	section: Section;
	/** Labels of the tiers that are withheld, for other tables of tiers to withhold too. */
	withheld: ReadonlySet<string>;
}

/** The table `balance-tiers`: share of customers and share of money of each tier, of balances as they were read. */
export async function balanceTiers(bank: Bank, tiers: readonly Tier[], settings: Settings): Promise<TierSection> {
	const sql = `select tier, count(*) as customers, sum(balance) as balance, ${bank.engine.quantile("balance", 0.5)} as median_balance,
			${dominanceSql("balance")}
		from customers join customer_tiers using (customer)
		group by tier`;
	const found = await bank.engine.rows<TierRow>(sql);
	const byTier = new Map(found.map((row) => [row.tier, row]));
	const customers = found.reduce((sum, row) => sum + row.customers, 0);
	const money = found.reduce((sum, row) => sum + row.balance, 0);
	const isShared = money > 0 && found.every(({ balance }) => balance >= 0);
	const rows: Record[] = tiers.map(({ label, floor }) => {
		const { balance = 0, ...row } = byTier.get(label) ?? { customers: 0 };
		return {
			median_balance: null,
			largest: 0,
			absolute: 0,
			...row,
			tier: label,
			floor,
			balance,
			share: row.customers / customers,
			balance_share: isShared ? balance / money : null,
		};
	});
	const protection = {
		count: "customers",
		by: ["tier"],
		keep: ["floor"],
		sums: { columns: ["balance", "balance_share"], dominance: readDominance },
	};
	const withheld = withhold(rows, { ...protection, threshold: settings.disclosureThreshold });
	const figure = makeFigure(
		{
			id: "balance-tiers",
			claim: (published) => topTierClaim(published, formatsFor(settings)),
			description: `Share of customers${isShared ? " and share of the sum of balances" : ""} by tier. Base: ${baseWords(customers, settings, "customers with a known balance")}.`,
			chart: isShared
				? { kind: "paired-bars", category: "tier", values: ["share", "balance_share"] }
				: { kind: "bars", category: "tier", value: "share" },
			columns: [
				tierColumn,
				moneyColumn("floor", "Floor", settings.currency),
				customersColumn,
				shareColumn(),
				moneyColumn("balance", "Sum of balances", settings.currency),
				{ name: "balance_share", label: "Share of balances", type: "number", format: "share", unit: settings.currency },
				moneyColumn("median_balance", "Median balance", settings.currency),
			],
			rows,
			protection,
			note: [
				...tierNames(tiers, formatsFor(settings).cell),
				"Balances below zero are subtracted from their tier's sum.",
				...(isShared
					? []
					: ["A tier owes more than it holds, or all together do, so that there are no shares of the money."]),
				...unusedLabels(tiers, settings),
			].join(" "),
			sql,
		},
		settings,
	);
	return {
		section: { id: "tiers", claim: figure.claim, blocks: [figure] },
		withheld: new Set([...withheld].flatMap((index) => tiers[index]?.label ?? [])),
	};
}

interface TierRow {
	[name: string]: string | number;
	tier: string;
	customers: number;
	balance: number;
	median_balance: number;
	largest: number;
	absolute: number;
}

/** Where the tiers part, unless their names say so. */
function tierNames(tiers: readonly Tier[], cell: Formats["cell"]): string[] {
	const [lowest, second] = tiers;
	if (!second || (lowest?.floor === null && lowest.label.startsWith("Under"))) return [];
	const named = tiers.map(({ label, floor }, place) => {
		const next = tiers[place + 1]?.floor ?? null;
		if (place === 0 || floor === null) return `${label} below ${cell(next, "money")}`;
		return next === null
			? `${label} from ${cell(floor, "money")}`
			: `${label} from ${cell(floor, "money")} to below ${cell(next, "money")}`;
	});
	return [`${named.join("; ")}.`];
}

function unusedLabels(found: readonly Tier[], { tiers }: Settings): string[] {
	if (tiers.method === "floors" || !tiers.labels || tiers.labels.length === found.length) return [];
	return [
		`The names that the report gives are not used: the balances part into ${found.length === 1 ? "one tier" : `${found.length} tiers`}, not ${tiers.labels.length}.`,
	];
}

/** The tier whose share of money exceeds its share of customers the most; without shares of money the largest tier. */
function topTierClaim(rows: readonly Record[], { cell }: Formats): string {
	const filled = rows.filter(({ share }) => typeof share === "number" && share > 0);
	const lead = (row: Record) => (typeof row.balance_share === "number" ? row.balance_share - Number(row.share) : 0);
	const top = filled.toSorted((a, b) => lead(b) - lead(a))[0];
	if (top && lead(top) > 0)
		return `The ${top.tier} tier, ${cell(top.share ?? null, "share")} of customers, holds ${cell(top.balance_share ?? null, "share")} of all balances`;
	const largest = filled.toSorted((a, b) => Number(b.share) - Number(a.share))[0];
	if (!largest) return "Too few customers to show balance tiers";
	if (rows.length === 1) return "The balances do not part into tiers";
	return `No tier has more customers than ${largest.tier}: ${cell(largest.share ?? null, "share")}`;
}
