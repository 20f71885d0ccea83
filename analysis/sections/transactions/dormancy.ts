/** Who has not used the bank of late. */

import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Figure } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import type { Settings } from "../../report.ts";
import { shareColumn, withInterval } from "../columns.ts";
import { dots } from "../dots.ts";
import { findRowEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { type GroupShare, judgeShares, shareRows } from "../group-shares.ts";
import { byWords, formedWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import { watchEnds } from "../watch/watch-ends.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";
import { useTable } from "./recency-frequency-money.ts";

/**
 * Undefined where single days are not known, or the data do not reach the last days before the day that the report speaks
 * of: then nobody could be seen to be active. Writes the private list of dormant customers.
 */
export async function draftDormancy(ledger: Ledger): Promise<Draft | undefined> {
	const { bank, grouping, settings } = ledger;
	if (!reachesLastDays(ledger)) return undefined;
	const isDormant = isDormantSql(ledger.settings);
	const sql = `select grp, count(*) as customers, count(case when ${isDormant} then 1 end) as dormant,
			count(case when last is not null and ${isDormant} then 1 end) as lapsed
		from customer_activity
		group by grp`;
	const found = await bank.engine.rows<{ grp: string; dormant: number; lapsed: number }>(sql);
	const groups = grouping.groups.map(({ name, customers }) => {
		const { dormant = 0, lapsed = 0 } = found.find(({ grp }) => grp === name) ?? {};
		// How many have made no transaction at all is told with the types: too few who have lapsed would follow from it.
		return { group: name, successes: dormant, n: customers, parts: [lapsed] };
	});
	await bank.writePrivate(
		"dormant-customers",
		`select customer, grp as ${grouping.column.name}, last as last_transaction, ${recencySql(ledger.settings)} as days_since
		from customer_activity where ${isDormant}`,
	);
	const shares = judgeShares(groups, settings.disclosureThreshold);
	const figure = dormantFigure(ledger, { shares, sql });
	const table = await useTable(ledger, recencySql(ledger.settings));
	const kept = await watchEnds(ledger, {
		id: "dormant",
		base: ledgerBase(ledger),
		select: `select customer, grp, case when ${isDormant} then 1 else 0 end as y from customer_activity`,
		subject: "the share of dormant customers",
		shares,
	});
	return {
		hypotheses: [],
		watched: kept.watched,
		write: (findings) => {
			const turned = kept.blocks(findings);
			return [{ id: "dormant-customers", claim: turned[0]?.claim ?? figure.claim, blocks: [...turned, figure, table] }];
		},
	};
}

/** Whether the data have days, and span those after which a customer counts as dormant. */
export function reachesLastDays({ grain, period, settings }: Pick<Ledger, "grain" | "period" | "settings">): boolean {
	if (grain.time !== "date" || !period?.first || !period.last) return false;
	const dayOf = (date: string) => Date.parse(date) / 86_400_000;
	const since = dayOf(settings.asOf) - settings.dormantAfterDays;
	return dayOf(period.first) <= since && dayOf(period.last) > since;
}

/** SQL over `customer_activity`: whether a customer is dormant. */
export function isDormantSql(settings: Pick<Settings, "asOf" | "dormantAfterDays">): string {
	return `(last is null or ${recencySql(settings)} >= ${settings.dormantAfterDays})`;
}

function recencySql({ asOf }: Pick<Settings, "asOf">): string {
	return `date_diff('day', last, date ${literal(asOf)})`;
}

function dormantFigure(ledger: Ledger, { shares, sql }: { shares: readonly GroupShare[]; sql: string }): Figure {
	const { grouping, settings, formats } = ledger;
	const share = shareColumn("Share of customers who are dormant");
	const days = formats.cell(settings.dormantAfterDays, "count");
	const group = grouping.column.name;
	const { rows, withheld } = shareRows(shares, { group, successes: "dormant", n: "customers" });
	return makeFigure(
		{
			id: `dormant-${ledger.byGroup}`,
			claim: (published) => dormantClaim(ledger, published),
			description: `Share of customers without a transaction in the ${days} days to ${formats.cell(settings.asOf, "date")}${byWords(grouping)}, with 95% intervals. Base: ${ledgerBase(ledger)}.`,
			chart: dots(group, { value: share.name }),
			columns: [
				grouping.column,
				countColumn("customers", "Customers"),
				countColumn("dormant", "Dormant customers"),
				...withInterval(share),
			],
			rows,
			protection: { withheld, keep: [group, "customers"] },
			...noteOf(
				"Customers without any transaction in the data count as dormant. Who is dormant is listed in a private file.",
				formedWords(ledger),
			),
			sql,
		},
		settings,
	);
}

/** The first row is of all customers. */
function dormantClaim({ grouping, settings, formats }: Ledger, [all, ...groups]: readonly Record[]): string {
	if (typeof all?.share !== "number")
		return "How many customers are dormant cannot be shown: too few of them are, or are not";
	const days = formats.cell(settings.dormantAfterDays, "count");
	const claim =
		all.dormant === 0
			? `No customer has been without a transaction for ${days} days or more`
			: `${formats.cell(all.dormant ?? null, "count")} customers (${formats.cell(all.share, "share")}) have had no transaction for ${days} days or more`;
	const ends = findRowEnds(groups, { value: "share", group: grouping.column.name });
	if (!ends) return claim;
	const write = (row: Record) => formats.cell(row.share ?? null, "share");
	const [lowest, highest] = [write(ends.lowest), write(ends.highest)];
	if (all.dormant === 0) return claim;
	return lowest === highest
		? `${claim}: ${lowest} of every ${grouping.noun} shown`
		: `${claim}: from ${lowest} of ${ends.lowest[grouping.column.name]} to ${highest} of ${ends.highest[grouping.column.name]}${shownWords(groups, "share")}`;
}
