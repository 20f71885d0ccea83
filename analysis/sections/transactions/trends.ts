/** Whose activity falls or rises over the whole months: counted by group, from one row a customer. */
import { definitions } from "../../definitions.ts";
import { doubleSql, literal, type Row } from "../../engine/engine.ts";
import { normalQuantile } from "../../statistics/normal-quantile.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { slopeWeights, type TrendPeriod, trendConstants } from "../../statistics/trend-score.ts";
import { everyone } from "../../tables/groups.ts";
import { once } from "../../tables/once.ts";
import type { Month } from "../../tables/period.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import type { Rate } from "./group-cells.ts";
import type { Ledger } from "./ledger.ts";

export interface GroupTrend {
	/** `everyone` for all groups together. */
	group: string;
	customers: number;
	/** Of these, those with enough transactions to be judged; all where too few have fewer to be told of. */
	judged: number;
	falling: number;
	rising: number;
	/** Mean change in transactions a month, each month, over all customers of the group. */
	slope: Rate | null;
}

export interface Trends {
	/** The whole months, in order. */
	months: readonly Month[];
	/** Of all groups together, then of each. */
	trends: GroupTrend[];
	sql: string;
	/** SQL for the customers whose activity falls. */
	fallingSql: string;
	/** SQL for the customers of whom that is judged. */
	judgedSql: string;
}

/** A trend is clear where its 95% interval excludes none. */
const clearScore = normalQuantile((1 + definitions.confidence.value) / 2);

/** The share of customers without any trend whose activity nonetheless seems to fall. */
export const fallingByChance = (1 - definitions.confidence.value) / 2;

/** The unbroken run of whole months that transactions are counted in; undefined where they are not counted, or too few. */
export function findWholeMonths({ period, grain }: Pick<Ledger, "period" | "grain">): Month[] | undefined {
	const months = period?.months.filter(({ partial }) => !partial) ?? [];
	return grain.count !== undefined && months.length >= definitions.trendMonths.value ? months : undefined;
}

/**
 * Undefined where there are too few whole months. Creates `customer_trends`: customer, grp, n (transactions in whole
 * months), slope and score. Below minus the clear score activity falls, above it it rises.
 */
export const readTrends = once(async (ledger: Ledger): Promise<Trends | undefined> => {
	const { bank, grouping, settings } = ledger;
	const months = findWholeMonths(ledger);
	if (!months) return undefined;
	const periods = months.map(
		({ index, days }): TrendPeriod => ({ at: index - (months[0]?.index ?? 0) + 1, length: days }),
	);
	const { mean, variance } = trendConstants(periods);
	const weights = slopeWeights(periods);
	const values = periods.map(({ at }, i) => `(${months[i]?.index}, ${at}, ${doubleSql(weights[i] ?? 0)})`);
	await bank.engine.run(`create or replace table customer_trends as
		select customer, grp, n, slope, (places - n * ${doubleSql(mean)}) / sqrt(n * ${doubleSql(variance)}) as score
		from (
			select customer, grp, sum(all_n) as n, sum(all_n * place) as places, sum(all_n * weight) as slope
			from grouped_transactions join (values ${values.join(", ")}) as months(month, place, weight) using (month)
			group by customer, grp
		) as counted
		where n > 0`);
	const enough = `n >= ${definitions.trendTransactions.value}`;
	const [falls, rises] = [`score < -${doubleSql(clearScore)}`, `score > ${doubleSql(clearScore)}`];
	const count = (...conditions: string[]) => `count(case when ${conditions.join(" and ")} then 1 end)`;
	const sql = `select coalesce(grp, ${literal(everyone)}) as grp, grouping(grp) as of_all,
			${count(enough)} as judged, ${count(enough, falls)} as falling, ${count(enough, rises)} as rising,
			${count(falls)} as any_falling, ${count(rises)} as any_rising,
			${ratioSumsSql({ y: "slope", x: "1" })}
		from customer_trends
		group by grouping sets ((grp), ())`;
	const found = await bank.engine.rows(sql);
	const groups = grouping.groups.map(({ name, customers }) =>
		readGroup(
			found.find((row) => Number(row.of_all) === 0 && row.grp === name),
			{ group: name, customers, threshold: settings.disclosureThreshold },
		),
	);
	const whole = groups.flatMap(({ group, customers, judged }) => (judged === customers ? [literal(group)] : []));
	const isJudged = [enough, ...(whole.length > 0 ? [`grp in (${whole.join(", ")})`] : [])].join(" or ");
	const fallingSql = `select customer, grp as ${grouping.column.name}, n as transactions, slope as change_a_month, score
		from customer_trends
		where ${falls} and (${isJudged})`;
	const judgedSql = `select customer from (
			select customer_groups.customer, customer_groups.grp, n from customer_groups left join customer_trends using (customer)
		) as counted where ${isJudged}`;
	const read = { months, sql, fallingSql, judgedSql };
	if (groups.length < 2) return { ...read, trends: groups };
	const total = found.find((row) => Number(row.of_all) === 1);
	const sum = (name: "judged" | "falling" | "rising") => groups.reduce((all, group) => all + group[name], 0);
	const all: GroupTrend = {
		group: everyone,
		customers: grouping.customers,
		judged: sum("judged"),
		falling: sum("falling"),
		rising: sum("rising"),
		slope: meanSlope(total, grouping.customers),
	};
	return { ...read, trends: [all, ...groups] };
});

function readGroup(
	row: Row | undefined,
	{ group, customers, threshold }: { group: string; customers: number; threshold: number },
): GroupTrend {
	const judged = Number(row?.judged ?? 0);
	const isWhole = customers - judged < threshold;
	return {
		group,
		customers,
		judged: isWhole ? customers : judged,
		falling: Number((isWhole ? row?.any_falling : row?.falling) ?? 0),
		rising: Number((isWhole ? row?.any_rising : row?.rising) ?? 0),
		slope: meanSlope(row, customers),
	};
}

/** Over all customers: one without a transaction has a slope of zero. */
function meanSlope(row: Row | undefined, customers: number): Rate | null {
	return row ? ratioInterval(meanSums({ ...readRatioSums(row), n: customers })) : null;
}
