/** Groups and age bands of a channel, as far as comparisons over all of them may rest on each. */
import { definitions } from "../../definitions.ts";
import { addTables, cellsOf, type TwoByTwo } from "../../statistics/two-by-two.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import type { ClickStratum } from "./ctr-outcomes.ts";

export interface ClickStrata {
	/** Customers with a click-through rate in the upper half (exposed) and in the lower one, by group and age band. */
	tables: TwoByTwo[];
	/** Of each named group by itself. */
	groups: TwoByTwo[];
	/** Whether some are put together because they are too few. */
	isJoined: boolean;
}

/**
 * No number made of the strata tells of fewer customers than the threshold: `hidden` groups and those with fewer in any of
 * their four counts are put together, and so are the bands of a group unless there are so many strata that no single one can
 * be worked out. Undefined where even the groups that are put together are too few, since the others may be worked out from
 * what is shown of each.
 */
export function judgeClickStrata(
	counted: readonly ClickStratum[],
	{ hidden, threshold }: { hidden: ReadonlySet<string>; threshold: number },
): ClickStrata | undefined {
	const isSmall = (table: TwoByTwo) => Object.values(cellsOf(table)).some((customers) => customers < threshold);
	const groups = [...Map.groupBy(counted, ({ grp }) => grp)].map(([group, own]) => ({
		group,
		own,
		table: addTables(own.map(tableOf)),
	}));
	const isKept = ({ group, table }: (typeof groups)[number]) => !hidden.has(group) && !isSmall(table);
	const kept = groups.filter(isKept);
	const rest = groups.filter((one) => !isKept(one)).flatMap(({ own }) => own);
	if (rest.length > 0 && isSmall(addTables(rest.map(tableOf)))) return undefined;
	const parts = [...kept.map(({ own }) => own), ...(rest.length > 0 ? [rest] : [])];
	const bands = parts.map((own) =>
		[...Map.groupBy(own, ({ band }) => band).values()].map((of) => addTables(of.map(tableOf))),
	);
	const strata = bands.flat();
	const tables = strata.length < definitions.fewestKinds.value ? bands.flatMap((of) => joinSmall(of, isSmall)) : strata;
	return {
		tables,
		groups: kept.filter(({ group }) => isNamed(group)).map(({ table }) => table),
		isJoined: kept.length < groups.length - 1 || tables.length < strata.length,
	};
}

/** The small ones become one, with as many others, from the fewest customers up, as it takes that it is not small. */
function joinSmall(tables: readonly TwoByTwo[], isSmall: (table: TwoByTwo) => boolean): TwoByTwo[] {
	const small = tables.filter(isSmall);
	if (small.length === 0) return [...tables];
	const size = ({ exposed, others }: TwoByTwo) => exposed.n + others.n;
	const spare = tables.filter((table) => !isSmall(table)).toSorted((a, b) => size(a) - size(b));
	let joined = addTables(small);
	while (isSmall(joined) && spare.length > 0) joined = addTables([joined, ...spare.splice(0, 1)]);
	return [...spare, joined];
}

/** Customers of a stratum as one side of a comparison, with nobody on the other. */
function tableOf({ is_high, customers: n, buyers: successes }: ClickStratum): TwoByTwo {
	const [own, nobody] = [
		{ successes, n },
		{ successes: 0, n: 0 },
	];
	return is_high ? { exposed: own, others: nobody } : { exposed: nobody, others: own };
}
