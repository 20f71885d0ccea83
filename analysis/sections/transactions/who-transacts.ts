/** Who makes the most of each type of transaction, with all that each group does. */

import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Block, FindingBlock, Section, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import { type Findings, verdicts } from "../../findings/hypothesis.ts";
import { formedWords } from "../grouped.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { activeFigure } from "./active-figure.ts";
import type { GroupCells } from "./group-cells.ts";
import { groupFigure, moneySharesFigure, numberFigure } from "./group-figures.ts";
import { describeLead, type Headline, isApart, leadClaim, leadersClaim } from "./leader-words.ts";
import {
	findLeads,
	judgeLeads,
	type Lead,
	type LeadMeasure,
	leadId,
	leadMeasures,
	type TypeLeads,
	testLead,
} from "./leaders.ts";
import type { Ledger } from "./ledger.ts";
import { overviewBlocks } from "./overview.ts";
import { watchLeads } from "./watch-leads.ts";

export async function draftWhoTransacts(ledger: Ledger, read: GroupCells): Promise<Draft> {
	const overview = await overviewBlocks(ledger);
	const figures = [groupFigure(ledger, read), numberFigure(ledger, read), activeFigure(ledger, read)].filter(
		(figure) => figure !== undefined,
	);
	const shares = moneySharesFigure(ledger, read);
	const leads = findLeads(read.cells);
	const tested = ledger.grouping.formed ? [] : leads;
	const ofMoney: Section[] = shares ? [{ id: "money-by-type", claim: shares.claim, blocks: [shares] }] : [];
	const kept = await watchLeads(ledger, leads);
	const isTurned = (lead: Lead) => kept.some((one) => one.isTurned(leadId(lead)));
	return {
		hypotheses: kept.reduce(
			(own, one) => one.withTests(own),
			tested.map((lead) => testLead(lead, ledger)),
		),
		watched: kept.flatMap(({ watched }) => watched),
		write: (findings) => {
			const turned = kept.flatMap((one) => one.blocks(findings));
			const judged = judgeLeads(tested, findings);
			const told = judgeLeads(
				tested.filter((lead) => !isTurned(lead)),
				findings,
			);
			const found = writeLeads(ledger, { judged, told }, findings);
			const described = ledger.grouping.formed ? describeLeads(ledger, leads) : [];
			const headlines = ledger.grouping.formed ? headlinesOf(leads, isApart) : judgedHeadlines(told);
			return [
				{
					id: "who-makes-the-most",
					claim:
						turned[0]?.claim ?? (headlines.length > 0 ? leadersClaim(headlines, ledger) : (figures[0]?.claim ?? "")),
					blocks: [...overview, ...turned, ...found.sentences, ...described, ...figures, ...found.tables],
				},
				...ofMoney,
			];
		},
	};
}

function judgedHeadlines(judged: readonly TypeLeads[]): Headline[] {
	return judged.map(({ type, leads }) => ({
		type,
		clear: leads.find(({ finding }) => finding.verdict === "supported"),
	}));
}

function headlinesOf(leads: readonly Lead[], isClear: (lead: Lead) => boolean): Headline[] {
	return [...Map.groupBy(leads, ({ type }) => type)].map(([type, own]) => ({ type, clear: own.find(isClear) }));
}

function writeLeads(
	ledger: Ledger,
	{ judged, told }: { judged: readonly TypeLeads[]; told: readonly TypeLeads[] },
	findings: Findings,
): { sentences: FindingBlock[]; tables: TableBlock[] } {
	const byMeasure = leadMeasures.map((measure) => ({
		measure,
		leads: judged.flatMap(({ leads }) => leads.filter((lead) => lead.measure === measure)),
	}));
	const tables = byMeasure.flatMap(({ measure, leads }) =>
		leads.length > 0 ? [leadTable(ledger, { measure, leads, findings })] : [],
	);
	const sentences = told.map((type): FindingBlock => {
		const evidence = type.leads.map((lead) =>
			citeFinding(findings(leadId(lead)), {
				label: `${lead.measure === "money" ? "Money" : "Number"}: ${lead.leader.group} and ${lead.runnerUp.group}`,
				table: tableId(lead.measure),
				row:
					byMeasure
						.find(({ measure }) => measure === lead.measure)
						?.leads.findIndex((one) => leadId(one) === leadId(lead)) ?? 0,
			}),
		);
		return {
			kind: "finding",
			id: `leads-in-${type.id}`,
			claim: leadClaim(type, ledger),
			verdict: blockVerdict(evidence),
			evidence,
		};
	});
	const rank = ({ verdict }: FindingBlock) => verdicts.indexOf(verdict);
	return { sentences: sentences.toSorted((a, b) => rank(a) - rank(b)), tables };
}

function tableId(measure: LeadMeasure): string {
	return `${measure === "money" ? "money" : "transaction"}-leaders`;
}

function leadTable(
	{ types, grouping, each, settings }: Ledger,
	{ measure, leads, findings }: { measure: LeadMeasure; leads: readonly Lead[]; findings: Findings },
): TableBlock {
	const format = measure === "money" ? "cents" : "ratio";
	const what = measure === "money" ? `Money ${each}` : `Transactions ${each}`;
	const value = (name: string, label: string) => ({ name, label, type: "number", format }) as const;
	const lead = { name: "lead", label: "Lead", format } as const;
	return makeTableBlock({
		id: tableId(measure),
		claim: `${what}: the ${grouping.noun} with the most and the next, by type`,
		description: `The ${grouping.noun} with the most and the one with the next most${measure === "money" ? `, in ${settings.currency}` : ""}, and the difference between them with its 95% interval.`,
		columns: [
			types.column,
			textColumn("leader", "Most"),
			value("leader_each", what),
			textColumn("runner_up", "Next"),
			value("runner_up_each", `${what}, of the next`),
			...evidenceColumns(lead, "Hedges' g"),
		],
		rows: leads.map(
			(one): Record => ({
				[types.column.name]: one.type.name,
				leader: one.leader.group,
				leader_each: one.leader.rate.estimate,
				runner_up: one.runnerUp.group,
				runner_up_each: one.runnerUp.rate.estimate,
				...evidenceCells(lead.name, findings(leadId(one))),
			}),
		),
		// Made of means that are not withheld.
		protection: "public",
		note: `The first is picked from the data and then compared with the second, by a test of both sides: where nobody leads in truth, this finds a lead less often than the test allows.`,
	});
}

/** Groups that were formed on behavior are described. */
function describeLeads(ledger: Ledger, leads: readonly Lead[]): Block[] {
	if (leads.length === 0) return [];
	const lines = leads.map((lead) => `- ${describeLead(lead, ledger)}.`);
	return [
		{
			kind: "text",
			id: "who-makes-the-most-described",
			markdown: `Who comes first and second, with 95% intervals. ${formedWords(ledger)}\n\n${lines.join("\n")}`,
		},
	];
}
