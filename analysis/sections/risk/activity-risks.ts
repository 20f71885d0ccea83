/** Dormant customers and those whose activity falls: counted as the chapter on transactions counts them. */
import { definitions } from "../../definitions.ts";
import type { Settings } from "../../report.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import type { Bank } from "../../tables/bank.ts";
import { groupedWords } from "../grouped.ts";
import { isDormantSql, reachesLastDays } from "../transactions/dormancy.ts";
import { type Ledger, readLedger } from "../transactions/ledger.ts";
import { fallingByChance, readTrends, type Trends } from "../transactions/trends.ts";
import type { Bands } from "./bands.ts";
import type { Risk } from "./risk.ts";

export interface Activity {
	ledger: Ledger;
	/** Whether it can be told who is dormant. */
	hasDormancy: boolean;
	/** Undefined where too few customers can be judged. */
	trends: Trends | undefined;
	/** Whether activity falls for more customers than it would seem to by chance. */
	isFalling: boolean;
}

/** Undefined where the data do not say when customers made single transactions, or how many. Creates what `readLedger` creates. */
export async function readActivity(bank: Bank, settings: Settings): Promise<Activity | undefined> {
	const fields = bank.relations.get("transactions")?.fields;
	const isCounted = fields?.has("transaction_count") || (fields?.has("date") && fields.has("amount"));
	if (!isCounted) return undefined;
	const ledger = await readLedger(bank, settings);
	const read = await readTrends(ledger);
	const all = read?.trends[0];
	const trends = (all?.judged ?? 0) < definitions.trendCustomers.value ? undefined : read;
	const isFalling =
		trends !== undefined && all !== undefined && wilsonInterval(all.falling, all.judged).low > fallingByChance;
	return { ledger, hasDormancy: reachesLastDays(ledger), trends, isFalling };
}

/** The columns `dormant`, `lapsed`, `falling` and `leaving` by customer, as a select. */
export function activitySql({ ledger, hasDormancy, trends, isFalling }: Activity): string {
	const dormant = hasDormancy ? isDormantSql(ledger.settings) : "cast(null as boolean)";
	const falling = trends
		? `case when judged.customer is not null then fallen.customer is not null end`
		: "cast(null as boolean)";
	const counted = [...(hasDormancy ? ["dormant"] : []), ...(isFalling ? ["falling"] : [])];
	const leaving =
		counted.length === 0 ? "cast(null as boolean)" : counted.map((flag) => `coalesce(${flag}, false)`).join(" or ");
	return `select customer, dormant, lapsed, falling, ${leaving} as leaving
		from (
			select customer_activity.customer, ${dormant} as dormant, ${dormant} and last is not null as lapsed, ${falling} as falling
			from customer_activity
			${trends ? `left join (${trends.judgedSql}) as judged on judged.customer = customer_activity.customer` : ""}
			${trends ? `left join (${trends.fallingSql}) as fallen on fallen.customer = customer_activity.customer` : ""}
		) as activity`;
}

/** Dormant, then falling, then both together where there are both. */
export function listActivityRisks(activity: Activity): Risk[] {
	const { ledger, hasDormancy, trends, isFalling } = activity;
	const { cell } = ledger.formats;
	const days = cell(ledger.settings.dormantAfterDays, "count");
	const noTransaction = `made no transaction for ${days} days or more`;
	const all = groupedWords(ledger.grouping);
	const enough = `with ${cell(definitions.trendTransactions.value, "count")} transactions or more`;
	const same = (bands: Bands) => ({ overall: bands, byGroup: bands });
	const dormant: Risk = {
		...same(dormantBands),
		flag: "dormant",
		name: "Dormant",
		label: `Dormant: no transaction for ${days} days or more`,
		predicate: `have ${noTransaction}`,
		none: `No customer has been without a transaction for ${days} days or more`,
		subject: "the share of dormant customers",
		table: "risk-leaving",
		base: all,
		meaning: "Customers without any transaction in the data count as dormant.",
		weighsMoney: true,
		follows: [],
	};
	const falling: Risk = {
		...same(fallingBands),
		flag: "falling",
		name: "Activity falls",
		label: "Activity falls",
		predicate: "make fewer and fewer transactions",
		none: "For no customer does activity clearly fall",
		subject: "the share with falling activity",
		table: "risk-leaving",
		base: `customers ${enough}`,
		judged: enough,
		meaning:
			"Activity falls where the number of a customer's transactions clearly falls over the whole months; for a few it would seem to by chance alone.",
		follows: [],
		weighsMoney: true,
		isChance: !isFalling,
	};
	const leaving: Risk = {
		...same(leavingBands),
		flag: "leaving",
		name: "May be leaving",
		label: "May be leaving: dormant, or activity falls",
		predicate: `have ${noTransaction}, or make fewer and fewer`,
		none: "No customer is dormant or makes fewer and fewer transactions",
		subject: "the share of customers who may be leaving",
		table: "risk-leaving",
		base: all,
		meaning: "",
		follows: ["dormant", "falling"],
		weighsMoney: true,
		isUnion: true,
	};
	return [
		...(hasDormancy ? [dormant] : []),
		...(trends ? [falling] : []),
		...(hasDormancy && isFalling ? [leaving] : []),
	];
}

/** Lapsed, never active, active: how many have never been is told with the types of transactions. */
const dormantBands: Bands = {
	sql: "case when lapsed then 0 when dormant then 1 when not dormant then 2 end",
	atRisk: [0, 1],
	parts: [[0, 1], [2], [0]],
};

/** Falling, not falling, not judged. */
const fallingBands: Bands = {
	sql: "case when falling then 0 when not falling then 1 when leaving is not null then 2 end",
	atRisk: [0],
	unjudged: 2,
	parts: [[0], [1], [2]],
};

/** Both, dormant only, falling only, neither. */
const leavingBands: Bands = {
	sql: "case when dormant and falling then 0 when dormant then 1 when falling then 2 when leaving is not null then 3 end",
	atRisk: [0, 1, 2],
	parts: [[0], [1], [2], [3]],
};
