/** What the customers of key segments spend their money on, and how they pay. */
import { definitions } from "../../definitions.ts";
import { isDominated, withhold } from "../../disclosure.ts";
import type { Engine, Row } from "../../engine/engine.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { shareIndex } from "../../statistics/share-index.ts";
import type { BankField } from "../../tables/bank.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { everybody, readKindCells } from "../spending/kind-cells.ts";
import { type Kinds, makeKinds } from "../spending/kinds.ts";
import type { Basis } from "./key-segment.ts";
import { makeMembers, type Published } from "./members.ts";

/** One category, or payment type, of one segment. */
export interface Habit {
	name: string;
	/** Of the segment's money, and of that of all customers, 0 to 1. */
	share: number;
	shareOfAll: number;
	/** The first over the second. */
	index: Estimate | null;
	/** Whether an interval that holds for all of the segment's kinds at once excludes the share of all customers. */
	isApart: boolean;
	withheld: boolean;
}

export interface Habits {
	kinds: Kinds;
	/** By the segment's rank, in the order of the kinds. */
	habits: Map<number, Habit[]>;
	/** By the segment's rank: its customers, those without a known income too. */
	customers: Map<number, number>;
	sql: string;
}

/** Of categories and of payment types, as far as the data have them. */
export async function readHabits(basis: Basis): Promise<{ categories?: Habits; payments?: Habits }> {
	const { category, paymentType } = basis.spending;
	const published = await makeMembers(basis);
	return {
		...(category ? { categories: await readKinds(basis, { field: category, published }) } : {}),
		...(paymentType ? { payments: await readKinds(basis, { field: paymentType, published }) } : {}),
	};
}

async function readKinds(
	{ bank, settings }: Basis,
	{ field, published }: { field: BankField; published: readonly Published[] },
): Promise<Habits> {
	const threshold = settings.disclosureThreshold;
	const { engine } = bank;
	const kinds = await makeKinds(bank, field, settings);
	const all = await readKindCells(engine, { kinds, parts: everybody, threshold });
	const hidden = all.cells.flatMap(({ kind, withheld }) => (withheld ? [kind] : []));
	const { sums, sql } = await sumKinds(engine, kinds);
	const habits = new Map<number, Habit[]>();
	const customers = new Map<number, number>();
	for (const [place, { rank }] of published.entries()) {
		const total = sums.get(keyOf(place, null))?.ratio;
		if (rank === undefined || !total) continue;
		const withheld = withholdKinds(sums, { place, kinds, published, hidden, threshold });
		const own = kinds.names.map((name, i) =>
			describeHabit(ratioSumsOf(sums.get(keyOf(place, name)), total), all.all.get(name) as RatioSums, {
				name,
				among: kinds.names.length,
				withheld: withheld.has(i),
			}),
		);
		habits.set(rank, own);
		customers.set(rank, total.n);
	}
	return { kinds, habits, customers, sql };
}

function describeHabit(
	own: RatioSums,
	all: RatioSums,
	{ name, among, withheld }: { name: string; among: number; withheld: boolean },
): Habit {
	const joint = ratioInterval(own, { confidence: 1 - (1 - definitions.confidence.value) / among });
	const shareOfAll = all.y / all.x;
	return {
		name,
		share: own.y / own.x,
		shareOfAll,
		index: shareIndex(own, all),
		isApart: joint !== null && (joint.low > shareOfAll || joint.high < shareOfAll),
		withheld,
	};
}

interface KindSums {
	ratio: RatioSums;
	/** Customers who spend anything on it. */
	spenders: number;
	largest: number;
	absolute: number;
}

function keyOf(place: number, kind: string | null): string {
	return `${place} ${kind}`;
}

/** Of each published group and kind; of the kind null, all that customers spend. */
async function sumKinds(engine: Engine, { table }: Kinds): Promise<{ sums: Map<string, KindSums>; sql: string }> {
	const sql = `select place, kind, count(case when spend > 0 then 1 end) as spenders,
			max(abs(spend)) as largest, sum(abs(spend)) as absolute,
			${ratioSumsSql({ y: "spend", x: "total" })}
		from key_segment_members join ${table} using (customer)
		group by place, kind`;
	const rows = await engine.rows(sql);
	const sums = new Map(rows.map((row) => [keyOf(Number(row.place), row.kind as string | null), readKind(row)]));
	return { sums, sql };
}

function readKind(row: Row): KindSums {
	return {
		ratio: readRatioSums(row),
		spenders: Number(row.spenders),
		largest: Number(row.largest),
		absolute: Number(row.absolute),
	};
}

/** Those who spend nothing on it add to all the money only. */
function ratioSumsOf(kind: KindSums | undefined, { n, x, xx, xxx }: RatioSums): RatioSums {
	const none = { y: 0, yy: 0, xy: 0, yyy: 0, yyx: 0, yxx: 0 };
	return { ...(kind?.ratio ?? none), n, x, xx, xxx };
}

interface Withholding {
	place: number;
	kinds: Kinds;
	published: readonly Published[];
	/** Kinds that are withheld for all customers. */
	hidden: readonly string[];
	threshold: number;
}

/**
 * Places of the kinds to withhold in a group: those of too few customers, those most of whose money is one customer's, and
 * those that a larger published group without this one has too few customers in, with as many others as it takes.
 */
function withholdKinds(
	sums: ReadonlyMap<string, KindSums>,
	{ place, kinds, published, hidden, threshold }: Withholding,
): Set<number> {
	const larger = listLarger(place, published);
	const spendersOf = (group: number, kind: string) => sums.get(keyOf(group, kind))?.spenders ?? 0;
	const forced = kinds.names.flatMap((kind, i) => {
		const own = sums.get(keyOf(place, kind));
		const isOnes = own !== undefined && isDominated(own);
		const isTold = larger.some((other) => {
			const rest = spendersOf(other, kind) - spendersOf(place, kind);
			return rest > 0 && rest < threshold;
		});
		return isOnes || isTold || hidden.includes(kind) ? [i] : [];
	});
	const counts = kinds.names.map((kind) => ({ kind, customers: spendersOf(place, kind) }));
	return withhold(counts, { threshold, count: "customers", by: ["kind"], forced: new Set(forced) });
}

/** Places of the published groups with fewer of the same conditions. */
function listLarger(place: number, published: readonly Published[]): number[] {
	const own = published[place]?.conditions ?? [];
	return published.flatMap(({ conditions }, other) => {
		const isContained = conditions.every(({ trait, category }) =>
			own.some((condition) => condition.trait === trait && condition.category === category),
		);
		return isContained && conditions.length < own.length ? [other] : [];
	});
}
