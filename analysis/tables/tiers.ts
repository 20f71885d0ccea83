/** Balance tiers: floors as the report gives them, or found in the balances. */
import { definitions } from "../definitions.ts";
import type { Scale } from "../document.ts";
import { type Engine, literal } from "../engine/engine.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import { naturalBreaks } from "../statistics/natural-breaks.ts";
import { tierFloors } from "../statistics/tier-floors.ts";
import type { Bank } from "./bank.ts";
import { once } from "./once.ts";
import { offScale, onScaleSql } from "./scales.ts";

/** In ascending order. The first tier also takes what lies below its floor, which is null where there is none to name. */
export interface Tier {
	label: string;
	floor: number | null;
}

/**
 * Creates `customer_tiers` (customer, tier) for the customers with a known balance, and returns the tiers. Floors that are
 * found rather than given are rounded to readable numbers, and each of their tiers holds at least as many customers as may
 * be shown: where balances repeat, or customers are few, there are fewer tiers than asked for, and they name themselves.
 */
export const makeTiers = once(async ({ engine, outliers }: Bank, settings: Settings): Promise<Tier[]> => {
	const scale = outliers.find(({ field }) => field.role === "balance")?.scale ?? { type: "linear" };
	const tiers = await findTiers(engine, scale, settings);
	await engine.run(`create or replace table customer_tiers as
		select customer, ${tierSql(tiers)} as tier from customers where balance is not null`);
	return tiers;
});

function tierSql(tiers: Tier[]): string {
	const [lowest, ...others] = tiers;
	const whens = others.toReversed().map(({ label, floor }) => `when balance >= ${floor} then ${literal(label)}`);
	return whens.length === 0
		? literal(lowest?.label ?? "")
		: `case ${whens.join(" ")} else ${literal(lowest?.label ?? "")} end`;
}

async function findTiers(engine: Engine, scale: Scale, settings: Settings): Promise<Tier[]> {
	const { tiers } = settings;
	if (tiers.method === "floors") return tiers.floors;
	const raw =
		tiers.method === "quantiles"
			? await equalParts(engine, tiers.count)
			: await naturalFloors(engine, scale, tiers.count);
	const floors = await keepFilled(engine, tierFloors(raw), settings.disclosureThreshold);
	const { cell } = formatsFor(settings);
	const named = (floor: number | null, place: number) => {
		const next = floors[place];
		if (tiers.labels?.length === floors.length + 1) return tiers.labels[place] ?? "";
		if (floors.length === 0) return "All balances";
		if (floor === null) return `Under ${cell(next ?? null, "money")}`;
		return next === undefined
			? `${cell(floor, "money")} and more`
			: `${cell(floor, "money")} to ${cell(next, "money")}`;
	};
	return [null, ...floors].map((floor, place) => ({ label: named(floor, place), floor }));
}

/** The ascending floors without those that would leave a tier of fewer customers than may be shown, or of none. */
async function keepFilled(engine: Engine, floors: readonly number[], threshold: number): Promise<number[]> {
	const below = floors.map((floor, i) => `, count(*) filter (where balance < ${floor}) as below${i}`);
	const [row] = await engine.rows<Record<string, number>>(`select count(balance) as n${below.join("")} from customers`);
	const least = Math.max(1, threshold);
	const n = row?.n ?? 0;
	const kept: number[] = [];
	let parted = 0;
	for (const [i, floor] of floors.entries()) {
		const count = row?.[`below${i}`] ?? 0;
		if (count - parted < least || n - count < least) continue;
		kept.push(floor);
		parted = count;
	}
	return kept;
}

/** The balances that part the customers into equal parts: one fewer than `parts`. */
async function equalParts(engine: Engine, parts: number): Promise<number[]> {
	const shares = Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts);
	const columns = engine.quantiles("balance", shares).map((quantile, i) => `${quantile} as q${i}`);
	const [row] = await engine.rows<Record<string, number>>(`select ${columns.join(", ")} from customers`);
	return columns.map((_, i) => row?.[`q${i}`] ?? 0);
}

/**
 * The floors of all tiers but the lowest. Breaks are sought on the scale that fits the skew: on money as it is, a few large
 * customers would make them all. Of many customers, some at equal distances in the order of balances stand for all.
 */
async function naturalFloors(engine: Engine, scale: Scale, count: number): Promise<number[]> {
	const most = definitions.naturalBreaksSample.value;
	const rows = await engine.rows<{ x: number }>(`
		select x from (
			select ${onScaleSql("balance", scale)} as x, row_number() over (order by balance) as place, count(*) over () as balances
			from customers where balance is not null
		) as ranked
		where balances <= ${most} or floor(1.0 * place * ${most} / balances) > floor(1.0 * (place - 1) * ${most} / balances)
		order by x`);
	const values = rows.map(({ x }) => x);
	return naturalBreaks(values, count)
		.slice(1)
		.map((value) => offScale(value, scale));
}
