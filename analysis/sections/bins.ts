/** A measure counted in bins, in the engine. */
import { definitions } from "../definitions.ts";
import type { Scale } from "../document.ts";
import type { Engine } from "../engine/engine.ts";
import { histogramBins } from "../statistics/histogram-bins.ts";
import { signedLogBins } from "../statistics/signed-log-bins.ts";

export interface Bin {
	/** Null at an open end. */
	lower: number | null;
	upper: number | null;
	customers: number;
}

export interface Binned {
	bins: Bin[];
	sql: string;
}

export interface BinOptions {
	/** The table with a row a customer: `customers` unless given. */
	from?: string;
	scale: Scale;
	/** Whole numbers, such as ages. */
	integer: boolean;
	/** Open end bins hold at least so many customers. */
	threshold: number;
	/** Values at which another table parts the same customers: between those and the edges of bins lie none or enough, too. */
	parts?: readonly number[];
}

/** Histogram of a column of a table of customers that has a value in at least one of them; a single bin where it cannot be shown. */
export async function countBins(engine: Engine, role: string, options: BinOptions): Promise<Binned> {
	const { from = "customers", scale, integer, threshold, parts = [] } = options;
	// A few far values must not make bins too wide for the others: beyond these quantiles the ends are open.
	const end = definitions.openEndShare.value;
	const [spread] = await engine.rows<{
		n: number;
		low: number;
		high: number;
		iqr: number;
		least: number;
		most: number;
	}>(
		`select count(${role}) as n, ${engine.quantile(role, end)} as low, ${engine.quantile(role, 1 - end)} as high,
			min(${role}) as least, max(${role}) as most,
			${engine.quantile(role, 0.75)} - ${engine.quantile(role, 0.25)} as iqr from ${from}`,
	);
	if (!spread?.n) throw new Error(`no customer has a ${role}: there is nothing to bin`);
	const edges =
		scale.type === "symlog" ? signedLogBins(spread, scale.constant ?? 1) : histogramBins(spread, { integer });
	const inner = edges.slice(1, -1);
	const cuts = sortUnique([...inner, ...parts]);
	const within = await engine.rows<{ bin: number; customers: number }>(binSql({ from, role, edges: cuts }));
	const countBetween = (low = -Infinity, high = Infinity) =>
		within
			.filter(({ bin }) => (cuts[bin - 1] ?? -Infinity) >= low && (cuts[bin] ?? Infinity) <= high)
			.reduce((sum, { customers }) => sum + customers, 0);
	const fine = edges.slice(1).map((upper, bin) => ({
		lower: bin === 0 && spread.least < (edges[0] ?? 0) ? null : (edges[bin] ?? null),
		upper: bin === edges.length - 2 && spread.most >= upper ? null : upper,
		customers: countBetween(inner[bin - 1], inner[bin]),
	}));
	const isShown = (bins: readonly Bin[]) => {
		const told = sortUnique([...bins.slice(1).flatMap(({ lower }) => lower ?? []), ...parts]);
		const counts = [...told, undefined].map((to, i) => countBetween(told[i - 1], to));
		return counts.every((count) => count === 0 || count >= threshold);
	};
	const bins = coarsen(fine, threshold, isShown);
	return {
		bins,
		sql: binSql({ from, role, edges: bins.slice(0, -1).map(({ upper }) => upper ?? 0) }),
	};
}

/** Counts what lies below each edge and not below the one before, and what is left: so that no end is told. */
function binSql({ from, role, edges }: { from: string; role: string; edges: readonly number[] }): string {
	const whens = edges.map((edge, bin) => `when ${role} < ${edge} then ${bin}`);
	const bin = edges.length === 0 ? "0" : `case\n\t\t\t\t${whens.join("\n\t\t\t\t")}\n\t\t\t\telse ${edges.length} end`;
	return `select bin, count(*) as customers
		from (
			select ${bin} as bin
			from ${from}
			where ${role} is not null
		) as binned
		group by bin
		order by bin`;
}

function sortUnique(values: readonly number[]): number[] {
	return [...new Set(values)].toSorted((a, b) => a - b);
}

/** Joins bins by twos until, the thin ends gathered, they may be shown, or one is left. */
function coarsen(bins: readonly Bin[], threshold: number, isShown: (bins: readonly Bin[]) => boolean): Bin[] {
	const ended = openEnds(bins, threshold);
	if (bins.length === 1 || isShown(ended)) return ended;
	const pairs = bins.flatMap((bin, i) => {
		const next = bins[i + 1];
		return i % 2 === 1
			? []
			: [{ ...bin, upper: (next ?? bin).upper, customers: bin.customers + (next?.customers ?? 0) }];
	});
	return coarsen(pairs, threshold, isShown);
}

/** Gathers the thin ends into one open bin each, of at most `definitions.openEndShare` unless that is too few to show. */
function openEnds(bins: readonly Bin[], threshold: number): Bin[] {
	const total = bins.reduce((sum, { customers }) => sum + customers, 0);
	const most = total * definitions.openEndShare.value;
	const top = countEnd(bins.toReversed(), { most, threshold });
	const bottom = countEnd(bins, { most, threshold });
	if (top + bottom >= bins.length) return gather(bins, "lower").map((all) => ({ ...all, upper: null }));
	return [
		...gather(bins.slice(0, bottom), "lower"),
		...bins.slice(bottom, bins.length - top),
		...gather(bins.slice(bins.length - top), "upper"),
	];
}

/** How many of the leading bins to gather: 0 where the first is large enough to stand alone. */
function countEnd(bins: readonly Bin[], { most, threshold }: { most: number; threshold: number }): number {
	let customers = 0;
	let count = 0;
	for (const bin of bins) {
		if (customers >= threshold && customers + bin.customers > most) break;
		if (count === 0 && bin.customers >= threshold && bin.customers > most) break;
		customers += bin.customers;
		count++;
	}
	return count;
}

function gather(bins: readonly Bin[], open: "lower" | "upper"): Bin[] {
	const [first, last] = [bins[0], bins.at(-1)];
	if (!first || !last) return [];
	const customers = bins.reduce((sum, bin) => sum + bin.customers, 0);
	return [{ lower: first.lower, upper: last.upper, customers, [open]: null }];
}
