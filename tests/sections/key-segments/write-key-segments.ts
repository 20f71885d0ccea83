/** The chapter on key segments, analyzed and written, of a bank that is written in a test or read from files. */
import { keySegments } from "../../../analysis/chapters/key-segments.ts";
import type { Record } from "../../../analysis/disclosure.ts";
import type { Block, Section } from "../../../analysis/document.ts";
import type { Hypothesis } from "../../../analysis/findings/hypothesis.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport, type Settings } from "../../../analysis/report.ts";
import { readRows } from "../../../analysis/sections/figure.ts";
import type { Bank } from "../../../analysis/tables/bank.ts";
import { bankOf } from "../../tables/bank-of.ts";

export interface Member {
	city: string;
	occupation: string;
	gender?: string;
	/** A month; unknown where left out. */
	income?: number;
	/** A month, by category and payment type, such as `{"Food card": 30}`. */
	spends: { [kinds: string]: number };
}

export async function membersBank(
	members: readonly Member[],
	{ threshold = 3, minCustomers = 5 }: { threshold?: number; minCustomers?: number } = {},
): Promise<{ bank: Bank; settings: Settings }> {
	const customers = members.map(({ city, occupation, gender = "", income = "" }, id) =>
		[id, city, occupation, gender, income].join(),
	);
	const spends = members.flatMap((member, id) =>
		Object.entries(member.spends).map(([kinds, money]) => [id, "May", ...kinds.split(" "), money].join()),
	);
	const bank = await bankOf(
		[
			{
				text: `id,city,occupation,gender,income\n${customers.join("\n")}\n`,
				fields: {
					id: { role: "customer" },
					city: { role: "city" },
					occupation: { role: "occupation" },
					gender: { role: "gender" },
					income: { role: "income", type: "number", period: "month" },
				},
			},
			{
				role: "transactions",
				text: `id,when,what,how,money\n${spends.join("\n")}\n`,
				fields: {
					id: { role: "customer" },
					when: { role: "month" },
					what: { role: "category" },
					how: { role: "payment_type" },
					money: { role: "amount", type: "number" },
				},
			},
		],
		{ report: { disclosure: { threshold }, keySegments: { minCustomers } } },
	);
	const { settings } = await readReport(bank.folder);
	return { bank, settings };
}

export interface Written {
	hypotheses: readonly Hypothesis[];
	sections: Section[];
	/** Throws where there is none. */
	block<K extends Block["kind"]>(kind: K, id: string): Extract<Block, { kind: K }>;
	/** Of a figure or table, those of profiles too. */
	rows(id: string): Record[];
}

export async function writeKeySegments({ bank, settings }: { bank: Bank; settings: Settings }): Promise<Written> {
	const draft = await keySegments.analyze(bank, settings);
	const sections = draft.write(judge(draft.hypotheses));
	const blocks = sections.flatMap((section) => section.blocks);
	const exhibits = blocks.flatMap((block) =>
		block.kind === "profile" ? block.figures : "table" in block ? [block] : [],
	);
	return {
		hypotheses: draft.hypotheses,
		sections,
		block(kind, id) {
			const found = blocks.find((one) => one.kind === kind && one.id === id);
			if (!found) throw new Error(`the chapter has no ${kind} ${id}`);
			return found as Extract<Block, { kind: typeof kind }>;
		},
		rows(id) {
			const found = exhibits.find((one) => one.id === id);
			if (!found) throw new Error(`the chapter has no table ${id}`);
			return readRows(found.table);
		},
	};
}
