/** Money that comes in less money that goes out, a customer. */
import { isDominated, type Record } from "../../disclosure.ts";
import type { Column, Section } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { moneyColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { countColumn } from "../table.ts";
import type { Flow } from "./flow.ts";
import { estimateCells, withInterval } from "./group-figures.ts";
import type { Ledger } from "./ledger.ts";
import { pluralOf } from "./types.ts";
import { byWords, findRange, formedWords, groupedBase, noteOf } from "./words.ts";

/** Undefined where the way of the money is not known. `hidden` are groups of which the money of some type is withheld. */
export async function netFlowSection(ledger: Ledger, hidden: (group: string) => boolean): Promise<Section | undefined> {
	const { bank, grouping, settings, flow, monthsSql, each } = ledger;
	if (!flow) return undefined;
	const sql = `select grp, ${ratioSumsSql({ y: `net / ${monthsSql}`, x: "1" })}, max(abs(net)) as largest, sum(abs(net)) as absolute
		from customer_activity
		group by grp`;
	const found = await bank.engine.rows(sql);
	const rows = grouping.groups.flatMap(({ name }) => found.filter(({ grp }) => grp === name));
	const withheld = rows.flatMap((row, i) =>
		hidden(String(row.grp)) || isDominated({ largest: Number(row.largest), absolute: Number(row.absolute) }) ? [i] : [],
	);
	const net: Column = { ...moneyColumn("net_each", `Net flow ${each}`, settings.currency), format: "cents" };
	const figure = makeFigure(
		{
			id: `net-flow-${ledger.byGroup}`,
			claim: (published) => netClaim(ledger, published, net),
			description: `Money in less money out ${each}${byWords(grouping)}, ${settings.currency}, with 95% intervals. Base: ${groupedBase(ledger)}.`,
			chart: {
				kind: "dots",
				category: grouping.column.name,
				value: net.name,
				low: `${net.name}_low`,
				high: `${net.name}_high`,
				scale: { type: "linear" },
				reference: { value: 0, label: "As much in as out" },
			},
			columns: [grouping.column, countColumn("customers", "Customers"), ...withInterval(net)],
			rows: rows.map((row) => {
				const sums = readRatioSums(row);
				return {
					[grouping.column.name]: String(row.grp),
					customers: sums.n,
					...estimateCells(net.name, ratioInterval(sums)),
				};
			}),
			protection: { withheld: new Set(withheld), keep: [grouping.column.name, "customers"] },
			...noteOf(flowWords(flow), formedWords(ledger)),
			sql,
		},
		settings,
	);
	return { id: "net-flow", claim: figure.claim, blocks: [figure] };
}

function netClaim({ grouping, formats }: Ledger, rows: readonly Record[], { name, label, format }: Column): string {
	const says = (row: Record) => formats.cell(row[name] ?? null, format);
	const range = findRange(rows, { value: name, group: grouping.column });
	if (range)
		return `${label}: from ${says(range.least)} (${range.least[grouping.column.name]}) to ${says(range.greatest)} (${range.greatest[grouping.column.name]})`;
	const known = rows.find((row) => row[name] !== null);
	return known ? `${label}: ${says(known)}` : `${label} cannot be shown: too few customers`;
}

/** How the way of the money is known, and what is left out because it is not. */
function flowWords({ by, into, out, unknown }: Flow): string {
	if (by === "signs") return "Amounts above zero are money in, amounts below zero are money out.";
	const list = (names: readonly string[]) => joinWords(names.map(pluralOf));
	const rest = unknown.length === 0 ? "" : ` Left out, as the name does not say the way: ${list(unknown)}.`;
	return `Amounts do not say which way money goes; the names of the types do: in are ${list(into)}, out are ${list(out)}.${rest}`;
}
