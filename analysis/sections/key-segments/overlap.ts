/** Which customers key segments have in common. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { customersColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { incomeBase } from "./base-words.ts";
import type { Cell } from "./cells.ts";
import { type Condition, keyOf } from "./groups.ts";
import { judgeGroups } from "./judge-groups.ts";
import type { Basis, KeySegment } from "./key-segment.ts";
import type { SearchedTrait } from "./traits.ts";

interface Shared {
	group: KeySegment;
	other: KeySegment;
	/** Customers of both. */
	both: number;
	withheld: boolean;
}

interface Judging {
	traits: readonly SearchedTrait[];
	threshold: number;
}

/**
 * Customers of both of any two segments. Kept back where those in both are too few, where a table of one or two traits
 * keeps them back, and where too few others are in either segment or in a cell of such a table.
 */
export function countShared(segments: readonly KeySegment[], cells: readonly Cell[], judging: Judging): Shared[] {
	const isPublishable = judgeGroups(cells, judging);
	return segments.flatMap((group) =>
		segments.map((other): Shared => {
			const [own, its] = [group.group, other.group];
			const conditions = joinConditions(own.conditions, its.conditions);
			const meeting = meetAll(cells, conditions);
			const both = countIn(cells, meeting);
			const larger = [
				own.sums.n,
				its.sums.n,
				...listTabled(conditions).map((some) => countIn(cells, meetAll(cells, some))),
			];
			const isFew = (count: number) => count > 0 && count < judging.threshold;
			const isTold = isFew(both) || larger.some((customers) => isFew(customers - both));
			const isWithheld = both > 0 && (isTold || !isPublishable({ conditions, cells: meeting }));
			return { group, other, both, withheld: isWithheld };
		}),
	);
}

function joinConditions(own: readonly Condition[], its: readonly Condition[]): Condition[] {
	const keys = new Set(own.map((condition) => keyOf([condition])));
	const joined = [...own, ...its.filter((condition) => !keys.has(keyOf([condition])))];
	return joined.toSorted((a, b) => a.trait - b.trait || a.category - b.category);
}

/** Places of the cells whose customers meet all conditions: none where two are of the same trait. */
function meetAll(cells: readonly Cell[], conditions: readonly Condition[]): number[] {
	return cells.flatMap(({ codes }, place) =>
		conditions.every(({ trait, category }) => codes[trait] === category) ? [place] : [],
	);
}

function countIn(cells: readonly Cell[], places: readonly number[]): number {
	return places.reduce((sum, place) => sum + (cells[place]?.sums.n ?? 0), 0);
}

/** The conditions by themselves and in pairs. */
function listTabled(conditions: readonly Condition[]): Condition[][] {
	return conditions.flatMap((one, i) => [[one], ...conditions.slice(i + 1).map((other) => [one, other])]);
}

const groupColumn: Column = { name: "group", label: "Of the group", type: "string", format: "text" };
const otherColumn: Column = { name: "other", label: "Are in number", type: "string", format: "text" };

export function overlapFigure(basis: Basis): Figure {
	const { segments, cells, traits, settings, formats, sql } = basis;
	const shared = countShared(segments, cells, {
		traits: traits.traits,
		threshold: settings.disclosureThreshold,
	});
	const numbered = ({ rank, name }: KeySegment) => `${rank}. ${name}`;
	const rows = shared.map(
		({ group, other, both }): Record => ({
			group: numbered(group),
			other: String(other.rank),
			customers: both,
			// A group is no part of itself.
			part: group === other ? null : both / group.group.sums.n,
		}),
	);
	return makeFigure(
		{
			id: "key-segments-overlap",
			claim: (published) => {
				const pairs = published.filter((_, i) => (shared[i]?.group.rank ?? 0) < (shared[i]?.other.rank ?? 0));
				const overlapping = pairs.filter(({ customers }) => customers === null || Number(customers) > 0);
				if (overlapping.length === 0) return "No two key segments have customers in common";
				const which = overlapping.length === pairs.length ? "All" : overlapping.length > 1 ? "Some" : "Two";
				const parts = published.flatMap(({ part }) => (typeof part === "number" ? [part] : []));
				const most = parts.length > 0 ? `, up to ${formats.cell(Math.max(...parts), "share")} of one` : "";
				return `${which} key segments have customers in common${most}: their customers must not be added up`;
			},
			description: `Share of the customers of each key segment who are also in another one; numbers are ranks. Base: ${incomeBase(basis)}.`,
			chart: { kind: "heatmap", x: "other", y: "group", value: "part", diverging: false },
			columns: [
				groupColumn,
				otherColumn,
				{ ...customersColumn, label: "Customers in both" },
				{ name: "part", label: "Share of the group's customers", type: "number", format: "share" },
			],
			rows,
			protection: {
				withheld: new Set(shared.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: ["group", "other"],
			},
			sql,
		},
		settings,
	);
}
