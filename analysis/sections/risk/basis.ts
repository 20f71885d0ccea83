/** What every part on risk starts from: who is at which risk, and the groups that are compared. */

import { definitions } from "../../definitions.ts";
import { doubleSql } from "../../engine/engine.ts";
import { type Formats, formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import type { Grouped } from "../grouped.ts";
import { groupCustomers } from "../grouped.ts";
import { type Activity, activitySql, listActivityRisks, readActivity } from "./activity-risks.ts";
import { findLowBalance, listBalanceRisks } from "./balance-risks.ts";
import { findLowScore, listScoreRisks, listUtilizationRisks, utilizationSql } from "./credit-risks.ts";
import type { Risk } from "./risk.ts";

export interface Basis {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	grouped: Grouped;
	/** In the order in which they are read. */
	risks: Risk[];
	activity: Activity | undefined;
	/** Whether balances are known: then it is told what customers at risk hold. */
	hasBalance: boolean;
}

/**
 * Creates `customer_risks`: customer, balance, utilization, credit_score, lapsed and a column for each of `riskFlags`, with a
 * row for each customer; null where something is not known.
 */
export async function readBasis(bank: Bank, settings: Settings): Promise<Basis> {
	const fields = bank.relations.get("customers")?.fields;
	const hasBalance = fields?.has("balance") ?? false;
	const activity = await readActivity(bank, settings);
	const grouped = activity?.ledger ?? (await groupCustomers(bank, settings));
	const lowBalance = hasBalance ? await findLowBalance(bank, settings) : undefined;
	const utilization = await listUtilizationRisks(bank, settings);
	const lowScore = await findLowScore(bank, settings);
	await bank.engine.run(
		tableSql({
			hasBalance,
			hasScore: fields?.has("credit_score") ?? false,
			activity,
			hasSpending: utilization.length > 0,
			lowBalance,
			lowScore,
		}),
	);
	return {
		bank,
		settings,
		formats: formatsFor(settings),
		grouped,
		risks: [
			...(hasBalance ? await listBalanceRisks(bank, lowBalance, settings) : []),
			...(activity ? listActivityRisks(activity) : []),
			...utilization,
			...(await listScoreRisks(bank, lowScore)),
		],
		activity,
		hasBalance,
	};
}

interface Known {
	hasBalance: boolean;
	hasScore: boolean;
	hasSpending: boolean;
	activity: Activity | undefined;
	lowBalance: number | undefined;
	lowScore: number | undefined;
}

function tableSql({ hasBalance, hasScore, hasSpending, activity, lowBalance, lowScore }: Known): string {
	const column = (isKnown: boolean, sql: string, type: "double" | "boolean") =>
		isKnown ? sql : `cast(null as ${type})`;
	const below = (limit: number | undefined, sql: string) =>
		column(limit !== undefined, `${sql} < ${doubleSql(limit ?? 0)}`, "boolean");
	const flags = ["dormant", "lapsed", "falling", "leaving"].map(
		(flag) => `${column(activity !== undefined, `activity.${flag}`, "boolean")} as ${flag}`,
	);
	return `create or replace table customer_risks as
		select *, balance < 0 as negative_balance, balance >= 0 and ${below(lowBalance, "balance")} as low_balance,
			utilization > ${doubleSql(definitions.highUtilizationShare.value)} as high_utilization, utilization > 1 as over_income,
			${below(lowScore, "credit_score")} as low_credit_score
		from (
			select customers.customer, ${column(hasBalance, "customers.balance", "double")} as balance,
				${column(hasScore, "customers.credit_score", "double")} as credit_score,
				${column(hasSpending, "spent.utilization", "double")} as utilization, ${flags.join(", ")}
			from customers
			${activity ? `left join (${activitySql(activity)}) as activity on activity.customer = customers.customer` : ""}
			${hasSpending ? `left join (${utilizationSql}) as spent on spent.customer = customers.customer` : ""}
		) as known
		order by customer`;
}
