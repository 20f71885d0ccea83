/** Groups of customers with their sums, from which both definitions of utilization and their intervals are made. */
import type { Dominance } from "../../disclosure.ts";
import type { Engine, Row } from "../../engine/engine.ts";
import { type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import type { BankField } from "../../tables/bank.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";

export interface GroupSums {
	/** A category of each trait, in the order of the traits. */
	names: string[];
	/** With a known income. */
	customers: number;
	/** Spending over income. */
	sums: RatioSums;
	/** Of customers' own ratios, whose mean is the second definition. */
	ownSums: RatioSums;
	/** Of the one of income, spending and own ratio of which one customer holds most. */
	dominance: Dominance;
}

/** Sums up `customer_utilization` by each combination of the traits, all customers where there are none. */
export async function sumGroups(
	engine: Engine,
	fields: readonly BankField[],
): Promise<{ groups: GroupSums[]; sql: string }> {
	const by = fields.map(({ role }) => role).join(", ");
	const sql = `select ${by ? `${by}, ` : ""}${ratioSumsSql({ y: "spend", x: "income" })},
			${ratioSumsSql({ y: "ratio", x: "1" }, { prefix: "own_" })},
			${measures.map((measure) => `max(abs(${measure})) as ${measure}_largest, sum(abs(${measure})) as ${measure}_absolute`).join(", ")}
		from customer_utilization${by ? `\n\t\tgroup by ${by}` : ""}`;
	const rows = await engine.rows(sql);
	const absolute = new Map(measures.map((measure) => [measure, total(rows, `${measure}_absolute`)]));
	const groups = rows.map(
		(row): GroupSums => ({
			names: fields.map(({ role }) => String(row[role])),
			customers: Number(row.n),
			sums: readRatioSums(row),
			ownSums: readRatioSums(row, { prefix: "own_" }),
			dominance: mostDominated(row, absolute),
		}),
	);
	return { groups, sql };
}

const measures = ["income", "spend", "ratio"] as const;

/** As parts of the measure's sum over all customers, so that different measures of different groups can be added. */
function mostDominated(row: Row, absolute: ReadonlyMap<string, number>): Dominance {
	const parts = measures.map((measure) => {
		const all = absolute.get(measure) || 1;
		return { largest: Number(row[`${measure}_largest`]) / all, absolute: Number(row[`${measure}_absolute`]) / all };
	});
	const share = (part: Dominance) => (part.absolute > 0 ? part.largest / part.absolute : 0);
	return parts.reduce((most, part) => (share(part) > share(most) ? part : most));
}

function total(rows: readonly Row[], name: string): number {
	return rows.reduce((sum, row) => sum + Number(row[name]), 0);
}

/** A definition of utilization as it is measured in a group: a share, with its interval and standard error. */
export type Measured = NonNullable<ReturnType<typeof ratioInterval>> & { n: number };

/** By the first definition: the group's mean spending over its mean income. `null` for fewer than 2 customers. */
export function measureUtilization({ sums }: Pick<GroupSums, "sums">): Measured | null {
	const measured = ratioInterval(sums);
	return measured && { ...measured, n: sums.n };
}

/** By the second: the mean of customers' own ratios. */
export function measureOwn({ ownSums }: Pick<GroupSums, "ownSums">): Measured | null {
	return measureUtilization({ sums: ownSums });
}
