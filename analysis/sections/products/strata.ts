/** One comparison made in each group, as far as its counts may be told. */
import { withhold } from "../../disclosure.ts";
import { addTables, cellsOf, type TwoByTwo } from "../../statistics/two-by-two.ts";

export interface GroupTable extends TwoByTwo {
	group: string;
}

export interface Strata {
	/** Groups of which nothing may be told. */
	withheld: ReadonlySet<string>;
	/**
	 * What the comparison over all groups rests on: each group that is shown, and those that are not as one, so that no
	 * number that is made of them tells one from another. Where one of these has nobody to compare they are left out instead:
	 * put together they would compare groups with each other. Null where not even all together can be told.
	 */
	tables: TwoByTwo[] | null;
}

/**
 * Judges the four counts of every group together. A group with fewer customers than the threshold in any of them is
 * withheld, nobody included: that no owner bought tells of each of them. Of a group without owners, or without others, only
 * the customers that it has are judged; `forced` are groups that another table withholds.
 */
export function judgeStrata(
	tables: readonly GroupTable[],
	{ threshold, forced = new Set() }: { threshold: number; forced?: ReadonlySet<string> },
): Strata {
	const cells = tables.flatMap((table) => {
		const isFew = [table.exposed, table.others].some(
			({ successes, n }) => n > 0 && Math.min(successes, n - successes) < threshold,
		);
		return Object.entries(cellsOf(table)).map(([cell, customers]) => ({
			row: { group: table.group, cell, customers },
			isForced: forced.has(table.group) || isFew,
		}));
	});
	const withheldCells = withhold(
		cells.map(({ row }) => row),
		{
			threshold,
			count: "customers",
			by: ["group", "cell"],
			forced: new Set(cells.flatMap(({ isForced }, index) => (isForced ? [index] : []))),
		},
	);
	const withheld = new Set([...withheldCells].flatMap((index) => cells[index]?.row.group ?? []));
	const hidden = tables.filter(({ group }) => withheld.has(group));
	const shown = tables.filter(({ group }) => !withheld.has(group));
	const joined = addTables(hidden);
	const isSafe = hidden.length === 0 || Object.values(cellsOf(joined)).every((customers) => customers >= threshold);
	const compared = hidden.length > 0 && hidden.every(isComparison) ? [...shown, joined] : shown;
	const strata = compared.filter(isComparison);
	return { withheld, tables: isSafe && strata.length > 0 ? strata : null };
}

/** Whether there are both to compare. */
export function isComparison({ exposed, others }: TwoByTwo): boolean {
	return exposed.n > 0 && others.n > 0;
}

/**
 * The shares of successes of the exposed and of others, each averaged over the strata with Mantel and Haenszel's weights: they differ by the risk
 * difference within strata.
 */
export function standardShares(tables: readonly TwoByTwo[]): { exposed: number; others: number } {
	const strata = tables.filter(isComparison);
	const weights = strata.map(({ exposed, others }) => (exposed.n * others.n) / (exposed.n + others.n));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const average = (share: (table: TwoByTwo) => number) =>
		strata.reduce((sum, table, i) => sum + (weights[i] ?? 0) * share(table), 0) / total;
	return {
		exposed: average(({ exposed }) => exposed.successes / exposed.n),
		others: average(({ others }) => others.successes / others.n),
	};
}
