/** The median amount of one transaction, whose rows are customers' and so alike within each. */
import { literal } from "../../engine/engine.ts";
import { woodruffBounds } from "../../statistics/woodruff-bounds.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import type { Ledger } from "./ledger.ts";

/** Rows on either side of an interval: closer to the ends it tells what the least and the most is. */
const fewestBeyond = 2;

/** Without ends where there are too few rows for any. */
export interface Median {
	estimate: number;
	low: number | null;
	high: number | null;
}

interface MedianRow {
	[name: string]: string | number;
	grp: string;
	type: string;
	median: number;
}

/**
 * By type and group, as `type\ngroup`, with Woodruff's 95% interval: the share of rows at or below the median is a ratio
 * over customers, and the ends of its interval are the probabilities at which quantiles are read back.
 */
export async function medianTickets({ bank, types }: Ledger): Promise<Map<string, Median>> {
	const { engine } = bank;
	const names = types.types.filter(({ whole }) => !whole).map(({ name }) => literal(name));
	const rows = `select customer, grp, type, money from grouped_transactions where type in (${names.join(", ")})`;
	const medians = `select grp, type, ${engine.quantile("money", 0.5)} as median from (${rows}) as priced group by grp, type`;
	const found =
		await engine.rows<MedianRow>(`select grp, type, max(median) as median, ${ratioSumsSql({ y: "below", x: "n" })}
		from (
			select customer, priced.grp, priced.type, max(median) as median,
				sum(case when money <= median then 1 else 0 end) as below, count(*) as n
			from (${rows}) as priced join (${medians}) as middle on middle.grp = priced.grp and middle.type = priced.type
			group by customer, priced.grp, priced.type
		) as customers group by grp, type`);
	const bounds = found.map((row) => {
		const sums = readRatioSums(row);
		const ends = woodruffBounds(sums);
		return ends && ends.low * (sums.x - 1) > fewestBeyond ? ends : null;
	});
	const quantiles = found.flatMap(({ grp, type }, i) => {
		const { low, high } = bounds[i] ?? { low: 0.5, high: 0.5 };
		const own = `case when grp = ${literal(grp)} and type = ${literal(type)} then money end`;
		return [`${engine.quantile(own, low)} as low_${i}`, `${engine.quantile(own, high)} as high_${i}`];
	});
	if (quantiles.length === 0) return new Map();
	const [ends] = await engine.rows<{ [name: string]: number }>(
		`select ${quantiles.join(", ")} from grouped_transactions where type in (${names.join(", ")})`,
	);
	return new Map(
		found.map(({ grp, type, median }, i) => [
			`${type}\n${grp}`,
			{
				estimate: median,
				low: bounds[i] ? (ends?.[`low_${i}`] ?? null) : null,
				high: bounds[i] ? (ends?.[`high_${i}`] ?? null) : null,
			},
		]),
	);
}
