/** How many customers of each group make transactions of each type. */
import type { Record } from "../../disclosure.ts";
import type { Figure } from "../../document.ts";
import { customersColumn, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import type { GroupCells } from "./group-cells.ts";
import { capitalize, dotsOf, estimateCells, withInterval } from "./group-figures.ts";
import type { Ledger } from "./ledger.ts";
import { byWords, findRange, groupedBase, noteOf } from "./words.ts";

export function activeFigure(ledger: Ledger, { cells, sql }: GroupCells): Figure {
	const { grouping, types, byGroup, settings } = ledger;
	const share = shareColumn(`Share of ${grouping.groups.length > 1 ? `the ${grouping.noun}` : "customers"}`);
	return makeFigure(
		{
			id: `active-customers-${byGroup}`,
			claim: (rows) => activeClaim(ledger, rows),
			description: `Share of customers with at least one transaction of the type${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(ledger)}.`,
			chart: dotsOf(ledger, share.name),
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
					? "That nearly all of a group are active is withheld like that nearly none are: it would tell of the others."
					: "",
			),
			sql,
		},
		settings,
	);
}

/** The type whose shares lie furthest apart, or the one that most customers make. */
function activeClaim({ grouping, types, formats }: Ledger, rows: readonly Record[]): string {
	const says = (row: Record) => formats.cell(row.share ?? null, "share");
	const ranges = types.types.flatMap((type) => {
		const own = rows.filter((row) => row[types.column.name] === type.name);
		const range = findRange(own, { value: "share", group: grouping.column });
		return range ? [{ type, ...range, width: Number(range.greatest.share) - Number(range.least.share) }] : [];
	});
	const widest = ranges.toSorted((a, b) => b.width - a.width)[0];
	const known = rows.filter((row) => row.share !== null).toSorted((a, b) => Number(b.share) - Number(a.share))[0];
	if (widest) {
		const { type, least, greatest } = widest;
		return `${capitalize(type.plural)} are made by ${says(least)} (${least[grouping.column.name]}) to ${says(greatest)} (${greatest[grouping.column.name]}) of the customers`;
	}
	const plural = types.types.find(({ name }) => name === known?.[types.column.name])?.plural;
	return known
		? `${capitalize(plural ?? "")} are made by ${says(known)} of the customers`
		: "How many customers make transactions cannot be shown: too few do, or do not";
}
