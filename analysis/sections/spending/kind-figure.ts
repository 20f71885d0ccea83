/** What is spent in each category, or by each payment type, of all customers. */

import type { Record } from "../../disclosure.ts";
import type { Figure } from "../../document.ts";
import { customersColumn, estimateCells, shareColumn, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { type Basis, maySingleOut, perCustomerColumn, totalColumn } from "./basis.ts";
import { perCustomerMonth, shareOf } from "./estimates.ts";
import type { KindCells } from "./kind-cells.ts";
import type { Kinds } from "./kinds.ts";

/** Its id and its table's is `spending-by-category` or `spending-by-payment-type`. */
export function kindFigure(basis: Basis, kinds: Kinds, { cells, sql }: KindCells): Figure {
	const { settings, spending, base } = basis;
	const { column, rest, plural } = kinds;
	const share = shareColumn("Share of spending");
	const indexes = (which: "withheld" | "activeWithheld") =>
		new Set(cells.flatMap((cell, i) => (cell[which] ? [i] : [])));
	return makeFigure(
		{
			id: `spending-by-${kinds.role.replaceAll("_", "-")}`,
			claim: (rows) => kindClaim(basis, kinds, rows),
			description: `Share of all spending by ${column.label.toLowerCase()}, with 95% intervals. Base: ${base}.`,
			chart: { kind: "bars", category: column.name, value: "share", low: "share_low", high: "share_high" },
			columns: [
				column,
				{ ...customersColumn, label: "Customers who spend in it" },
				totalColumn(basis),
				...withInterval(share),
				...withInterval(perCustomerColumn(basis)),
			],
			rows: cells.map(({ kind, active, sums }) => ({
				[column.name]: kind,
				customers: active,
				total: sums.y,
				...estimateCells("share", shareOf(sums)),
				...estimateCells("per_customer_month", perCustomerMonth(sums, spending.months)),
			})),
			protection: {
				withheld: indexes("withheld"),
				keep: [column.name],
				single: { customers: indexes("activeWithheld") },
			},
			...noteOf(
				"Intervals count customers, whatever the number of their transactions; a customer without spending counts as zero.",
				rest ? `The smallest ${plural} are put together as ${rest.toLowerCase()}.` : "",
			),
			sql,
		},
		settings,
	);
}

function kindClaim({ formats }: Basis, { column, role, rest }: Kinds, rows: readonly Record[]): string {
	const named = rows.filter((row) => maySingleOut(String(row[column.name]), { rest: rest ?? "" }));
	const ranked = named
		.filter((row) => typeof row.share === "number")
		.toSorted((a, b) => Number(b.share) - Number(a.share));
	const [first, second] = ranked;
	const what = role === "category" ? "goes to" : "is paid by";
	if (!first) return `What the most money ${what} cannot be shown: too few customers`;
	const next = second ? `, before ${second[column.name]} (${formats.cell(second.share ?? null, "share")})` : "";
	const money = formats.cell(first.total ?? null, "money");
	return `The most money ${what} ${first[column.name]}: ${money}, ${formats.cell(first.share ?? null, "share")} of all spending${next}${shownWords(rows, "share")}`;
}
