/** Who the customers of each tier are, by a trait of theirs. */
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import type { Tier } from "../tables/tiers.ts";
import { baseWords } from "./base.ts";
import { categoryColumn, customersColumn, intervalColumns, shareColumn, tierColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";
import { countIn, gatherNote, gatherSmall } from "./gather-small.ts";

interface TierMix {
	tiers: readonly Tier[];
	trait: BankField;
}

export async function tierMix(bank: Bank, { tiers, trait }: TierMix, settings: Settings): Promise<Section> {
	const { role } = trait;
	const id = `tier-by-${role.replaceAll("_", "-")}`;
	const sql = `select tier, ${role}, count(*) as customers
		from customers join customer_tiers using (customer)
		group by tier, ${role}`;
	const found = await bank.engine.rows<{ tier: string; customers: number } & { [name: string]: string | number }>(sql);
	const counts = found.map((row) => ({ group: row.tier, category: String(row[role]), customers: row.customers }));
	const filled = tiers.map(({ label }) => label).filter((tier) => counts.some(({ group }) => group === tier));
	const gathered = gatherSmall(counts, { groups: filled, field: trait, threshold: settings.disclosureThreshold });
	const customers = counts.reduce((sum, row) => sum + row.customers, 0);
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
				const inTier = countIn(counts, tier);
				return [...gathered].map(([category, members]) => {
					const count = countIn(counts, tier, members);
					const { low, high } = wilsonInterval(count, inTier);
					return { tier, [role]: category, customers: count, share: count / inTier, share_low: low, share_high: high };
				});
			}),
			protection: { count: "customers", by: ["tier", role] },
			...gatherNote(gathered),
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
	return `By ${by}, ${most.category} is ${formats.cell(most.high, "share")} of the ${highest} tier and ${formats.cell(most.low, "share")} of the ${lowest} tier`;
}
