/** Customers' click-through rates on each channel beside what became of the customers, as an engine counts them. */
import { definitions } from "../../definitions.ts";
import { doubleSql, literal } from "../../engine/engine.ts";
import type { Bank } from "../../tables/bank.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { isUnknown } from "../../tables/rare-categories.ts";

/** Customers of one kind, and how many of them bought, or responded. */
interface Counted {
	channel: string;
	grp: string;
	customers: number;
	buyers: number;
}

/** Of one click-through rate, 0 to 1 in steps of 0.0001. */
export interface ClickPattern extends Counted {
	ctr: number;
}

/** Of one fifth of the channel's customers by click-through rate, numbered from 1 for the lowest. */
export interface ClickPart extends Counted {
	part: number;
	mean_ctr: number;
}

/** Of one age band, with a click-through rate in the upper half of the channel's customers, or in the lower one. */
export interface ClickStratum extends Counted {
	band: string;
	is_high: boolean;
}

export interface ClickChannel {
	name: string;
	/** Upper ends of all parts but the last. Customers of one rate are in one part, so that there may be fewer than five. */
	cuts: number[];
}

export interface ClickOutcomes {
	/** In the order of the data. */
	channels: ClickChannel[];
	/** How many channels there are beyond the most that are compared, which reach fewer customers. */
	leftOut: number;
	hasBands: boolean;
	patterns: ClickPattern[];
	parts: ClickPart[];
	strata: ClickStratum[];
	sql: { patterns: string; parts: string; strata: string };
}

const probabilities = [0.2, 0.4, 0.6, 0.8] as const;

/**
 * Creates `click_outcomes`, a row for each customer and channel with a click-through rate and a known outcome, and counts
 * it. Needs `customer_channels`. Undefined where it has no row.
 */
export async function readClickOutcomes(bank: Bank, outcome: Outcome): Promise<ClickOutcomes | undefined> {
	const { chosen, leftOut } = await chooseChannels(bank, outcome);
	if (chosen.length === 0) return undefined;
	const hasBands = bank.relations.get("customers")?.fields.has("age_band") === true;
	const band = hasBands ? "age_band" : literal("All ages");
	await bank.engine.run(`create or replace table click_outcomes as
		select channel, grp, ctr, bought, ${band} as band,
			case channel ${chosen.map(({ name, cuts }) => `when ${literal(name)} then ${partSql(cuts)}`).join(" ")} end as part,
			case channel ${chosen.map(({ name, isHigh }) => `when ${literal(name)} then ${isHigh}`).join(" ")} end as is_high
		from customer_channels
			join (${outcome.select}) as outcomes using (customer)
			join customers using (customer)
		where ctr is not null and channel in (${chosen.map(({ name }) => literal(name)).join(", ")})`);
	const counted = "count(*) as customers, count(*) filter (where bought) as buyers";
	const sql = {
		patterns: `select channel, grp, round(ctr, 4) as ctr, ${counted}
		from click_outcomes
		group by channel, grp, round(ctr, 4)
		order by channel, grp, round(ctr, 4)`,
		parts: `select channel, grp, part, avg(ctr) as mean_ctr, ${counted}
		from click_outcomes
		group by channel, grp, part
		order by channel, grp, part`,
		strata: `select channel, grp, band, is_high, ${counted}
		from click_outcomes
		group by channel, grp, band, is_high
		order by channel, grp, band, is_high`,
	};
	return {
		channels: chosen.map(({ name, cuts }) => ({ name, cuts })),
		leftOut,
		hasBands,
		patterns: await bank.engine.rows<{ [name in keyof ClickPattern]: ClickPattern[name] }>(sql.patterns),
		parts: await bank.engine.rows<{ [name in keyof ClickPart]: ClickPart[name] }>(sql.parts),
		strata: await bank.engine.rows<{ [name in keyof ClickStratum]: ClickStratum[name] }>(sql.strata),
		sql,
	};
}

/** The channels with the most customers, with where their click-through rates are cut: among all that saw something there. */
async function chooseChannels(bank: Bank, outcome: Outcome) {
	const quantiles = probabilities.map((p, i) => `${bank.engine.quantile("ctr", p)} as q${i}`);
	const found = await bank.engine.rows<{ [name: string]: number } & { channel: never }>(`
		select channel, count(outcomes.customer) as known, min(ctr) as lowest, max(ctr) as highest,
			${bank.engine.quantile("ctr", 0.5)} as median, ${quantiles.join(", ")}
		from customer_channels left join (${outcome.select}) as outcomes using (customer)
		where ctr is not null
		group by channel`);
	const order = bank.relations.get("engagement")?.fields.get("channel")?.categories ?? [];
	const ranked = found
		.map(({ channel, known = 0, lowest = 0, highest = 0, median = 0, ...row }) => {
			const cuts = new Set(probabilities.map((_, i) => row[`q${i}`] ?? 0));
			// Where half of the customers have the lowest rate of all, the others are the upper half.
			const isHigh = `ctr ${median === lowest ? ">" : ">="} ${doubleSql(median)}`;
			return { name: String(channel), known, cuts: [...cuts].filter((cut) => cut < highest), isHigh };
		})
		.filter(({ name, known }) => known > 0 && !isUnknown(name))
		.toSorted((a, b) => b.known - a.known || order.indexOf(a.name) - order.indexOf(b.name));
	const most = definitions.mostChannels.value;
	const inOrder = ranked.slice(0, most).toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
	return { chosen: inOrder, leftOut: ranked.length - inOrder.length };
}

function partSql(cuts: readonly number[]): string {
	if (cuts.length === 0) return "1";
	const whens = cuts.map((cut, i) => `when ctr <= ${doubleSql(cut)} then ${i + 1}`);
	return `case ${whens.join(" ")} else ${cuts.length + 1} end`;
}
