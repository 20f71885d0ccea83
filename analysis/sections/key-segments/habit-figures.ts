/** The figures of a profile: what a key segment spends its money on, and how it pays, beside all customers. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { lowerFirst } from "../../narrative/words.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { indexColumn, maySingleOut } from "../spending/basis.ts";
import type { Kinds } from "../spending/kinds.ts";
import type { Habit, Habits } from "./habits.ts";
import type { Basis, KeySegment } from "./key-segment.ts";

/** A small figure has room for so many rows. */
const mostRows = 8;

const shareColumns: Column[] = [
	{ name: "money_share", label: "The group", type: "number", format: "share" },
	{ name: "money_share_of_all", label: "All customers", type: "number", format: "share" },
];

/** Undefined where there is nothing to compare. */
export function categoriesFigure(segment: KeySegment, read: Habits, basis: Basis): Figure | undefined {
	const { kinds, habits, sql } = read;
	const indexOf = ({ index, withheld }: Habit) => (withheld ? 0 : (index?.estimate ?? 0));
	const shown = (habits.get(segment.rank) ?? []).toSorted((a, b) => indexOf(b) - indexOf(a)).slice(0, mostRows);
	if (shown.length < 2) return undefined;
	const by = lowerFirst(kinds.column.label);
	return makeFigure(
		{
			id: `${segment.id}-categories`,
			claim: () => habitClaim(shown, { kinds, basis }),
			description: `Share of the group's money by ${by}, as an index: 100 is the share of all customers. With 95% intervals. Base: ${customersWords(segment, read, basis)}.`,
			chart: {
				kind: "dots",
				category: kinds.column.name,
				value: indexColumn.name,
				low: `${indexColumn.name}_low`,
				high: `${indexColumn.name}_high`,
				scale: { type: "linear" },
				reference: { value: 1, label: "All customers" },
			},
			columns: [kinds.column, ...withInterval(indexColumn), ...shareColumns],
			rows: shown.map((habit): Record => ({ ...habitCells(habit, kinds), ...estimateCells("index", habit.index) })),
			protection: protectionOf(shown, kinds),
			sql,
		},
		basis.settings,
	);
}

/** Undefined where there is nothing to compare. */
export function paymentsFigure(segment: KeySegment, read: Habits, basis: Basis): Figure | undefined {
	const { kinds, habits, sql } = read;
	const shown = (habits.get(segment.rank) ?? []).slice(0, mostRows);
	if (shown.length < 2) return undefined;
	return makeFigure(
		{
			id: `${segment.id}-payments`,
			claim: () => habitClaim(shown, { kinds, basis }),
			description: `Share of money by ${lowerFirst(kinds.column.label)}: the group and all customers. Base: ${customersWords(segment, read, basis)}.`,
			chart: {
				kind: "paired-bars",
				category: kinds.column.name,
				values: shareColumns.map(({ name }) => name),
				reference: "money_share_of_all",
			},
			columns: [kinds.column, ...shareColumns],
			rows: shown.map((habit) => habitCells(habit, kinds)),
			protection: protectionOf(shown, kinds),
			sql,
		},
		basis.settings,
	);
}

function habitCells({ name, share, shareOfAll }: Habit, { column }: Kinds): Record {
	return { [column.name]: name, money_share: share, money_share_of_all: shareOfAll };
}

function protectionOf(shown: readonly Habit[], { column }: Kinds) {
	return {
		withheld: new Set(shown.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
		keep: [column.name, "money_share_of_all"],
	};
}

/** The one of which the group has most beside all customers, where that is clear. */
function habitClaim(shown: readonly Habit[], { kinds, basis }: { kinds: Kinds; basis: Basis }): string {
	const by = lowerFirst(kinds.column.label);
	const known = shown.filter(({ withheld }) => !withheld);
	if (known.length === 0) return `Their money by ${by} cannot be shown: too few customers`;
	const [most] = known
		.filter(({ name, isApart, share, shareOfAll }) => isApart && share > shareOfAll && maySingleOut(name, kinds))
		.toSorted((a, b) => b.share / b.shareOfAll - a.share / a.shareOfAll);
	const share = (value: number) => basis.formats.cell(value, "share");
	return most
		? `${most.name}: ${share(most.share)} of their money, ${share(most.shareOfAll)} of that of all customers`
		: `No ${by} clearly takes a larger share of their money than of that of all customers`;
}

function customersWords({ rank, group }: KeySegment, { customers }: Habits, { formats }: Basis): string {
	const all = customers.get(rank) ?? 0;
	return `${formats.cell(all, "count")} customers of the group${all > group.sums.n ? ", those without a known income too" : ""}`;
}
