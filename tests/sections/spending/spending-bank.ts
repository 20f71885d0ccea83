/** A bank of customers and what they spend, and the chapter on spending as it is written of it. */
import { spending } from "../../../analysis/chapters/spending.ts";
import type { Figure, FindingBlock, Section, TableBlock } from "../../../analysis/document.ts";
import type { Hypothesis } from "../../../analysis/findings/hypothesis.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport, type Settings } from "../../../analysis/report.ts";
import { readRows } from "../../../analysis/sections/figure.ts";
import type { Bank } from "../../../analysis/tables/bank.ts";
import { bankOf } from "../../tables/bank-of.ts";

/** One row of `transactions`; what no row has is no column. */
export interface Spent {
	customer: string;
	month?: string;
	category?: string;
	payment?: string;
	amount: number;
}

export interface SpendingBank {
	/** Traits of each customer, by the roles of the fields. */
	customers: { [customer: string]: { [role: string]: string } };
	spent: readonly Spent[];
	/** How many customers alike each of them stands for, so that none has most of a sum; one unless given. */
	times?: number;
	/** Fewest customers to be published; all are unless given. */
	threshold?: number;
	report?: object;
}

export async function spendingBank({
	customers,
	spent,
	times = 1,
	threshold,
	report = {},
}: SpendingBank): Promise<{ bank: Bank; settings: Settings }> {
	const traits = [...new Set(Object.values(customers).flatMap((one) => Object.keys(one)))];
	const columns = (["month", "category", "payment"] as const).filter((name) => spent.some((row) => row[name]));
	const roles = { month: "month", category: "category", payment: "payment_type" } as const;
	const alike = Array.from({ length: times }, (_, i) => i + 1);
	const lines = Object.entries(customers).flatMap(([id, one]) =>
		alike.map((i) => [`${id}${i}`, ...traits.map((trait) => one[trait] ?? "")].join(",")),
	);
	const rows = spent.flatMap((row) =>
		alike.map((i) => [`${row.customer}${i}`, ...columns.map((name) => row[name] ?? ""), row.amount].join(",")),
	);
	const bank = await bankOf(
		[
			{
				fields: {
					id: { role: "customer" },
					...Object.fromEntries(traits.map((trait) => [trait, { role: trait as "city" }])),
				},
				text: `${["id", ...traits].join(",")}\n${lines.join("\n")}\n`,
			},
			{
				role: "transactions",
				fields: {
					id: { role: "customer" },
					...Object.fromEntries(columns.map((name) => [name, { role: roles[name] }])),
					amount: { type: "number", role: "amount" },
				},
				text: `${["id", ...columns, "amount"].join(",")}\n${rows.join("\n")}\n`,
			},
		],
		{ report: threshold === undefined ? report : { ...report, disclosure: { threshold } } },
	);
	const { settings } = await readReport(bank.folder);
	return { bank, settings: threshold === undefined ? { ...settings, disclosureThreshold: 0 } : settings };
}

export interface Written {
	hypotheses: readonly Hypothesis[];
	sections: Section[];
	claimOf(section: string): string | undefined;
	findings: FindingBlock[];
	exhibits: (Figure | TableBlock)[];
	exhibit(id: string): Figure | TableBlock;
	rows(table: string): ReturnType<typeof readRows>;
}

/** The chapter as it is written of a bank when no other chapter tests anything. */
export async function writeSpending({ bank, settings }: { bank: Bank; settings: Settings }): Promise<Written> {
	const { hypotheses, write } = await spending.analyze(bank, settings);
	const sections = write(judge(hypotheses));
	const blocks = sections.flatMap((section) => section.blocks);
	const exhibits = blocks.filter((block): block is Figure | TableBlock => "table" in block);
	const exhibit = (id: string) => {
		const found = exhibits.find((one) => one.id === id);
		if (!found) throw new Error(`the chapter has no table ${id}`);
		return found;
	};
	return {
		hypotheses,
		sections,
		claimOf: (section) => sections.find(({ id }) => id === section)?.claim,
		findings: blocks.filter((block): block is FindingBlock => block.kind === "finding"),
		exhibits,
		exhibit,
		rows: (id) => readRows(exhibit(id).table),
	};
}
