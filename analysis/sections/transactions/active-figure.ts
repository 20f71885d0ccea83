/** How many customers of each group make transactions of each type. */
import type { Record } from "../../disclosure.ts";
import type { Cell, Figure } from "../../document.ts";
import { upperFirst } from "../../narrative/words.ts";
import { customersColumn, estimateCells, shareColumn, withInterval } from "../columns.ts";
import { dotsByGroup } from "../dots.ts";
import { findRowEnds, rangeClaim } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import type { GroupCells } from "./group-cells.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";

export function activeFigure(ledger: Ledger, { cells, sql }: GroupCells): Figure {
	const { grouping, types, byGroup, settings } = ledger;
	const share = shareColumn(`Share of ${grouping.groups.length > 1 ? `the ${grouping.noun}` : "customers"}`);
	return makeFigure(
		{
			id: `active-customers-${byGroup}`,
			claim: (rows) => activeClaim(ledger, rows),
			description: `Share of customers with at least one transaction of the type${byWords(grouping)}, with 95% intervals. Base: ${ledgerBase(ledger)}.`,
			chart: dotsByGroup(grouping, { category: types.column.name, value: share.name }),
			columns: [
				types.column,
				grouping.column,
				{ ...customersColumn, label: "Customers with such a transaction" },
				...withInterval(share),
			],
			rows: cells.map(({ type, group, active, size, shareActive }) => ({
				[types.column.name]: type.name,
				[grouping.column.name]: group,
				customers: active,
				...estimateCells("share", { ...shareActive, estimate: active / size }),
			})),
			protection: {
				withheld: new Set(cells.flatMap(({ activeWithheld }, i) => (activeWithheld ? [i] : []))),
				keep: [types.column.name, grouping.column.name],
			},
			...noteOf(
				cells.some(({ activeWithheld }) => activeWithheld)
					? "A share is withheld where nearly all of a group make such transactions, as where nearly none do: it would tell of the few others."
					: "",
			),
			sql,
		},
		settings,
	);
}

/** The type whose shares lie furthest apart, or the one that most customers make. */
function activeClaim({ grouping, types, formats }: Ledger, rows: readonly Record[]): string {
	const group = grouping.column.name;
	const write = (share: Cell) => formats.cell(share, "share");
	const ranges = types.types.flatMap((type) => {
		const own = rows.filter((row) => row[types.column.name] === type.name);
		const ends = findRowEnds(own, { value: "share", group });
		return ends ? [{ type, own, ends, width: Number(ends.highest.share) - Number(ends.lowest.share) }] : [];
	});
	const widest = ranges.toSorted((a, b) => b.width - a.width)[0];
	if (widest) {
		const at = { value: "share", group, rows: widest.own, noun: grouping.noun, write };
		return rangeClaim(`The share of customers who make ${widest.type.plural}`, widest.ends, at);
	}
	const known = rows.filter((row) => row.share !== null).toSorted((a, b) => Number(b.share) - Number(a.share))[0];
	const plural = types.types.find(({ name }) => name === known?.[types.column.name])?.plural;
	return known
		? `${upperFirst(plural ?? "")} are made by ${write(known.share ?? null)} of the customers`
		: "How many customers make transactions cannot be shown: too few do, or do not";
}
