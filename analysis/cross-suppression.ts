/**
 * Complementary suppression in a two-way table whose rows and columns add up to known totals.
 *
 * A withheld cell follows from the totals exactly when it is a bridge in the graph that joins its row and its column for
 * each withheld cell: Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on Computing 17
 * (1988). It is closed into a cycle by the path of the fewest customers: Castro, A shortest-paths heuristic for
 * statistical data protection in positive tables, INFORMS Journal on Computing 19 (2007).
 */

export interface CrossCell {
	row: string;
	column: string;
	/** Customers. */
	count: number;
}

/**
 * The indexes of the cells to withhold: those of 1 to `threshold` - 1 customers and the forced ones, and as many others as
 * it takes that none follows from totals, and that the withheld cells of a line hold at least `threshold` customers and are
 * not dominated together. An empty cell that is not forced is withheld only where no filled one can protect another.
 */
export function withholdInCross(
	cells: readonly CrossCell[],
	{ threshold, forced, dominated }: CrossRules,
): Set<number> {
	const edges = cells.map(({ row, column, count }, index) => ({
		index,
		count,
		ends: [`row ${row}`, `column ${column}`] as const,
	}));
	const small = edges.filter(({ count }) => count > 0 && count < threshold);
	const withheld = new Set([...forced, ...small.map(({ index }) => index)]);
	for (;;) {
		const more = closeBridge(edges, withheld) ?? fillLine(edges, withheld, { threshold, forced, dominated });
		if (!more) return withheld;
		for (const index of more) withheld.add(index);
	}
}

interface CrossRules {
	threshold: number;
	forced: ReadonlySet<number>;
	/** Whether one customer has most of what the cells of these indexes add up to. */
	dominated?: ((indexes: readonly number[]) => boolean) | undefined;
}

interface Edge {
	index: number;
	count: number;
	/** The row and the column that the cell joins. */
	ends: readonly [string, string];
}

/** What to withhold so that the first bridge that can be closed is none; undefined where there is nothing to close. */
function closeBridge(edges: readonly Edge[], withheld: ReadonlySet<number>): number[] | undefined {
	const all = edges.reduce((sum, { count }) => sum + count, 1);
	const cost = ({ index, count }: Edge) => (withheld.has(index) ? 0 : count || all);
	for (const edge of edges) {
		if (!withheld.has(edge.index)) continue;
		const path = cheapestPath(edge, edges, cost);
		const added = path?.filter((index) => !withheld.has(index)) ?? [];
		if (added.length > 0) return added;
	}
	return undefined;
}

/** The cells of the cheapest way between the ends of an edge that does not use it (Bellman and Ford); tables are small. */
function cheapestPath(edge: Edge, edges: readonly Edge[], cost: (edge: Edge) => number): number[] | undefined {
	const [from, to] = edge.ends;
	const best = new Map<string, { cost: number; path: number[] }>([[from, { cost: 0, path: [] }]]);
	for (let changed = true; changed; ) {
		changed = false;
		for (const other of edges) {
			if (other.index === edge.index) continue;
			for (const [start, end] of [other.ends, other.ends.toReversed()] as [string, string][]) {
				const reached = best.get(start);
				if (!reached || reached.cost + cost(other) >= (best.get(end)?.cost ?? Number.POSITIVE_INFINITY)) continue;
				best.set(end, { cost: reached.cost + cost(other), path: [...reached.path, other.index] });
				changed = true;
			}
		}
	}
	return best.get(to)?.path;
}

/** The smallest cell to add to a line whose withheld cells tell too much together. */
function fillLine(
	edges: readonly Edge[],
	withheld: ReadonlySet<number>,
	{ threshold, forced, dominated }: CrossRules,
): number[] | undefined {
	for (const line of new Set(edges.flatMap(({ ends }) => ends))) {
		const own = edges.filter(({ ends }) => ends.includes(line));
		const hidden = own.filter(({ index }) => withheld.has(index));
		const customers = hidden.reduce((sum, { count }) => sum + count, 0);
		const isDominated = dominated?.(hidden.map(({ index }) => index)) ?? false;
		if (customers >= threshold && !isDominated) continue;
		// That there is nobody in a line of forced cells may be told, as it is of a cell of its own.
		if (customers === 0 && hidden.every(({ index }) => forced.has(index))) continue;
		const smallest = own
			.filter(({ index, count }) => count > 0 && !withheld.has(index))
			.toSorted((a, b) => a.count - b.count)[0];
		if (smallest) return [smallest.index];
	}
	return undefined;
}
