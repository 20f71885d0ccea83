/** A bank of customers with balances, scores, incomes and transactions, for tests of the chapter on risk. */
import { risk } from "../../../analysis/chapters/risk.ts";
import type { FindingBlock, Section } from "../../../analysis/document.ts";
import type { Hypothesis } from "../../../analysis/findings/hypothesis.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport } from "../../../analysis/report.ts";
import { readRows } from "../../../analysis/sections/figure.ts";
import { bankOf, type ReadBank } from "../../tables/bank-of.ts";

/** So many customers of a kind. */
export interface Kind {
	customers: number;
	/** A segment that the report is given. */
	segment?: string;
	gender?: string;
	balance?: number;
	score?: number;
	/** A month. */
	income?: number;
	/** How many transactions in each month of 2025, from January on, each of 10. */
	months?: readonly number[];
	/** A month, on food. */
	spend?: number;
}

/** Customers are named c0, c1 and so on, in the order of the kinds. */
export async function riskBank(kinds: readonly Kind[], { report = {} }: { report?: object } = {}): Promise<ReadBank> {
	const people = kinds.flatMap((kind) => Array.from({ length: kind.customers }, () => kind));
	const has = (name: keyof Kind) => kinds.some((kind) => kind[name] !== undefined);
	const lines = people.map(({ segment, gender, balance, score, income }, id) =>
		[`c${id}`, segment, gender, balance, score, income].map((cell) => cell ?? "").join(","),
	);
	const days = people.flatMap(({ months = [] }, id) =>
		months.flatMap((count, month) =>
			Array.from({ length: count }, (_, i) => `c${id},2025-0${month + 1}-${dayOf(i, count)},Payment,10`),
		),
	);
	const spent = people.flatMap(({ spend }, id) => (spend === undefined ? [] : [`c${id},May,Food,${spend}`]));
	const id = { role: "customer" } as const;
	return bankOf(
		[
			{
				fields: {
					id,
					segment: has("segment") ? { role: "segment" } : {},
					gender: has("gender") ? { role: "gender" } : {},
					balance: has("balance") ? { role: "balance", type: "number" } : {},
					score: has("score") ? { role: "credit_score", type: "number" } : {},
					income: has("income") ? { role: "income", type: "number", period: "month" } : {},
				},
				text: `id,segment,gender,balance,score,income\n${lines.join("\n")}\n`,
			},
			...(days.length > 0
				? [
						{
							role: "transactions" as const,
							fields: {
								id,
								day: { role: "date" as const, type: "date" },
								kind: { role: "type" as const },
								money: { role: "amount" as const, type: "number" },
							},
							text: `id,day,kind,money\n${days.join("\n")}\n`,
						},
					]
				: []),
			...(spent.length > 0
				? [
						{
							role: "transactions" as const,
							fields: {
								id,
								when: { role: "month" as const },
								what: { role: "category" as const },
								money: { role: "amount" as const, type: "number" },
							},
							text: `id,when,what,money\n${spent.join("\n")}\n`,
						},
					]
				: []),
		],
		{ report: { disclosure: { threshold: 5 }, ...report } },
	);
}

/** From the 1st to the 28th, so that the months are whole; a single one in the middle. */
function dayOf(place: number, count: number): string {
	return String(count === 1 ? 15 : 1 + Math.floor((27 * place) / (count - 1))).padStart(2, "0");
}

export interface Written {
	sections: Section[];
	hypotheses: readonly Hypothesis[];
	findings: Map<string, FindingBlock>;
	/** "figure risk-leaving-by-segment", in reading order. */
	ids: string[];
	claimOf(section: string): string | undefined;
	/** The message of a figure or table. */
	messageOf(id: string): string | undefined;
	rowsOf(id: string): ReturnType<typeof readRows>;
}

/** The chapter as it is written when no other chapter tests anything. */
export async function writeRisk(bank: ReadBank): Promise<Written> {
	const { settings } = await readReport(bank.folder);
	const { hypotheses, write } = await risk.analyze(bank, settings);
	const sections = write(judge(hypotheses));
	const blocks = sections.flatMap((section) => section.blocks);
	const find = (id: string) => blocks.flatMap((block) => ("table" in block && block.id === id ? [block] : []))[0];
	return {
		sections,
		hypotheses,
		findings: new Map(blocks.flatMap((block) => (block.kind === "finding" ? [[block.id, block]] : []))),
		ids: blocks.map(({ kind, id }) => `${kind} ${id}`),
		claimOf: (id) => sections.find((section) => section.id === id)?.claim,
		messageOf: (id) => find(id)?.claim,
		rowsOf(id) {
			const found = find(id);
			if (!found) throw new Error(`the chapter has no table ${id}`);
			return readRows(found.table);
		},
	};
}
