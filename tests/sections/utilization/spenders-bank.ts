/** A bank of customers with an income, a month's spending and traits, for tests of the chapter on utilization. */
import { utilization } from "../../../analysis/chapters/utilization.ts";
import type { Block, Section } from "../../../analysis/document.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport, type Settings } from "../../../analysis/report.ts";
import type { FieldRoleName } from "../../../analysis/roles.ts";
import { readRows } from "../../../analysis/sections/figure.ts";
import type { Bank } from "../../../analysis/tables/bank.ts";
import { bankOf } from "../../tables/bank-of.ts";

export interface Spender {
	/** A month; unknown where left out. */
	income?: number;
	/** A month. */
	spend: number;
	traits?: { [role in FieldRoleName]?: string };
}

/** 3 customers to a cell unless given. */
export async function spendersBank(
	spenders: readonly Spender[],
	{ threshold = 3, report = {} }: { threshold?: number; report?: object } = {},
): Promise<{ bank: Bank; settings: Settings }> {
	const roles = [...new Set(spenders.flatMap(({ traits = {} }) => Object.keys(traits)))] as FieldRoleName[];
	const lines = spenders.map(({ income, traits = {} }, id) =>
		[id, income ?? "", ...roles.map((role) => traits[role] ?? "")].join(","),
	);
	const bank = await bankOf(
		[
			{
				text: `${["id", "income", ...roles].join(",")}\n${lines.join("\n")}\n`,
				fields: {
					id: { role: "customer" },
					income: { role: "income", type: "number", period: "month" },
					...Object.fromEntries(roles.map((role) => [role, { role }])),
				},
			},
			{
				role: "transactions",
				text: `id,when,what,money\n${spenders.map(({ spend }, id) => `${id},May,Food,${spend}`).join("\n")}\n`,
				fields: {
					id: { role: "customer" },
					when: { role: "month" },
					what: { role: "category" },
					money: { role: "amount", type: "number" },
				},
			},
		],
		{ report: { ...report, disclosure: { threshold } } },
	);
	const { settings } = await readReport(bank.folder);
	return { bank, settings };
}

export type Written = ReturnType<typeof read>;

export async function writeUtilization({ bank, settings }: { bank: Bank; settings: Settings }): Promise<Written> {
	const draft = await utilization.analyze(bank, settings);
	return read(draft.write(judge(draft.hypotheses)));
}

function read(sections: Section[]) {
	const blocks = sections.flatMap((section) => section.blocks);
	const block = <K extends Block["kind"]>(kind: K, id: string): Extract<Block, { kind: K }> => {
		const found = blocks.find((one) => one.kind === kind && one.id === id);
		if (!found) throw new Error(`the chapter has no ${kind} ${id}`);
		return found as Extract<Block, { kind: K }>;
	};
	return {
		sections,
		ids: blocks.map(({ kind, id }) => `${kind} ${id}`),
		sectionClaim: (id: string) => sections.find((section) => section.id === id)?.claim,
		figure: (id: string) => block("figure", id),
		finding: (id: string) => block("finding", id),
		rows: (id: string) => {
			const found = blocks.find((one) => "table" in one && one.id === id);
			if (!found || !("table" in found)) throw new Error(`the chapter has no table ${id}`);
			return readRows(found.table);
		},
		metric: (label: string) => block("metrics", "utilization-summary").items.find((item) => item.label === label),
		text: (id: string) => block("text", id).markdown,
	};
}
