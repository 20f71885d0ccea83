/** A risk by group: the share of customers at risk drawn, or what they hold, or where both are drawn elsewhere a table. */
import type { Record } from "../../disclosure.ts";
import type { Figure, TableBlock } from "../../document.ts";
import type { Verdict } from "../../findings/hypothesis.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { estimateCells, moneyColumn, shareColumn, withInterval } from "../columns.ts";
import { dots } from "../dots.ts";
import { areApart, findRowEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { formedWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import type { Basis } from "./basis.ts";
import { type Breakdown, byId, customersOf } from "./breakdowns.ts";
import { type GroupRisk, type RiskCounts, shareOf } from "./counts.ts";
import type { Risk } from "./risk.ts";

interface Drawn {
	risk: Risk;
	breakdown: Breakdown;
	counts: RiskCounts;
	/** Of all customers; undefined where it is withheld. */
	overall: GroupRisk | undefined;
	/** What came of the test; undefined where groups are described and not tested. */
	verdict: Verdict | undefined;
	draws: Draws;
}

/** What is drawn of a risk by group: nothing where it is drawn in another chapter. */
export type Draws = "shares" | "money" | "nothing";

export function groupExhibit(basis: Basis, drawn: Drawn): Figure | TableBlock {
	const { grouped, settings, formats, hasBalance } = basis;
	const { risk, breakdown, counts, overall, draws } = drawn;
	const drawsMoney = draws === "money";
	const group = breakdown.column.name;
	const share = shareColumn("Share at risk");
	const balance = moneyColumn("balance_at_risk", "Sum of their balances", settings.currency);
	const reference = overall && shareOf(overall).estimate;
	const isAnyUnjudged = risk.byGroup.unjudged !== undefined;
	const all = counts.rows.reduce((sum, { judged }) => sum + judged, 0);
	const { rows } = counts;
	const indexes = (of: (row: GroupRisk) => boolean) => new Set(rows.flatMap((row, i) => (of(row) ? [i] : [])));
	const figure = makeFigure(
		{
			id: `${risk.table}-${byId(breakdown)}`,
			claim: (published) => (drawsMoney ? moneyClaim(basis, drawn, published) : shareClaim(basis, drawn, published)),
			description: `${upperFirst(drawsMoney ? `what customers hold who ${risk.predicate}` : risk.subject)}, by ${breakdown.noun}${drawsMoney ? `, ${settings.currency}` : ", with 95% intervals"}. Base: ${isAnyUnjudged ? "" : `${formats.cell(all, "count")} `}${risk.base}, ${formats.cell(settings.asOf, "date")}.`,
			chart: drawsMoney
				? { kind: "bars", category: group, value: balance.name }
				: dots(group, {
						value: share.name,
						...(reference === undefined
							? {}
							: { reference: { value: reference, label: `All customers ${formats.short(reference, "share")}` } }),
					}),
			columns: [
				breakdown.column,
				countColumn("customers", upperFirst(risk.base)),
				countColumn("at_risk", "Customers at risk"),
				...withInterval(share),
				...(hasBalance ? [balance] : []),
			],
			rows: rows.map((row) => ({
				[group]: row.group,
				customers: row.judged,
				at_risk: row.atRisk,
				...estimateCells(share.name, shareOf(row)),
				[balance.name]: row.balance,
			})),
			protection: {
				withheld: indexes(({ withheld }) => withheld),
				keep: [group, ...(isAnyUnjudged ? [] : ["customers"])],
				single: { [balance.name]: indexes(({ balanceWithheld }) => balanceWithheld) },
			},
			...noteOf(risk.meaning, breakdown.formed ? formedWords(grouped) : ""),
			sql: counts.sql,
		},
		settings,
	);
	if (draws !== "nothing") return figure;
	const { chart: _, alternative: __, ...table } = figure;
	return { ...table, kind: "table" };
}

/** The group with the largest share against all customers, where it stands out. */
function shareClaim({ formats }: Basis, { risk, breakdown, overall, verdict }: Drawn, rows: readonly Record[]): string {
	const { noun, column } = breakdown;
	const ends = findRowEnds(rows, { value: "share", group: column.name });
	const says = (row: Record) => formats.cell(row.share ?? null, "share");
	const against = overall
		? `, against ${formats.cell(shareOf(overall).estimate, "share")} of all ${risk.judged ? "such " : ""}customers`
		: "";
	const customers = (row: Record) =>
		[customersOf(breakdown, String(row[column.name])), risk.judged ?? []].flat().join(" ");
	if (!ends) {
		const one = rows.find((row) => row.share !== null);
		return one
			? `Of ${customers(one)}, ${says(one)} ${risk.predicate}${against}`
			: `${upperFirst(risk.subject)} cannot be shown by ${noun}: too few customers are at risk, or are not`;
	}
	const isClear = verdict === undefined ? areApart(ends, "share") : verdict === "supported";
	if (isClear) {
		// Groups that show the same share are named together: none of them is the highest to a reader.
		const highest = rows.filter((row) => says(row) === says(ends.highest)).map(customers);
		const alike = highest.length > 1 ? " alike" : "";
		return `Of ${joinWords(highest)}${alike}, ${says(ends.highest)} ${risk.predicate}${against}`;
	}
	return says(ends.lowest) === says(ends.highest)
		? `${upperFirst(risk.subject)} is ${says(ends.lowest)} in every ${noun} shown`
		: `${upperFirst(risk.subject)} runs from ${says(ends.lowest)} (${ends.lowest[column.name]}) to ${says(ends.highest)} (${ends.highest[column.name]})${shownWords(rows, "share")}, which may be chance`;
}

/** The group in which most money is at risk. */
function moneyClaim({ formats }: Basis, { risk, breakdown }: Drawn, rows: readonly Record[]): string {
	const { noun, column } = breakdown;
	const ends = findRowEnds(rows, { value: "balance_at_risk", group: column.name });
	if (!ends) return `What customers hold who ${risk.predicate} cannot be compared by ${noun}: too few of them`;
	const { highest } = ends;
	return `Of the money of customers who ${risk.predicate}, ${highest[column.name]} hold the most: ${formats.cell(highest.balance_at_risk ?? null, "money")}${shownWords(rows, "balance_at_risk")}`;
}
