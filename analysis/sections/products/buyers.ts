/** Who bought, or responded: how many of each group. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Figure } from "../../document.ts";
import { upperFirst } from "../../narrative/words.ts";
import { findOutcome, type Outcome } from "../../tables/outcomes.ts";
import { shareColumn, withInterval } from "../columns.ts";
import { dots } from "../dots.ts";
import { areApart, findRowEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { type GroupCount, type GroupShare, judgeShares, shareRows } from "../group-shares.ts";
import { byWords, formedWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import { watchEnds } from "../watch/watch-ends.ts";
import { type Basis, outcomeBase } from "./basis.ts";

/** Nothing where the data say neither who bought nor who responded. Groups are described, and not tested. */
export async function draftBuyers(basis: Basis): Promise<Draft> {
	const outcome = findOutcome(basis.bank);
	const counted = outcome && (await countBuyers(basis, outcome));
	if (!outcome || !counted || counted.groups.length === 0) return { hypotheses: [], write: () => [] };
	const shares = judgeShares(counted.groups, basis.settings.disclosureThreshold);
	// The first is of all customers.
	const base = outcomeBase(basis, shares[0]?.n ?? 0);
	const figure = buyersFigure(basis, { outcome, shares, base, sql: counted.sql });
	const kept = await watchEnds(basis, {
		id: "buyers",
		base,
		select: `select customer, grp, case when bought then 1 else 0 end as y
			from customer_groups join (${outcome.select}) as outcomes using (customer)`,
		subject: `the ${outcome.rate}`,
		shares,
	});
	return {
		hypotheses: [],
		watched: kept.watched,
		write: (findings) => {
			const turned = kept.blocks(findings);
			return [{ id: "who-buys", claim: turned[0]?.claim ?? figure.claim, blocks: [...turned, figure] }];
		},
	};
}

/** Groups of which it is known of anybody, in their order. */
async function countBuyers(
	{ bank, grouping }: Basis,
	outcome: Outcome,
): Promise<{ groups: GroupCount[]; sql: string }> {
	const sql = `select grp, count(*) as customers, count(*) filter (where bought) as buyers
		from customer_groups join (${outcome.select}) as outcomes using (customer)
		group by grp`;
	const found = await bank.engine.rows<{ grp: string; customers: number; buyers: number }>(sql);
	const groups = grouping.groups.flatMap(({ name, customers: all }): GroupCount[] => {
		const row = found.find(({ grp }) => grp === name);
		// Of the others it is not known.
		return row ? [{ group: name, successes: row.buyers, n: row.customers, parts: [all - row.customers] }] : [];
	});
	return { groups, sql };
}

function buyersFigure(
	basis: Basis,
	{ outcome, shares, base, sql }: { outcome: Outcome; shares: readonly GroupShare[]; base: string; sql: string },
): Figure {
	const { grouping, settings, byGroup } = basis;
	const share = shareColumn(upperFirst(outcome.rate));
	const group = grouping.column.name;
	const { rows, withheld } = shareRows(shares, { group, successes: "buyers", n: "customers" });
	return makeFigure(
		{
			id: `${outcome.rate.replace(" ", "-")}-${byGroup}`,
			claim: (published) => buyersClaim(basis, outcome, published),
			description: `Share of customers who ${outcome.past}${byWords(grouping)}, with 95% intervals. Base: ${base}.`,
			chart: dots(group, { value: share.name }),
			columns: [
				grouping.column,
				countColumn("customers", "Customers with a known outcome"),
				countColumn("buyers", `Customers who ${outcome.past}`),
				...withInterval(share),
			],
			rows,
			protection: { withheld, keep: [group] },
			...noteOf(formedWords(basis)),
			sql,
		},
		settings,
	);
}

/** The ends are named where their intervals are apart. What is withheld is in no group's place. */
function buyersClaim({ grouping, formats }: Basis, outcome: Outcome, [all, ...groups]: readonly Record[]): string {
	const write = (row: Record) => formats.cell(row.share ?? null, "share");
	const overall =
		typeof all?.share === "number"
			? `${write(all)} of customers ${outcome.past}`
			: `How many customers ${outcome.past} cannot be shown`;
	const ends = findRowEnds(groups, { value: "share", group: grouping.column.name });
	if (!ends) return overall;
	const { lowest, highest } = ends;
	const name = (row: Record) => String(row[grouping.column.name]);
	const asFar = shownWords(groups, "share");
	if (write(lowest) === write(highest)) return `${overall}, as many of every ${grouping.noun} shown`;
	if (areApart(ends, "share"))
		return `${overall}: from ${write(lowest)} of ${name(lowest)} to ${write(highest)} of ${name(highest)}${asFar}`;
	// Between the ends two may be apart whose intervals are shorter.
	const someApart = groups.some((one) => groups.some((other) => areApart({ lowest: one, highest: other }, "share")));
	return someApart
		? `${overall}: not as many of every ${grouping.noun}${asFar}`
		: `${overall}, and no ${grouping.noun} clearly more often than another${asFar}`;
}
