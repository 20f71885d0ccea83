/** Of which groups the net flow is kept back, and what it is made of with it. */
import { type Dominance, isDominated, withhold } from "../../disclosure.ts";
import { judgeMeasures, type TypedCell } from "./judge-cells.ts";
import type { Ledger } from "./ledger.ts";

export interface Flows {
	groups: readonly { group: string; customers: number; dominance: Dominance }[];
	/** Names of the types that net flows are made of; undefined for all. */
	types: readonly string[] | undefined;
	/** Whether one customer has most of the net flow of all. */
	isTelling: boolean;
}

/** Undefined where the way of the money is not known. Needs `customer_activity`. */
export async function readFlows({ bank, grouping, flow }: Ledger): Promise<Flows | undefined> {
	if (!flow) return undefined;
	const found = await bank.engine.rows<{ grp: string; largest: number; absolute: number }>(
		"select grp, max(abs(net)) as largest, sum(abs(net)) as absolute from customer_activity group by grp",
	);
	const groups = grouping.groups.map(({ name, customers }) => {
		const { largest = 0, absolute = 0 } = found.find(({ grp }) => grp === name) ?? {};
		return { group: name, customers, dominance: { largest, absolute } };
	});
	const all = {
		largest: Math.max(0, ...groups.map(({ dominance }) => dominance.largest)),
		absolute: groups.reduce((sum, { dominance }) => sum + dominance.absolute, 0),
	};
	const types = flow.by === "names" ? [...flow.into, ...flow.out] : undefined;
	return { groups, types, isTelling: isDominated(all) };
}

export interface JudgedFlows {
	/** Indexes of the cells whose measures are withheld. */
	withheld: ReadonlySet<number>;
	/** Groups whose net flow is withheld. */
	hiddenFlows: ReadonlySet<string>;
	isFlowTelling: boolean;
}

/**
 * Judges types and net flows together: a net flow that is withheld may not follow from the types that it is made of, nor a
 * type from the net flow. Where the net flow of all tells of one customer nothing that it is made of is shown.
 */
export function judgeFlows(
	cells: readonly TypedCell[],
	{ flows, threshold }: { flows: Flows | undefined; threshold: number },
): JudgedFlows {
	const forced = new Set(flows?.isTelling ? cells.keys() : []);
	for (;;) {
		const withheld = judgeMeasures(
			cells.map((cell, i) => ({ ...cell, forced: cell.forced || forced.has(i) })),
			threshold,
		);
		if (!flows) return { withheld, hiddenFlows: new Set(), isFlowTelling: false };
		const isPart = ({ type }: TypedCell) => !type.whole && (flows.types?.includes(type.name) ?? true);
		const open = new Set([...withheld].flatMap((i) => (cells[i] && isPart(cells[i]) ? [cells[i].group] : [])));
		const hiddenFlows = withholdFlows(flows, { threshold, forced: open });
		const more = [...hiddenFlows].flatMap((group) => (open.has(group) ? [] : findSmallest(cells, { group, isPart })));
		if (more.length === 0) return { withheld, hiddenFlows, isFlowTelling: flows.isTelling };
		for (const index of more) forced.add(index);
	}
}

/** Groups whose net flow is withheld: those of which one customer has most, the forced ones, and what no total may tell. */
function withholdFlows(
	{ groups }: Flows,
	{ threshold, forced }: { threshold: number; forced: ReadonlySet<string> },
): Set<string> {
	const withheld = withhold(
		groups.map(({ group, customers }) => ({ group, customers })),
		{
			threshold,
			count: "customers",
			by: groups.length > 1 ? ["group"] : [],
			forced: new Set(groups.flatMap(({ group }, i) => (forced.has(group) ? [i] : []))),
			dominance: groups.map(({ dominance }) => [dominance]),
		},
	);
	return new Set([...withheld].flatMap((i) => groups[i]?.group ?? []));
}

/** The index of the cell of a group with the fewest active customers, of those that its net flow is made of. */
function findSmallest(
	cells: readonly TypedCell[],
	{ group, isPart }: { group: string; isPart: (cell: TypedCell) => boolean },
): number[] {
	const own = cells.flatMap((cell, index) =>
		cell.group === group && cell.active > 0 && isPart(cell) ? [{ index, active: cell.active }] : [],
	);
	return own
		.toSorted((a, b) => a.active - b.active)
		.slice(0, 1)
		.map(({ index }) => index);
}
