/** What customers, or each group of them, spend in each category or by each payment type: sums over customers. */
import { isDominated, withhold } from "../../disclosure.ts";
import { type Engine, literal, type Row } from "../../engine/engine.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import type { Kinds } from "./kinds.ts";

export interface KindCell {
	kind: string;
	group: string;
	/** Of the group's customers, those with spending in the kind. */
	active: number;
	/** Over the customers of the group, of their spending in the kind (y) and in all kinds (x). */
	sums: RatioSums;
	/** Whether its money is kept back. */
	withheld: boolean;
	/** Whether it is kept back how many customers it rests on: nearly all are as telling as nearly none. */
	activeWithheld: boolean;
}

export interface KindCells {
	/** In the order of the kinds, and within each of the groups. */
	cells: KindCell[];
	/** Of each kind, over all groups. */
	all: Map<string, RatioSums>;
	sql: string;
}

/** A way to part the customers. */
export interface Parts {
	/** In the order in which they are shown. */
	groups: readonly string[];
	/** SQL over `customers`: the group's name. */
	groupSql: string;
}

/** `hidden` are kinds that another table of the same money withholds. */
export async function readKindCells(
	engine: Engine,
	{
		kinds,
		parts,
		threshold,
		hidden = [],
	}: { kinds: Kinds; parts: Parts; threshold: number; hidden?: readonly string[] },
): Promise<KindCells> {
	const sql = `select ${parts.groupSql} as grp, kind, count(case when spend > 0 then 1 end) as active,
			max(abs(spend)) as largest, sum(abs(spend)) as absolute,
			${ratioSumsSql({ y: "spend", x: "total" })}
		from ${kinds.table} join customers using (customer)
		group by 1, 2`;
	const rows = await engine.rows(sql);
	const find = (grp: string, kind: string | null) => rows.find((row) => row.grp === grp && row.kind === kind);
	const present = parts.groups.filter((group) => find(group, null));
	const read = kinds.names.flatMap((kind) =>
		present.map((group) => readCell(find(group, kind), { kind, group, whole: find(group, null) ?? {} })),
	);
	const withheld = judgeMoney(read, { threshold, hidden });
	const activeWithheld = judgeActive(read, threshold);
	const cells = read.map(
		({ isForced: _, ...cell }, i): KindCell => ({
			...cell,
			withheld: withheld.has(i),
			activeWithheld: activeWithheld.has(i),
		}),
	);
	const all = new Map(
		kinds.names.map((name) => [name, addSums(cells.filter(({ kind }) => kind === name).map(({ sums }) => sums))]),
	);
	return { cells, all, sql };
}

type Read = Omit<KindCell, "withheld" | "activeWithheld"> & { isForced: boolean };

/** Customers without spending in the kind add nothing to y, and all they spend to x. */
function readCell(row: Row | undefined, { kind, group, whole }: { kind: string; group: string; whole: Row }): Read {
	const all = readRatioSums(whole);
	const none: RatioSums = { ...all, y: 0, yy: 0, xy: 0, yyy: 0, yyx: 0, yxx: 0 };
	const { y, yy, xy, yyy, yyx, yxx } = row ? readRatioSums(row) : none;
	return {
		kind,
		group,
		active: Number(row?.active ?? 0),
		sums: { ...all, y, yy, xy, yyy, yyx, yxx },
		isForced: isDominated({ largest: Number(row?.largest ?? 0), absolute: Number(row?.absolute ?? 0) }),
	};
}

function judgeMoney(
	cells: readonly Read[],
	{ threshold, hidden }: { threshold: number; hidden: readonly string[] },
): Set<number> {
	const forced = new Set(cells.flatMap(({ kind, isForced }, i) => (isForced || hidden.includes(kind) ? [i] : [])));
	const rows = cells.map(({ kind, group, active }) => ({ kind, group, customers: active }));
	const by = ["kind", "group"].filter((side) => new Set(rows.map((row) => row[side as "kind" | "group"])).size > 1);
	return withhold(rows, { threshold, count: "customers", by, forced });
}

/** Of each kind, those who spend in it and the others part every group. */
function judgeActive(cells: readonly Read[], threshold: number): Set<number> {
	const byKind = Map.groupBy(cells.entries(), ([, { kind }]) => kind);
	const hidden = [...byKind.values()].flatMap((own) => {
		const sides = own.map(([, { active, sums }]) => sidesOf(active, sums.n));
		return [...withholdParts(sides, { threshold })].flatMap((place) => own[place]?.[0] ?? []);
	});
	return new Set(hidden);
}

/** The sums over the customers of all groups together. */
export function addSums(parts: readonly RatioSums[]): RatioSums {
	const sums: RatioSums = { n: 0, y: 0, x: 0, yy: 0, xy: 0, xx: 0, yyy: 0, yyx: 0, yxx: 0, xxx: 0 };
	for (const part of parts) for (const name of Object.keys(sums) as (keyof RatioSums)[]) sums[name] += part[name];
	return sums;
}

/** All customers as one group. */
export const everybody: Parts = { groups: ["All customers"], groupSql: literal("All customers") };
