/** A bank of customers who are told apart by nothing but group, products and purchase, for tests of the chapter on products. */
import { products } from "../../../analysis/chapters/products.ts";
import type { Evidence, Figure, FindingBlock, Section, TableBlock } from "../../../analysis/document.ts";
import type { Hypothesis } from "../../../analysis/findings/hypothesis.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport, type Settings } from "../../../analysis/report.ts";
import { readRows } from "../../../analysis/sections/figure.ts";
import type { WatchedOver } from "../../../analysis/sections/watch/watch.ts";
import type { Bank } from "../../../analysis/tables/bank.ts";
import { bankOf } from "../../tables/bank-of.ts";

/** So many customers of a group hold these products, and so many of them bought. */
export interface Holders {
	group: string;
	holds: readonly string[];
	customers: number;
	buyers?: number;
	/** Times a month that each uses each product. */
	uses?: number;
}

export interface Options {
	/** Whether the groups count as made from behavior. */
	formed?: true;
	/** 10 unless given. */
	threshold?: number;
	report?: object;
}

/** The bank with its settings: groups are supplied segments, or all customers where all are of one group. */
export async function holdersBank(
	holders: readonly Holders[],
	{ formed, threshold = 10, report = {} }: Options = {},
): Promise<{ bank: Bank; settings: Settings }> {
	const people = holders.flatMap((spec) => Array.from({ length: spec.customers }, (_, i) => ({ ...spec, index: i })));
	const hasGroups = new Set(holders.map(({ group }) => group)).size > 1;
	const hasOutcome = holders.some(({ buyers }) => buyers !== undefined);
	const lines = people.map(({ group, index, buyers = 0 }, id) => `c${id},${group},${index < buyers ? "yes" : "no"}`);
	const held = people.flatMap(({ holds, uses }, id) => holds.map((product) => `c${id},${product},${uses ?? ""}`));
	const bank = await bankOf(
		[
			{
				fields: {
					id: { role: "customer" },
					segment: hasGroups ? { role: "segment" } : {},
					bought: hasOutcome ? { role: "purchased", type: "boolean", trueValues: ["yes"], falseValues: ["no"] } : {},
				},
				text: `id,segment,bought\n${lines.join("\n")}\n`,
			},
			{
				role: "holdings",
				fields: {
					id: { role: "customer" },
					product: { role: "product" },
					uses: holders.some(({ uses }) => uses !== undefined) ? { role: "usage", type: "number" } : {},
				},
				text: `id,product,uses\n${held.join("\n")}\n`,
			},
		],
		{ report: { ...report, disclosure: { threshold: Math.max(3, threshold) } } },
	);
	const { settings } = await readReport(bank.folder);
	const segments = bank.relations.get("segments");
	if (formed && segments) bank.relations.set("segments", { ...segments, made: true });
	return { bank, settings };
}

export interface Written {
	hypotheses: readonly Hypothesis[];
	watched: readonly WatchedOver[];
	sections: Section[];
	claimOf(section: string): string | undefined;
	finding(id: string): FindingBlock | undefined;
	evidenceOf(id: string): Evidence[];
	exhibit(id: string): Figure | TableBlock | undefined;
	rows(table: string): ReturnType<typeof readRows>;
}

/** The chapter on products, as it is written of a bank when no other chapter tests anything. */
export async function writeProducts({ bank, settings }: { bank: Bank; settings: Settings }): Promise<Written> {
	const { hypotheses, watched = [], write } = await products.analyze(bank, settings);
	const sections = write(judge(hypotheses));
	const blocks = sections.flatMap((section) => section.blocks);
	const finding = (id: string) =>
		blocks.find((block): block is FindingBlock => block.kind === "finding" && block.id === id);
	const exhibit = (id: string) =>
		blocks.find((block): block is Figure | TableBlock => "table" in block && block.id === id);
	return {
		hypotheses,
		watched,
		sections,
		claimOf: (section) => sections.find(({ id }) => id === section)?.claim,
		finding,
		evidenceOf: (id) => finding(id)?.evidence ?? [],
		exhibit,
		rows: (id) => {
			const found = exhibit(id);
			if (!found) throw new Error(`the chapter has no table ${id}`);
			return readRows(found.table);
		},
	};
}
