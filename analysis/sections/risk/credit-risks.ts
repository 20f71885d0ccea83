/** Customers who spend much of their income, and low credit scores. */
import { definitions } from "../../definitions.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { makeSpending } from "../../tables/spending.ts";
import { findLacking } from "../utilization/lacking.ts";
import { binRatios, countOver } from "../utilization/overall.ts";
import { type Bands, type Cut, cutBands, readFeatureCuts } from "./bands.ts";
import type { Risk } from "./risk.ts";

/** Who spends how much of the income, as a select of `customer` and `utilization`; needs `customer_spending`. */
export const utilizationSql =
	"select customer, spend / income as utilization from customer_spending where income is not null";

/** Spending beyond a share of income, and beyond all of it. None where the data do not say what customers spend and earn. */
export async function listUtilizationRisks(bank: Bank, settings: Settings): Promise<Risk[]> {
	const { relations } = bank;
	if (!relations.get("customers")?.fields.has("income")) return [];
	if (!relations.get("transactions")?.fields.has("amount")) return [];
	if ((await findLacking(bank, settings)).length > 0) return [];
	const spending = await makeSpending(bank, settings);
	const from = "(select spend / income as ratio from customer_spending where income is not null) as ratios";
	const { disclosureThreshold } = settings;
	const { bins } = await binRatios(bank, countOver({ spending, settings }), { disclosureThreshold, from });
	const edges = bins.slice(1).flatMap(({ lower }) => (lower === null ? [] : [{ value: lower }]));
	const { short } = formatsFor(settings);
	const much = definitions.highUtilizationShare.value;
	const [half, whole] = [beyond(much), beyond(1)];
	const warning = spending.warning === undefined ? "" : `Caution: ${spending.warning}`;
	const common = { base: "customers with a known income", meaning: warning };
	return [
		{
			...common,
			flag: "high_utilization",
			name: `Spends over ${short(much, "share")}`,
			label: `Spends more than ${short(much, "share")} of income`,
			predicate: `spend more than ${short(much, "share")} of their income`,
			none: `No customer spends more than ${short(much, "share")} of income`,
			subject: `the share who spend more than ${short(much, "share")} of their income`,
			table: "risk-utilization",
			overall: aboveBands(half, [whole, ...edges]),
			byGroup: aboveBands(half, []),
			follows: [],
		},
		{
			...common,
			flag: "over_income",
			name: `Spends over ${short(1, "share")}`,
			label: "Spends more than all income",
			predicate: "spend more than they earn",
			none: "No customer spends more than all income",
			subject: "the share who spend more than they earn",
			table: "risk-over-income",
			overall: aboveBands(whole, [half, ...edges]),
			byGroup: aboveBands(whole, [half]),
			follows: ["high_utilization"],
		},
	];
}

function beyond(value: number): Cut {
	return { value, inclusive: true };
}

/** Those above the cut are at risk. */
function aboveBands(cut: Cut, others: readonly Cut[]): Bands {
	const { sql, atRisk, parts } = cutBands("utilization", { to: cut, others });
	const bands = [...new Set(parts.flat())];
	return { sql, atRisk: bands.filter((band) => !atRisk.includes(band)), parts };
}

/** The score below which one is low; undefined where the scores are of a scale of which that is not known. */
export async function findLowScore({ engine, relations }: Bank, { risk }: Settings): Promise<number | undefined> {
	if (!relations.get("customers")?.fields.has("credit_score")) return undefined;
	if (risk.lowCreditScore !== undefined) return risk.lowCreditScore;
	const [row] = await engine.rows<{ least: number | null; most: number | null }>(
		"select min(credit_score) as least, max(credit_score) as most from customers",
	);
	const isKnown = row?.least != null && row.most != null && row.least >= scale.low && row.most <= scale.high;
	return isKnown && (row.most ?? 0) > definitions.lowCreditScore.value ? definitions.lowCreditScore.value : undefined;
}

/** Of FICO and VantageScore. */
const scale = { low: 300, high: 850 };

export async function listScoreRisks({ engine }: Bank, low: number | undefined): Promise<Risk[]> {
	if (low === undefined) return [];
	const bands = cutBands("credit_score", { to: { value: low }, others: await readFeatureCuts(engine, "credit_score") });
	return [
		{
			flag: "low_credit_score",
			name: `Credit score below ${low}`,
			label: `Credit score below ${low}`,
			predicate: `have a credit score below ${low}`,
			none: `No customer has a credit score below ${low}`,
			subject: `the share with a credit score below ${low}`,
			table: "risk-credit-scores",
			base: "customers with a known credit score",
			meaning: "",
			overall: bands,
			byGroup: bands,
			follows: [],
		},
	];
}
