/** Money that comes in less money that goes out, a customer. */
import type { Record } from "../../disclosure.ts";
import type { Cell, Column, Section } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import type { Flow } from "../../tables/flow.ts";
import { estimateCells, moneyColumn, withInterval } from "../columns.ts";
import { dots } from "../dots.ts";
import { findRowEnds, rangeClaim } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { countColumn } from "../table.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";
import { pluralOf } from "./types.ts";

/** Undefined where the way of the money is not known. `hidden` are the groups whose net flow is withheld. */
export async function netFlowSection(ledger: Ledger, hidden: ReadonlySet<string>): Promise<Section | undefined> {
	const { bank, grouping, settings, flow, monthsSql, each } = ledger;
	if (!flow) return undefined;
	const sql = `select grp, ${ratioSumsSql({ y: `net / ${monthsSql}`, x: "1" })}
		from customer_activity
		group by grp`;
	const found = await bank.engine.rows(sql);
	const rows = grouping.groups.flatMap(({ name }) => found.filter(({ grp }) => grp === name));
	const withheld = new Set(rows.flatMap(({ grp }, i) => (hidden.has(String(grp)) ? [i] : [])));
	const net: Column = { ...moneyColumn("net_each", `Net flow ${each}`, settings.currency), format: "cents" };
	const figure = makeFigure(
		{
			id: `net-flow-${ledger.byGroup}`,
			claim: (published) => netClaim(ledger, published, net),
			description: `Money in less money out ${each}${byWords(grouping)}, ${settings.currency}, with 95% intervals. Base: ${ledgerBase(ledger)}.`,
			chart: dots(grouping.column.name, { value: net.name, reference: { value: 0, label: "As much in as out" } }),
			columns: [grouping.column, countColumn("customers", "Customers"), ...withInterval(net)],
			rows: rows.map((row) => {
				const sums = readRatioSums(row);
				return {
					[grouping.column.name]: String(row.grp),
					customers: sums.n,
					...estimateCells(net.name, ratioInterval(sums)),
				};
			}),
			protection: { withheld, keep: [grouping.column.name, "customers"] },
			...noteOf(flowWords(flow), formedWords(ledger)),
			sql,
		},
		settings,
	);
	return { id: "net-flow", claim: figure.claim, blocks: [figure] };
}

function netClaim({ grouping, formats }: Ledger, rows: readonly Record[], { name, label, format }: Column): string {
	const at = { value: name, group: grouping.column.name };
	const write = (value: Cell) => formats.cell(value, format);
	const ends = findRowEnds(rows, at);
	if (ends) return rangeClaim(label, ends, { ...at, rows, noun: grouping.noun, write });
	const known = rows.find((row) => row[name] !== null);
	return known
		? `${label}: ${write(known[name] ?? null)}`
		: `${label} cannot be shown: too few customers, or one has most of it`;
}

/** How the way of the money is known, and what is left out because it is not. */
function flowWords({ by, into, out, unknown }: Flow): string {
	if (by === "signs") return "Amounts above zero are money in, amounts below zero are money out.";
	const list = (names: readonly string[]) => joinWords(names.map(pluralOf));
	const rest = unknown.length === 0 ? "" : ` Left out, as the name does not say the way: ${list(unknown)}.`;
	return `Amounts do not say which way money goes; the names of the types do: in are ${list(into)}, out are ${list(out)}.${rest}`;
}
