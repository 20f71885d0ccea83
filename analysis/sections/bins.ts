/** A measure counted in bins, in the engine. */
import type { Scale } from "../document.ts";
import type { Engine } from "../engine/engine.ts";
import type { FieldRoleName } from "../roles.ts";
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
	scale: Scale;
	/** Whole numbers, such as ages. */
	integer: boolean;
	/** Both end bins are widened until each holds at least so many customers, and left open. */
	threshold: number;
}

/** Histogram of a field of the customers that has a value in at least one of them. */
export async function countBins(engine: Engine, role: FieldRoleName, options: BinOptions): Promise<Binned> {
	const { scale, integer, threshold } = options;
	const [spread] = await engine.rows<{ n: number; low: number; high: number; iqr: number }>(
		`select count(${role}) as n, min(${role}) as low, max(${role}) as high,
			${engine.quantile(role, 0.75)} - ${engine.quantile(role, 0.25)} as iqr from customers`,
	);
	if (!spread?.n) throw new Error(`no customer has a ${role}: there is nothing to bin`);
	const edges =
		scale.type === "symlog" ? signedLogBins(spread, scale.constant ?? 1) : histogramBins(spread, { integer });
	const whens = edges.slice(1).map((edge, bin) => `when ${role} < ${edge} then ${bin}`);
	const sql = `select bin, count(*) as customers
		from (select case ${whens.join(" ")} end as bin from customers where ${role} is not null)
		group by bin
		order by bin`;
	const counted = await engine.rows<{ bin: number; customers: number }>(sql);
	const counts = new Map(counted.map(({ bin, customers }) => [bin, customers]));
	const bins = edges.slice(1).map((upper, bin) => ({
		lower: edges[bin] ?? null,
		upper,
		customers: counts.get(bin) ?? 0,
	}));
	return { bins: openEnds(bins, threshold), sql };
}

/** Gathers thin ends into one open bin each. */
function openEnds(bins: Bin[], threshold: number): Bin[] {
	const top = gatherEnd(bins.toReversed(), threshold).toReversed();
	const last = top.at(-1);
	const upper = top.length < bins.length && last ? [...top.slice(0, -1), { ...last, upper: null }] : top;
	const bottom = gatherEnd(upper, threshold);
	const [first, ...rest] = bottom;
	return bottom.length < upper.length && first ? [{ ...first, lower: null }, ...rest] : bottom;
}

/** The bins with the leading ones merged until the first holds enough; the merged bin keeps the outer bounds of its parts. */
function gatherEnd(bins: Bin[], threshold: number): Bin[] {
	const [first, second, ...rest] = bins;
	if (!first || !second || first.customers >= threshold) return bins;
	const [low, high] = [first, second].toSorted((a, b) => Number(a.lower) - Number(b.lower));
	const merged = {
		lower: low?.lower ?? null,
		upper: high?.upper ?? null,
		customers: first.customers + second.customers,
	};
	return gatherEnd([merged, ...rest], threshold);
}
