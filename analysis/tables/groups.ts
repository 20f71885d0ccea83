/** The groups that the chapters on behavior compare: segments, tiers of balance, or a category of the customers. */
import type { Column } from "../document.ts";
import { literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "./bank.ts";
import { once } from "./once.ts";
import { isUnknown, otherCategory } from "./rare-categories.ts";
import { makeTiers } from "./tiers.ts";

/** More groups than these are not compared at a glance: the smallest beyond them are gathered. */
const mostGroups = 8;

export interface Grouping {
	by: Settings["groupBy"] | "all";
	/** Of one group: "segment", "tier", "gender"; for all customers together "group". */
	noun: string;
	/** The column that names the group, in every table. */
	column: Column;
	/** In the order in which they are shown. */
	groups: Group[];
	/** In all groups together. */
	customers: number;
	/** Customers in no group: without a segment or tier. */
	leftOut: number;
	/** Whether the groups were made from behavior by this report: then behavior is described and never tested between them. */
	formed: boolean;
}

export interface Group {
	name: string;
	customers: number;
}

/** What all customers are called where there is one group. */
export const everyone = "All customers";

/**
 * Creates `customer_groups` (customer, grp), a row for each customer of a group. Segments that the report does not have are
 * replaced by tiers, and tiers that it cannot make by one group of all customers.
 */
export const makeGroups = once(async (bank: Bank, settings: Settings): Promise<Grouping> => {
	const wanted = await chooseGroups(bank, settings);
	const made = await gatherCustomers(bank, wanted, settings);
	// Groups of which none can be shown are no groups.
	return made.groups.length > 0 ? made : gatherCustomers(bank, allTogether, settings);
});

async function gatherCustomers(bank: Bank, chosen: Chosen, settings: Settings): Promise<Grouping> {
	const counted = await bank.engine.rows<{ grp: string; customers: number }>(
		`select grp, count(*) as customers from (${chosen.select}) as chosen where grp is not null group by grp`,
	);
	const gathered = gatherGroups(counted, { order: chosen.order, threshold: settings.disclosureThreshold });
	const whens = [...gathered].map(([name, shown]) => `when ${literal(name)} then ${literal(shown)}`);
	const named = whens.length === 0 ? "cast(null as varchar)" : `case grp ${whens.join(" ")} end`;
	await bank.engine.run(`create or replace table customer_groups as
		select customer, grp from (select customer, ${named} as grp from (${chosen.select}) as chosen) as named
		where grp is not null order by customer`);
	const sizes = new Map<string, number>();
	for (const { grp, customers } of counted) {
		const shown = gathered.get(grp);
		if (shown !== undefined) sizes.set(shown, (sizes.get(shown) ?? 0) + customers);
	}
	const groups = [...new Set(gathered.values())].map((name) => ({ name, customers: sizes.get(name) ?? 0 }));
	const customers = groups.reduce((sum, group) => sum + group.customers, 0);
	const all = bank.relations.get("customers")?.rows ?? 0;
	const { by, noun, column, formed } = chosen;
	return { by, noun, column, groups, customers, leftOut: all - customers, formed };
}

interface Chosen extends Pick<Grouping, "by" | "noun" | "column" | "formed"> {
	/** SQL for `customer` and `grp`. */
	select: string;
	order: readonly string[];
}

const allTogether: Chosen = {
	by: "all",
	noun: "group",
	column: groupColumn("customer_group", "Group"),
	formed: false,
	select: `select customer, ${literal(everyone)} as grp from customers`,
	order: [everyone],
};

async function chooseGroups(bank: Bank, settings: Settings): Promise<Chosen> {
	const { groupBy } = settings;
	const traits = bank.relations.get("customers")?.fields;
	const trait = groupBy === "segment" || groupBy === "tier" ? undefined : traits?.get(groupBy);
	if (trait)
		return {
			by: groupBy,
			noun: trait.label.toLowerCase(),
			column: groupColumn(trait.role, trait.label),
			formed: false,
			select: `select customer, ${trait.role} as grp from customers`,
			order: trait.categories,
		};
	const segments = bank.relations.get("segments");
	if (groupBy === "segment" && segments)
		return {
			by: "segment",
			noun: "segment",
			column: groupColumn("segment", "Segment"),
			formed: segments.made === true,
			select: "select customer, segment as grp from segments",
			order: (segments.fields.get("segment")?.categories ?? []).filter((category) => !isUnknown(category)),
		};
	if (traits?.has("balance")) {
		const tiers = await makeTiers(bank, settings);
		return {
			by: "tier",
			noun: "tier",
			column: groupColumn("tier", "Tier"),
			formed: false,
			select: "select customer, tier as grp from customer_tiers",
			order: tiers.map(({ label }) => label),
		};
	}
	return allTogether;
}

function groupColumn(role: string, label: string): Column {
	return { name: role, label, type: "string", format: "text", role };
}

/**
 * Each group with the name that it is shown under. Groups too small to be shown are gathered, with the smallest that could be
 * where they are too few together: left out, the difference from all customers would tell of them.
 */
function gatherGroups(
	counted: readonly { grp: string; customers: number }[],
	{ order, threshold }: { order: readonly string[]; threshold: number },
): Map<string, string> {
	const size = new Map(counted.map(({ grp, customers }) => [grp, customers]));
	const sizeOf = (names: readonly string[]) => names.reduce((sum, name) => sum + (size.get(name) ?? 0), 0);
	const present = order.filter((name) => sizeOf([name]) > 0);
	const bySize = present.toSorted((a, b) => sizeOf([b]) - sizeOf([a]));
	const shown = bySize
		.slice(0, present.length > mostGroups ? mostGroups - 1 : mostGroups)
		.filter((name) => sizeOf([name]) >= threshold);
	const restOf = () => present.filter((name) => !shown.includes(name));
	while (shown.length > 0 && restOf().length > 0 && sizeOf(restOf()) < threshold) shown.pop();
	const rest = restOf();
	if (sizeOf(rest) < threshold && rest.length > 0) return new Map();
	return new Map([
		...present.filter((name) => shown.includes(name)).map((name): [string, string] => [name, name]),
		...rest.map((name): [string, string] => [name, otherCategory]),
	]);
}
