/** What is spent in each month, and which months are above the mean. */
import type { Draft } from "../../chapters/chapter.ts";
import { isDominated, withhold } from "../../disclosure.ts";
import { doubleSql } from "../../engine/engine.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { twoSidedTP } from "../../statistics/student-t-tail.ts";
import type { SpendMonth } from "../../tables/spend-months.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { type Basis, indexColumn } from "./basis.ts";
import { negligibleIndex } from "./index-tests.ts";
import { monthsFigure, monthsFinding } from "./month-figure.ts";
import { shownMonths } from "./shown-months.ts";

export interface MonthSpending {
	month: SpendMonth;
	/** Over all customers, of what each spends in the month (y) and in a mean whole month (x). */
	sums: RatioSums;
	withheld: boolean;
	/** Against the mean of the whole months; none for a month that is partial or withheld. */
	hypothesis?: Hypothesis;
}

/** Undefined where the data have not at least two months. */
export async function draftMonths(basis: Basis): Promise<Draft | undefined> {
	if (basis.spending.monthly.length < 2) return undefined;
	const { months, sql } = await readMonths(basis);
	return {
		hypotheses: months.flatMap(({ hypothesis }) => hypothesis ?? []),
		write: (findings) => {
			const figure = monthsFigure(basis, { months, sql, findings });
			const finding = monthsFinding(basis, { months, table: figure.id, findings });
			return [
				{
					id: "spending-by-month",
					claim: finding?.claim ?? figure.claim,
					blocks: finding ? [figure, finding] : [figure],
				},
			];
		},
	};
}

async function readMonths({ bank, spending, settings }: Basis): Promise<{ months: MonthSpending[]; sql: string }> {
	const shown = shownMonths({ spending });
	const whole = shown.filter(({ partial }) => !partial).map(({ index }) => index);
	const among = (indexes: readonly number[]) => (indexes.length > 0 ? `month in (${indexes.join(", ")})` : "false");
	const sql = `with spent as (
			select customer, month, sum(spend) as spend from customer_spend_months
			where ${among(shown.map(({ index }) => index))} group by customer, month
		),
		usual as (
			select customer, coalesce(sum(spend), 0) / ${doubleSql(Math.max(1, whole.length))} as mean
			from customers left join (select * from spent where ${among(whole)}) as whole using (customer)
			group by customer
		)
		select month, count(case when spend > 0 then 1 end) as active, max(abs(spend)) as largest, sum(abs(spend)) as absolute,
			${ratioSumsSql({ y: "spend", x: "mean" })}
		from (
			select customer, month, spend, mean from spent join usual using (customer)
			union all
			select customer, null as month, mean as spend, mean from usual
		) as months
		group by month`;
	const rows = await bank.engine.rows(sql);
	const usual = readRatioSums(rows.find(({ month }) => month === null) ?? {});
	const read = shown.map((month) => {
		const row = rows.find((one) => one.month === month.index) ?? {};
		const { y, yy, xy, yyy, yyx, yxx } = readRatioSums(row);
		const isForced = isDominated({ largest: Number(row.largest), absolute: Number(row.absolute) });
		return { month, sums: { ...usual, y, yy, xy, yyy, yyx, yxx }, active: Number(row.active), isForced };
	});
	const withheld = withhold(
		read.map(({ month, active }) => ({ month: month.index, customers: active })),
		{
			threshold: settings.disclosureThreshold,
			count: "customers",
			by: ["month"],
			forced: new Set(read.flatMap(({ isForced }, i) => (isForced ? [i] : []))),
		},
	);
	const months = read.map(({ month, sums }, i): MonthSpending => {
		const isCompared = !month.partial && whole.length > 1 && withheld.size === 0;
		const hypothesis = isCompared ? testMonth({ month, sums }) : undefined;
		return { month, sums, withheld: withheld.has(i), ...(hypothesis ? { hypothesis } : {}) };
	});
	return { months, sql };
}

/** The same customers in the month and in the mean month: a ratio of both, tested by their differences. */
function testMonth({ month, sums }: Pick<MonthSpending, "month" | "sums">): Hypothesis {
	const { n, y, x, yy, xy, xx } = sums;
	const difference = (y - x) / n;
	const deviation = Math.sqrt(Math.max(0, yy - 2 * xy + xx - n * difference ** 2) / (n - 1));
	const ratio = ratioInterval(sums);
	const d = difference / deviation;
	return {
		id: `spending-in-month-${month.index}`,
		...(ratio && deviation > 0
			? {
					measured: {
						estimate: ratio,
						p: twoSidedTP(d * Math.sqrt(n), n - 1),
						effect: { name: "Cohen's d of the differences", value: d, magnitude: effectMagnitude(d) },
					},
				}
			: { measured: null, why: "no customer's spending varies" }),
		n,
		measure: "spending against the mean month",
		format: indexColumn.format,
		kind: "confirmatory",
		none: 1,
		negligible: negligibleIndex,
		test: "paired t-test over customers",
	};
}
