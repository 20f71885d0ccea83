/** Who stayed in a segment, where too few moved between some segments to show from where to where. */
import type { Record } from "../../disclosure.ts";
import type { Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { customersColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { type Stayed, stayedTable } from "./stayed-table.ts";

/** Customers of a segment of the previous report who are in one of this report. */
interface Moved {
	before: string;
	segment: string;
	customers: number;
}

interface Told {
	/** The names that stand for no segment. */
	none: { before: string; segment: string };
	sql: string;
	settings: Settings;
}

/** A segment is told of where nobody or enough customers went out of it, and nobody or enough came in. */
export function whoStayed(moves: readonly Moved[], { none, sql, settings }: Told): Section {
	const sum = (which: (move: Moved) => boolean) =>
		moves.filter(which).reduce((total, { customers }) => total + customers, 0);
	const isFew = (customers: number) => customers > 0 && customers < settings.disclosureThreshold;
	const names = [...new Set(moves.map(({ before }) => before))].filter((name) => name !== none.before).sort();
	const rows = names.map((name) => {
		const customers = sum(({ before }) => before === name);
		const stayed = sum(({ before, segment }) => before === name && segment === name);
		const came = sum(({ segment }) => segment === name) - stayed;
		const tells = isFew(stayed) || isFew(customers - stayed) || isFew(came);
		return { before: name, customers, stayed, share: stayed / customers, tells };
	});
	const id = "segment-migration";
	const withheld = new Set(rows.flatMap(({ tells }, index) => (tells ? [index] : [])));
	if (withheld.size === rows.length)
		return { id: "changes-segments", claim: "Too few customers moved between segments to show who did", blocks: [] };
	const told = rows.filter((_, index) => !withheld.has(index));
	const figure = makeFigure(
		{
			id,
			claim: (published) => stayedClaim(published, settings),
			description:
				"Share of the customers of each segment of the previous report who are in it now. Too few moved between some segments to show from where to where.",
			chart: { kind: "bars", category: "before", value: "share" },
			columns: [
				{ name: "before", label: "Segment in the previous report", type: "string", format: "text", role: "segment" },
				{ ...customersColumn, label: "Customers then" },
				{ ...customersColumn, name: "stayed", label: "Of these in it now" },
				{ name: "share", label: "Share in it now", type: "number", format: "share" },
			],
			rows,
			protection: { withheld, keep: ["before"] },
			sql,
		},
		settings,
	);
	return { id: "changes-segments", claim: figure.claim, blocks: [figure, stayedTable(countStayed(told))] };
}

function countStayed(rows: readonly Record[]): Stayed {
	const shown = rows.filter(({ stayed }) => stayed !== null);
	const sum = (name: string) => shown.reduce((total, row) => total + Number(row[name]), 0);
	return { customers: sum("customers"), stayed: sum("stayed"), share: sum("stayed") / sum("customers") };
}

function stayedClaim(rows: readonly Record[], settings: Settings): string {
	const whom = rows.some(({ stayed }) => stayed === null)
		? "the customers of the segments that can be shown"
		: "the customers who were in a segment";
	return `${formatsFor(settings).cell(countStayed(rows).share, "share")} of ${whom} are still in it; the others are in another one or in none`;
}
