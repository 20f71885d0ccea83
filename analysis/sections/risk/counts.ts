/** How many customers of each group are at a risk and what they hold, judged for disclosure. */
import { type Dominance, isDominated, withhold } from "../../disclosure.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { once } from "../../tables/once.ts";
import { withholdParts } from "../withhold-parts.ts";
import type { Basis } from "./basis.ts";
import { allTogether, type Breakdown } from "./breakdowns.ts";
import type { Risk } from "./risk.ts";

export interface GroupRisk {
	group: string;
	/** Customers of whom it is judged whether they are at risk. */
	judged: number;
	atRisk: number;
	/** What those at risk hold, as far as their balances are known; null where none is. */
	balance: number | null;
	withheld: boolean;
	balanceWithheld: boolean;
}

export interface RiskCounts {
	/** In the order of the groups, without those of nobody. */
	rows: GroupRisk[];
	sql: string;
}

interface BandRow {
	[name: string]: string | number | null;
	grp: string;
	band: number;
	customers: number;
	balances: number;
	balance: number | null;
	largest: number | null;
	absolute: number | null;
}

/** Of all customers together; withheld as well is what a risk that this one follows withholds. */
export const countAll = once(async (basis: Basis, risk: Risk): Promise<RiskCounts> => {
	const breakdown = allTogether(basis.grouped);
	return countRisk(basis, risk, { breakdown, forced: await followedGroups(basis, risk, breakdown) });
});

/** Of each group, withheld as `countAll`; where that withholds, all groups are, since they would add up to it. */
export async function countByGroup(basis: Basis, risk: Risk, breakdown: Breakdown): Promise<RiskCounts> {
	const { rows } = await countAll(basis, risk);
	const forced = rows.some(({ withheld }) => withheld)
		? new Set(breakdown.groups)
		: await followedGroups(basis, risk, breakdown);
	return countRisk(basis, risk, { breakdown, forced });
}

async function followedGroups(basis: Basis, risk: Risk, breakdown: Breakdown): Promise<Set<string>> {
	const forced = new Set<string>();
	for (const followed of basis.risks.filter(({ flag }) => risk.follows.includes(flag))) {
		const { rows } = await countRisk(basis, followed, { breakdown });
		for (const { group, withheld } of rows) if (withheld) forced.add(group);
	}
	return forced;
}

function bandsOf(risk: Risk, { groups }: Breakdown) {
	return groups.length > 1 ? risk.byGroup : risk.overall;
}

const readBands = once(async ({ bank }: Basis, risk: Risk, breakdown: Breakdown) => {
	const sql = `select grp, band, count(*) as customers, count(balance) as balances, sum(balance) as balance,
			max(abs(balance)) as largest, sum(abs(balance)) as absolute
		from (
			select grp, balance, ${bandsOf(risk, breakdown).sql} as band
			from customer_risks join (${breakdown.select}) as chosen using (customer)
		) as banded
		where band is not null and grp is not null
		group by grp, band
		order by grp, band`;
	return { found: await bank.engine.rows<BandRow>(sql), sql };
});

async function countRisk(
	basis: Basis,
	risk: Risk,
	{ breakdown, forced = new Set() }: { breakdown: Breakdown; forced?: ReadonlySet<string> },
): Promise<RiskCounts> {
	const { settings } = basis;
	const { groups } = breakdown;
	const bands = bandsOf(risk, breakdown);
	const { found, sql } = await readBands(basis, risk, breakdown);
	const threshold = settings.disclosureThreshold;
	const all = groups
		.map((group) => {
			const own = found.filter(({ grp }) => grp === group);
			const [at, rest] = [sumBands(own, bands.atRisk), sumBands(own, without(own, [...bands.atRisk, bands.unjudged]))];
			return { group, at, rest, parts: bands.parts.map((part) => sumBands(own, part).customers) };
		})
		.filter(({ at, rest }) => at.customers + rest.customers > 0);
	const isForced = (of: (row: (typeof all)[number]) => boolean) =>
		new Set(all.flatMap((row, i) => (of(row) ? [i] : [])));
	const hidden = withholdParts(
		all.map(({ parts }) => parts),
		{ threshold, forced: isForced(({ group }) => forced.has(group)) },
	);
	const moneyHidden = withhold(
		all.map(({ group, at }) => ({ group, customers: at.balances })),
		{
			threshold,
			count: "customers",
			by: groups.length > 1 ? ["group"] : [],
			forced: new Set([...hidden, ...isForced(({ at, rest }) => isDominated(at) || tellsRest(at, rest))]),
			dominance: all.map(({ at }) => [at]),
		},
	);
	const rows = all.map(({ group, at, rest }, i) => ({
		group,
		judged: at.customers + rest.customers,
		atRisk: at.customers,
		balance: at.customers === 0 ? 0 : at.balances === 0 ? null : at.balance,
		withheld: hidden.has(i),
		balanceWithheld: hidden.has(i) || moneyHidden.has(i),
	}));
	return { rows, sql };
}

interface BandSum extends Dominance {
	customers: number;
	/** Customers with a known balance. */
	balances: number;
	balance: number;
}

function sumBands(rows: readonly BandRow[], bands: readonly (number | undefined)[]): BandSum {
	const own = rows.filter(({ band }) => bands.includes(band));
	const sum = (name: "customers" | "balances" | "balance" | "absolute") =>
		own.reduce((total, row) => total + (row[name] ?? 0), 0);
	return {
		customers: sum("customers"),
		balances: sum("balances"),
		balance: sum("balance"),
		absolute: sum("absolute"),
		largest: Math.max(0, ...own.map(({ largest }) => largest ?? 0)),
	};
}

/** Whether what all of a group hold may be told, and less those at risk would tell what one of the others has. */
function tellsRest(at: Dominance, rest: Dominance): boolean {
	const all = { largest: Math.max(at.largest, rest.largest), absolute: at.absolute + rest.absolute };
	return isDominated(rest) && !isDominated(all);
}

function without(rows: readonly BandRow[], bands: readonly (number | undefined)[]): number[] {
	return rows.map(({ band }) => band).filter((band) => !bands.includes(band));
}

/** With its Wilson interval. */
export function shareOf({ atRisk, judged }: Pick<GroupRisk, "atRisk" | "judged">): Estimate {
	return { estimate: atRisk / judged, ...wilsonInterval(atRisk, judged) };
}
