/** How customers pay, month by month, and what changed from the first whole month to the last. */
import type { Draft } from "../../chapters/chapter.ts";
import { isDominated, withhold } from "../../disclosure.ts";
import type { Row } from "../../engine/engine.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import type { SpendMonth } from "../../tables/spend-months.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import type { Basis } from "./basis.ts";
import type { Kinds } from "./kinds.ts";
import { findChanges } from "./payment-changes.ts";
import { mixFigure, writeChanges } from "./payment-figure.ts";
import { shownMonths } from "./shown-months.ts";

export interface PaymentMonth {
	month: SpendMonth;
	kind: string;
	/** Over all customers, of what each pays in this way (y) and in any way (x) in the month. */
	sums: RatioSums;
	withheld: boolean;
}

/** Undefined where the data have not at least two months, or payments are of one kind. */
export async function draftPaymentMonths(basis: Basis, kinds: Kinds): Promise<Draft | undefined> {
	const months = shownMonths(basis);
	if (months.length < 2 || kinds.names.length < 2) return undefined;
	const { cells, sql } = await readPaymentMonths(basis, kinds, months);
	const whole = months.filter(({ partial }) => !partial);
	const [first, last] = [whole[0], whole.at(-1)];
	const changes = first && last && first !== last ? await findChanges(basis, kinds, { cells, first, last }) : [];
	return {
		hypotheses: changes.map(({ hypothesis }) => hypothesis),
		write: (findings) => {
			const figure = mixFigure(basis, kinds, { cells, sql });
			const blocks = changes.length > 0 ? writeChanges(basis, kinds, { changes, findings }) : [];
			return [{ id: "payment-by-month", claim: blocks[0]?.claim ?? figure.claim, blocks: [figure, ...blocks] }];
		},
	};
}

async function readPaymentMonths(
	{ bank, settings }: Basis,
	kinds: Kinds,
	months: readonly SpendMonth[],
): Promise<{ cells: PaymentMonth[]; sql: string }> {
	const sql = `with paid as (
			select customer, month, ${kinds.sql} as kind, sum(spend) as spend from customer_spend_months
			where month in (${months.map(({ index }) => index).join(", ")}) group by 1, 2, 3
		),
		totals as (select customer, month, sum(spend) as total from paid group by customer, month)
		select month, kind, count(case when spend > 0 then 1 end) as active, max(abs(spend)) as largest,
			sum(abs(spend)) as absolute, ${ratioSumsSql({ y: "spend", x: "total" })}
		from (
			select customer, month, kind, spend, total from paid join totals using (customer, month)
			union all
			select customer, month, null as kind, total as spend, total from totals
		) as parts
		group by month, kind`;
	const rows = await bank.engine.rows(sql);
	const find = (month: number, kind: string | null) =>
		rows.find((row) => row.month === month && row.kind === kind) ?? ({} as Row);
	const read = kinds.names.flatMap((kind) =>
		months.map((month) => {
			const row = find(month.index, kind);
			const { y, yy, xy, yyy, yyx, yxx } = readRatioSums(row.active === undefined ? nothing : row);
			const active = Number(row.active ?? 0);
			const isForced = isDominated({ largest: Number(row.largest ?? 0), absolute: Number(row.absolute ?? 0) });
			const sums = { ...readRatioSums(find(month.index, null)), y, yy, xy, yyy, yyx, yxx };
			return { month, kind, sums, active, isForced };
		}),
	);
	const withheld = withhold(
		read.map(({ month, kind, active }) => ({ month: month.index, kind, customers: active })),
		{
			threshold: settings.disclosureThreshold,
			count: "customers",
			by: ["month", "kind"],
			forced: new Set(read.flatMap(({ isForced }, i) => (isForced ? [i] : []))),
		},
	);
	return { cells: read.map(({ month, kind, sums }, i) => ({ month, kind, sums, withheld: withheld.has(i) })), sql };
}

const nothing: Row = { sy: 0, syy: 0, sxy: 0, syyy: 0, syyx: 0, syxx: 0 };
