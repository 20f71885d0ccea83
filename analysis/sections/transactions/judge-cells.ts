/** Which groups and types of transactions to keep back. */
import { type Dominance, withhold } from "../../disclosure.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import type { TransactionType } from "./types.ts";

export interface TypedCell {
	group: string;
	type: Pick<TransactionType, "name" | "whole">;
	/** Customers of the group, and of these those with a transaction of the type. */
	size: number;
	active: number;
	/** Of its money and of its number of transactions, the sum and the largest that one customer has of it. */
	sums: readonly Dominance[];
	/** Whether it follows from something else that is withheld, such as the net flow of its group. */
	forced: boolean;
}

/**
 * Indexes of the cells whose measures are withheld: those of too few active customers, those most of whose money or
 * transactions are one customer's and the forced ones, with what it takes that no total gives them away. Money and
 * transactions of a group over all types are taken as known, and so are those of a type over all groups.
 */
export function judgeMeasures(cells: readonly TypedCell[], threshold: number): Set<number> {
	const hasWhole = cells.some(({ type }) => type.whole);
	return new Set([
		...judgeCross(cells, threshold, (cell) => !cell.type.whole),
		...(hasWhole ? judgeCross(cells, threshold, (cell) => cell.type.whole) : []),
	]);
}

function judgeCross(cells: readonly TypedCell[], threshold: number, isPart: (cell: TypedCell) => boolean): number[] {
	const parts = cells.flatMap((cell, index) => (isPart(cell) ? [{ ...cell, index }] : []));
	const rows = parts.map(({ group, type, active }) => ({ group, type: type.name, customers: active }));
	const by = (["group", "type"] as const).filter((dimension) => new Set(rows.map((row) => row[dimension])).size > 1);
	const forced = new Set(parts.flatMap((part, place) => (part.forced ? [place] : [])));
	const dominance = parts.map(({ sums }) => sums);
	const withheld = withhold(rows, { threshold, count: "customers", by, forced, dominance });
	return [...withheld].flatMap((place) => parts[place]?.index ?? []);
}

/** Indexes of the cells of which it is withheld how many are active: of each type, active and other customers part every group. */
export function judgeActive(
	cells: readonly Pick<TypedCell, "type" | "active" | "size">[],
	threshold: number,
): Set<number> {
	const indexed = cells.map((cell, index) => ({ ...cell, index }));
	const byType = [...Map.groupBy(indexed, ({ type }) => type.name).values()];
	return new Set(
		byType.flatMap((own) => {
			const sides = own.map(({ active, size }) => sidesOf(active, size));
			return [...withholdParts(sides, { threshold })].flatMap((place) => own[place]?.index ?? []);
		}),
	);
}
