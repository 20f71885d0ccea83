/** Who bought, or responded: how many of each group. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Figure } from "../../document.ts";
import { upperFirst } from "../../narrative/words.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { everyone } from "../../tables/groups.ts";
import { findOutcome, type Outcome } from "../../tables/outcomes.ts";
import { estimateCells, shareColumn, withInterval } from "../columns.ts";
import { dots } from "../dots.ts";
import { areApart, findRowEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import { watchEnds } from "../watch/watch-ends.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import { type Basis, outcomeBase } from "./basis.ts";

interface Buyers {
	group: string;
	/** Of whom it is known whether they bought. */
	customers: number;
	buyers: number;
	withheld: boolean;
}

/** Nothing where the data say neither who bought nor who responded. Groups are described, and not tested. */
export async function draftBuyers(basis: Basis): Promise<Draft> {
	const outcome = findOutcome(basis.bank);
	const counted = outcome && (await countBuyers(basis, outcome));
	if (!outcome || !counted || counted.groups.length === 0) return { hypotheses: [], write: () => [] };
	const rows = judgeBuyers(counted.groups, basis.settings.disclosureThreshold);
	const figure = buyersFigure(basis, { outcome, rows, sql: counted.sql });
	const kept = await watchEnds(basis, {
		id: "buyers",
		base: baseOf(basis, rows),
		select: `select customer, grp, case when bought then 1 else 0 end as y
			from customer_groups join (${outcome.select}) as outcomes using (customer)`,
		subject: `the ${outcome.rate}`,
		rows: rows.map(({ group, buyers, customers, withheld }) => ({ group, successes: buyers, n: customers, withheld })),
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

/** A group, with its customers of whom it is not known. */
interface Counted extends Omit<Buyers, "withheld"> {
	unknown: number;
}

/** Groups of which it is known of anybody, in their order. */
async function countBuyers({ bank, grouping }: Basis, outcome: Outcome): Promise<{ groups: Counted[]; sql: string }> {
	const sql = `select grp, count(*) as customers, count(*) filter (where bought) as buyers
		from customer_groups join (${outcome.select}) as outcomes using (customer)
		group by grp`;
	const found = await bank.engine.rows<{ grp: string; customers: number; buyers: number }>(sql);
	const groups = grouping.groups.flatMap(({ name, customers: all }): Counted[] => {
		const row = found.find(({ grp }) => grp === name);
		return row ? [{ group: name, customers: row.customers, buyers: row.buyers, unknown: all - row.customers }] : [];
	});
	return { groups, sql };
}

/** Before the groups, where there are several, all of them together. */
function judgeBuyers(groups: readonly Counted[], threshold: number): Buyers[] {
	const judge = (rows: readonly Counted[]): Buyers[] => {
		const hidden = withholdParts(
			rows.map(({ buyers, customers, unknown }) => [...sidesOf(buyers, customers), unknown]),
			{ threshold },
		);
		return rows.map(({ unknown: _, ...row }, i) => ({ ...row, withheld: hidden.has(i) }));
	};
	if (groups.length === 1) return judge(groups);
	const sum = (of: "customers" | "buyers" | "unknown") => groups.reduce((total, group) => total + group[of], 0);
	const all = { group: everyone, customers: sum("customers"), buyers: sum("buyers"), unknown: sum("unknown") };
	return [...judge([all]), ...judge(groups)];
}

/** The first row is of all customers. */
function baseOf(basis: Basis, [all]: readonly Buyers[]): string {
	return outcomeBase(basis, all?.customers ?? 0);
}

function buyersFigure(
	basis: Basis,
	{ outcome, rows, sql }: { outcome: Outcome; rows: readonly Buyers[]; sql: string },
): Figure {
	const { grouping, settings, byGroup } = basis;
	const share = shareColumn(upperFirst(outcome.rate));
	return makeFigure(
		{
			id: `${outcome.rate.replace(" ", "-")}-${byGroup}`,
			claim: (published) => buyersClaim(basis, outcome, published),
			description: `Share of customers who ${outcome.past}${byWords(grouping)}, with 95% intervals. Base: ${baseOf(basis, rows)}.`,
			chart: dots(grouping.column.name, { value: share.name }),
			columns: [
				grouping.column,
				countColumn("customers", "Customers with a known outcome"),
				countColumn("buyers", `Customers who ${outcome.past}`),
				...withInterval(share),
			],
			rows: rows.map(({ group, customers, buyers }) => ({
				[grouping.column.name]: group,
				customers,
				buyers,
				...estimateCells(share.name, { estimate: buyers / customers, ...wilsonInterval(buyers, customers) }),
			})),
			protection: {
				withheld: new Set(rows.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [grouping.column.name],
			},
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
