/** Who the customers of each tier are, by a trait of theirs. */
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { describeTraits } from "../narrative/customer-words.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { isUnknown, otherCategory } from "../tables/rare-categories.ts";
import type { Tier } from "../tables/tiers.ts";
import { baseWords } from "./base.ts";
import { categoryColumn, customersColumn, intervalColumns, shareColumn, tierColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";
import { allOthers, type CrossCount, countIn, type GatherOptions, gatherNote, gatherSmall } from "./gather-small.ts";

interface TierMix {
	tiers: readonly Tier[];
	/** Labels of the tiers that the table of tiers withholds: their mix would give their number of customers away. */
	withheld: ReadonlySet<string>;
	trait: BankField;
}

/** Undefined where there are not two tiers to compare. */
export async function tierMix(
	bank: Bank,
	{ tiers, withheld, trait }: TierMix,
	settings: Settings,
): Promise<Section | undefined> {
	const { role } = trait;
	const id = `tier-by-${role.replaceAll("_", "-")}`;
	const sql = `select tier, ${role}, count(*) as customers
		from customers join customer_tiers using (customer)
		group by tier, ${role}`;
	const found = await bank.engine.rows<{ tier: string; customers: number } & { [name: string]: string | number }>(sql);
	const byTier = found.map((row) => ({ group: row.tier, category: String(row[role]), customers: row.customers }));
	const apart = tiers.map(({ label }) => label).filter((tier) => byTier.some(({ group }) => group === tier));
	if (apart.length < 2) return undefined;
	const joined =
		withheld.size > 0 ? undefined : joinTiers(byTier, apart, { field: trait, threshold: settings.disclosureThreshold });
	const { counts, groups: filled } = joined ?? { counts: byTier, groups: apart };
	const shown = filled.filter((tier) => !withheld.has(tier));
	// The withheld tiers count as one: what they hold together follows from what all hold.
	const judged = counts.map((row) => (withheld.has(row.group) ? { ...row, group: "withheld" } : row));
	const gathered = gatherSmall(judged, {
		groups: withheld.size > 0 ? [...shown, "withheld"] : shown,
		field: trait,
		threshold: settings.disclosureThreshold,
	});
	const customers = counts.reduce((sum, row) => sum + row.customers, 0);
	const formats = formatsFor(settings);
	const share = shareColumn("Share of the tier's customers");
	const rows = filled.flatMap((tier) => {
		const inTier = countIn(counts, tier);
		return [...gathered].map(([category, members]) => {
			const count = countIn(counts, tier, members);
			const { low, high } = wilsonInterval(count, inTier);
			return { tier, [role]: category, customers: count, share: count / inTier, share_low: low, share_high: high };
		});
	});
	const forced = new Set(rows.flatMap(({ tier }, index) => (withheld.has(tier) ? [index] : [])));
	const figure = makeFigure(
		{
			id,
			claim: (rows) => mixClaim(rows, { trait, tiers: shown, formats }),
			description: `Share of each tier's customers by ${lowerFirst(trait.label)}. Base: ${baseWords(customers, settings, "customers with a known balance")}.`,
			chart: { kind: "stacked-bars", category: "tier", series: role, value: "share" },
			columns: [tierColumn, categoryColumn(trait), customersColumn, share, ...intervalColumns(share)],
			rows,
			protection: { count: "customers", by: ["tier", role], forced },
			...(joined?.note ? { note: joined.note } : gatherNote(gathered)),
			sql,
		},
		settings,
	);
	return { id, claim: figure.claim, blocks: [figure] };
}

/** Share of the customers that may be called all others: more than that is no remainder. */
const mostOthers = 0.1;

interface JoinedTiers {
	counts: CrossCount[];
	groups: string[];
	note?: string;
}

/**
 * Joins the smallest tier with its smaller neighbor until hardly anyone has to be gathered: groups of customers are worth
 * more than tiers of a few. Undefined where joining does not help.
 */
function joinTiers(
	counts: CrossCount[],
	tiers: readonly string[],
	options: Omit<GatherOptions, "groups">,
): JoinedTiers | undefined {
	const all = countAll(counts);
	const isSmall = (groups: readonly string[], some: readonly CrossCount[]) => {
		const others = gatherSmall(some, { ...options, groups }).get(allOthers) ?? [];
		return (
			others.reduce((sum, category) => sum + countAll(some.filter((row) => row.category === category)), 0) <=
			mostOthers * all
		);
	};
	let groups = [...tiers];
	let joined = counts;
	while (!isSmall(groups, joined)) {
		if (groups.length <= 2) return undefined;
		const sizes = groups.map((group) => countIn(joined, group));
		const smallest = sizes.indexOf(Math.min(...sizes));
		const below = sizes[smallest - 1] ?? Number.POSITIVE_INFINITY;
		const above = sizes[smallest + 1] ?? Number.POSITIVE_INFINITY;
		const first = below <= above ? smallest - 1 : smallest;
		const pair = groups.slice(first, first + 2);
		const name = pair.join(" and ");
		joined = joined.map((row) => (pair.includes(row.group) ? { ...row, group: name } : row));
		groups = groups.toSpliced(first, 2, name);
	}
	const together = groups.filter((group) => !tiers.includes(group));
	return together.length === 0
		? { counts, groups }
		: {
				counts: joined,
				groups,
				note: `${together.join("; ")} are shown together because too few customers of the smaller groups are in one of them.`,
			};
}

function countAll(counts: readonly CrossCount[]): number {
	return counts.reduce((sum, { customers }) => sum + customers, 0);
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
	const compared = trait.categories.flatMap((category) => {
		const [low, high] = [row(lowest, category), row(highest, category)];
		return isUnknown(category) || category === otherCategory || !low || !high ? [] : [{ category, low, high }];
	});
	const by = lowerFirst(trait.label);
	if (lowest === highest) return `How the tiers differ by ${by} cannot be shown: too few customers`;
	const shown = compared.filter(({ low, high }) => typeof low.share === "number" && typeof high.share === "number");
	// That a tier has nobody of a category is seen; how two shares differ is worth words.
	const filled = shown.filter(({ low, high }) => low.share !== 0 && high.share !== 0);
	const apart = filled.filter(({ low, high }) => isBelow(low, high) || isBelow(high, low));
	const difference = ({ low, high }: (typeof shown)[number]) => Math.abs(Number(high.share) - Number(low.share));
	const most = apart.toSorted((a, b) => difference(b) - difference(a))[0];
	if (!most)
		return shown.length === 0 || shown.length < compared.length
			? `How the ${highest} and the ${lowest} tier differ by ${by} cannot be shown: too few customers`
			: `The lowest tier (${lowest}) and the highest (${highest}) do not clearly differ by ${by}`;
	const says = ({ share }: Record) => formats.cell(share ?? null, "share");
	const who = describeTraits([{ role: trait.role, label: trait.label, value: most.category }]);
	return `${says(most.high)} of the ${highest} tier are ${who}, and ${says(most.low)} of the ${lowest} tier`;
}

function isBelow(a: Record, b: Record): boolean {
	return Number(a.share_high) < Number(b.share_low);
}
