/** Whether the lead of one group over the next turns around among customers who are alike. */
import { type Kept, keepWatch } from "../watch/keep-watch.ts";
import { type Lead, leadId, leadMeasures, testLead } from "./leaders.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";
import { allTypes } from "./types.ts";

/** One for money and one for numbers of transactions. Needs `customer_transactions`. */
export async function watchLeads(ledger: Ledger, leads: readonly Lead[]): Promise<Kept[]> {
	const { grouping, monthsSql } = ledger;
	const kept: Kept[] = [];
	for (const measure of leadMeasures) {
		const format = measure === "money" ? "cents" : "ratio";
		const part = await keepWatch(ledger, {
			id: `${measure === "money" ? "money" : "transaction"}-leaders-turned`,
			base: ledgerBase(ledger),
			isTested: !grouping.formed,
			outcome: {
				select: `select customer, grp, type as item, ${measure === "money" ? "money" : "n"} / ${monthsSql} as y, 1 as x
					from customer_transactions`,
				isShare: false,
			},
			without: [grouping.column.name],
			formats: { level: format, difference: format },
			comparisons: leads
				.filter((lead) => lead.measure === measure)
				.flatMap((lead) => {
					const { measured, negligible } = testLead(lead, ledger);
					if (!measured) return [];
					const { leader, runnerUp } = lead;
					return [
						{
							id: leadId(lead),
							item: lead.type.name,
							group: leader.group,
							other: runnerUp.group,
							pooled: measured.estimate,
							levels: [leader.rate.estimate, runnerUp.rate.estimate] as const,
							negligible,
							subject: subjectOf(lead, ledger),
							names: [leader.group, runnerUp.group] as const,
						},
					];
				}),
		});
		kept.push(part);
	}
	return kept;
}

/** "the money in deposits a customer and month". */
function subjectOf({ type, measure }: Lead, { each }: Ledger): string {
	const of = type.name === allTypes ? "" : ` in ${type.plural}`;
	return measure === "money" ? `the money${of} ${each}` : `the number of ${type.plural} ${each}`;
}
