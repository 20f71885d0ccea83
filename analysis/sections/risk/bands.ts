/** How a risk parts the customers, and where other tables of the report part them too. */
import type { Engine } from "../../engine/engine.ts";
import { doubleSql, literal } from "../../engine/engine.ts";

/** A partition of the customers of whom a risk is known. */
export interface Bands {
	/** SQL over `customer_risks`: the number of a customer's band, from 0; null where it is not known. */
	sql: string;
	/** The bands of the customers at risk. */
	atRisk: readonly number[];
	/** Customers of whom it is not judged whether they are at risk: they do not count in shares. */
	unjudged?: number;
	/** Sets of bands whose customers some published number tells of: none of them, or enough, for the risk to be told. */
	parts: readonly (readonly number[])[];
}

/** A value at which customers are parted; those who have just it are below where it is inclusive. */
export interface Cut {
	value: number;
	inclusive?: boolean;
}

/**
 * Bands of a column where those from `from` to below `to` are at risk; without `from` all below. `others` are cuts at which
 * other tables part the same customers: of those only the nearest matter, as the difference from them could be told.
 */
export function cutBands(column: string, { from, to, others }: { from?: Cut; to: Cut; others: readonly Cut[] }): Bands {
	const sorted = sortCuts([...(from ? [from] : []), to, ...others]);
	const [first, last] = [placeOf(sorted, from ?? to), placeOf(sorted, to)];
	const cuts = sorted.slice(Math.max(0, first - 1), last + 2);
	const low = from ? placeOf(cuts, from) + 1 : 0;
	const high = placeOf(cuts, to);
	const atRisk = cuts.flatMap((_, band) => (band >= low && band <= high ? [band] : []));
	const bands = [...cuts.keys(), cuts.length];
	const rest = bands.filter((band) => !atRisk.includes(band));
	const isOwn = (cut: Cut | undefined) => cut !== undefined && [from, to].some((own) => own && isSame(own, cut));
	// What lies beyond the nearest cuts of other tables is theirs to tell.
	const between = bands.slice(isOwn(cuts[0]) ? 0 : 1, isOwn(cuts.at(-1)) ? undefined : -1);
	const whens = cuts.map(
		({ value, inclusive }, band) => `when ${column} ${inclusive ? "<=" : "<"} ${doubleSql(value)} then ${band}`,
	);
	return {
		sql: `case when ${column} is not null then case ${whens.join(" ")} else ${cuts.length} end end`,
		atRisk,
		parts: [atRisk, rest, ...between.map((band) => [band])],
	};
}

/** Ascending, each once. */
function sortCuts(cuts: readonly Cut[]): Cut[] {
	const sorted = cuts.toSorted(
		(a, b) => a.value - b.value || Number(a.inclusive ?? false) - Number(b.inclusive ?? false),
	);
	return sorted.filter((cut, i) => !isSame(cut, sorted[i - 1]));
}

function placeOf(cuts: readonly Cut[], wanted: Cut): number {
	return cuts.findIndex((cut) => isSame(cut, wanted));
}

function isSame(a: Cut, b: Cut | undefined): boolean {
	return a.value === b?.value && (a.inclusive ?? false) === (b.inclusive ?? false);
}

/** The cuts at which the histograms of a feature part the customers, where the report groups customers by features. */
export async function readFeatureCuts(engine: Engine, feature: string): Promise<Cut[]> {
	const [made] = await engine.rows<{ tables: number }>(
		"select count(*) as tables from information_schema.tables where table_name = 'feature_edges'",
	);
	if (!made?.tables) return [];
	const edges = await engine.rows<{ value: number }>(
		`select edge as value from feature_edges where feature = ${literal(feature)} order by edge`,
	);
	return edges.map(({ value }) => ({ value }));
}
