/** By how much spending rises with income, in percent of the one for each percent of the other. */

import { definitions } from "../../definitions.ts";
import type { FindingBlock, TableBlock } from "../../document.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Hypothesis } from "../../findings/hypothesis.ts";
import { byHowMuch } from "../../findings/strength-words.ts";
import type { Formats } from "../../format.ts";
import { type SumsSlope, slopeOfSums } from "../../statistics/slope-of-sums.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { tellCustomers } from "../tell-customers.ts";
import type { Basis } from "./basis.ts";
import { correlationEffect } from "./effects.ts";

/** By which it is told in words what an elasticity means, a share. */
export const moreIncome = 0.1;

export interface Elasticity {
	slope: SumsSlope;
	/** How much more spending goes with `moreIncome`, a share. */
	rise: number;
	/** Customers with an income who spend nothing: they have no logarithm and are left out. */
	without: number;
	hypothesis: Hypothesis;
}

/**
 * Over `customer_utilization`. Undefined where incomes or spending do not vary, or too few customers spend.
 *
 * What is said has two parts: spending rises with income, and not in proportion. Where it does not rise, the share of income
 * that is spent falls by arithmetic, which is nothing to find: both have to hold, and the larger p is that of both
 * together. Source: Berger, Technometrics 24 (1982), the intersection-union test.
 */
export async function findElasticity({ bank, settings, all }: Basis): Promise<Elasticity | undefined> {
	const [sums] = await bank.engine.rows<Record<keyof Parameters<typeof slopeOfSums>[0], number>>(elasticitySql);
	if (!sums || sums.n < settings.disclosureThreshold) return undefined;
	const [slope, inProportion] = [slopeOfSums(sums), slopeOfSums(sums, { none: 1 })];
	if (!slope || !inProportion) return undefined;
	const { p: noRise, ...estimate } = slope;
	const most = definitions.negligibleElasticity.value;
	// Of the logarithm of a customer's own utilization, log y - log x, with that of income.
	const spread = sums.yy - 2 * sums.xy + sums.xx;
	const correlation = spread > 0 ? (sums.xy - sums.xx) / Math.sqrt(sums.xx * spread) : 0;
	return {
		slope,
		rise: (1 + moreIncome) ** slope.estimate - 1,
		without: all.customers - sums.n,
		hypothesis: {
			id: "utilization-elasticity",
			measured: { estimate, p: Math.max(noRise, inProportion.p), effect: correlationEffect(correlation) },
			n: tellCustomers(sums.n, { all: all.customers, threshold: settings.disclosureThreshold }),
			measure: "elasticity of spending by income",
			format: "ratio",
			kind: "confirmatory",
			none: 1,
			negligible: { low: 1 - most, high: 1 + most },
			test: "t-tests of an elasticity of 0 and of 1 with a robust standard error, the larger p",
		},
	};
}

const elasticitySql = `with logs as (
			select ln(income) as x, ln(spend) as y from customer_utilization where spend > 0
		),
		centered as (
			select x - mean_x as x, y - mean_y as y
			from logs cross join (select avg(x) as mean_x, avg(y) as mean_y from logs) as means
		)
		select count(*) as n, sum(x * x) as xx, sum(x * y) as xy, sum(y * y) as yy,
			sum(x * x * y * y) as xxyy, sum(x * x * x * y) as xxxy, sum(x * x * x * x) as xxxx
		from centered`;

const id = "utilization-elasticity";

/**
 * "On average 10% more income goes with 7.9% more spending: higher incomes spend a somewhat smaller share".
 *
 * @param steady whether spending falls from no band of income to a higher one
 */
export function elasticityClaim(
	{ slope, rise }: Elasticity,
	{ finding, steady, formats }: { finding: Finding; steady: boolean; formats: Formats },
): string {
	if (slope.low <= 0)
		return slope.high < 0
			? "On average the higher the income, the less customers spend"
			: "Spending is not known to rise with income";
	const more = `On average ${formats.short(moreIncome, "share")} more income goes with ${formats.cell(rise, "share")} more spending${steady ? "" : ", though not steadily"}`;
	switch (finding.verdict) {
		case "supported":
			return `${more}: higher incomes spend a ${byHowMuch(finding)} ${slope.estimate < 1 ? "smaller" : "larger"} share`;
		case "no difference":
			return `${more}: higher and lower incomes spend about the same share`;
		case "inconclusive":
			return `${more}; whether the share that is spent changes with income is not settled`;
	}
}

export function elasticityBlocks(
	{ formats, settings }: Basis,
	{ without, rise }: Elasticity,
	{ finding, claim }: { finding: Finding; claim: string },
): [FindingBlock, TableBlock] {
	const estimate = { name: "elasticity", label: "Elasticity", format: "ratio" } as const;
	const share = (name: string, label: string) => ({ name, label, type: "number", format: "share" }) as const;
	const label = "Spending by income";
	const leftOut =
		without === 0
			? ""
			: ` Customers who spend nothing${without < settings.disclosureThreshold ? "" : ` (${formats.cell(without, "count")})`} are left out.`;
	return [
		{
			kind: "finding",
			id: "spending-rises-with-income",
			claim,
			verdict: finding.verdict,
			evidence: [citeFinding(finding, { label, table: id, row: 0 })],
			caveat:
				"Customers of different incomes are compared at one time: it does not follow what a customer does whose income changes.",
		},
		makeTableBlock({
			id,
			claim: "The elasticity of spending by income",
			description:
				"The slope of the logarithm of spending on that of income, with its 95% interval; 1 means that the same share of income is spent at every income.",
			columns: [
				textColumn("measure", "Measure"),
				...evidenceColumns(estimate, "Correlation of utilization with income"),
				share("more_income", "More income"),
				share("more_spending", "goes with more spending"),
			],
			rows: [
				{ measure: label, ...evidenceCells(estimate.name, finding), more_income: moreIncome, more_spending: rise },
			],
			// Of at least as many customers as may be shown.
			protection: "public",
			note: `The interval is White's, which holds however spending varies at each income.${leftOut}`,
		}),
	];
}
