/** Types of transactions that hardly anyone makes would take large groups with them when they are withheld. */
import { literal } from "../../engine/engine.ts";
import type { Bank } from "../../tables/bank.ts";
import type { Grain } from "../../tables/grain.ts";
import type { Grouping } from "../../tables/groups.ts";

/** Share of customers below which a type counts as rare. */
const rareShare = 0.01;

interface Types {
	/** Names that are to be shown by themselves. */
	shown: readonly string[];
	/** Names beyond the most that are shown. */
	infrequent: readonly string[];
	grouping: Grouping;
	threshold: number;
}

/**
 * Which types are put together, and which are left out: a rare type that some group has too few customers of is put
 * together with other such and with the infrequent ones where they are enough in every group, and else left out.
 */
export async function gatherRareTypes(
	bank: Bank,
	grain: Grain,
	{ shown, infrequent, grouping, threshold }: Types,
): Promise<{ gathered: string[]; leftOut: string[] }> {
	const from = `from transactions join customer_groups using (customer) where ${grain.where}`;
	const found = await bank.engine.rows<{ type: string; grp: string; customers: number }>(
		`select type, grp, count(distinct customer) as customers ${from} and type is not null group by type, grp`,
	);
	const isFew = (customers: number) => customers > 0 && customers < threshold;
	const rare = shown.filter((name) => {
		const counts = found.flatMap(({ type, customers }) => (type === name ? [customers] : []));
		const total = counts.reduce((sum, customers) => sum + customers, 0);
		return total < rareShare * grouping.customers && counts.some(isFew);
	});
	if (rare.length === 0) return { gathered: [...infrequent], leftOut: [] };
	const together = [...infrequent, ...rare];
	const groups = await bank.engine.rows<{ customers: number }>(
		`select count(distinct customer) as customers ${from} and type in (${together.map(literal).join(", ")}) group by grp`,
	);
	return groups.some(({ customers }) => isFew(customers))
		? { gathered: [...infrequent], leftOut: rare }
		: { gathered: together, leftOut: [] };
}
