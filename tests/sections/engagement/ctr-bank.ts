/** Tiny banks with clicks and purchases, and what a section of the chapter on engagement makes of them. */
import type { Draft } from "../../../analysis/chapters/chapter.ts";
import type { Block, FindingBlock, Section } from "../../../analysis/document.ts";
import type { Findings } from "../../../analysis/findings/hypothesis.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport, type Settings } from "../../../analysis/report.ts";
import { makeCustomerChannels } from "../../../analysis/sections/engagement/customer-channels.ts";
import { type Grouped, groupCustomers } from "../../../analysis/sections/grouped.ts";
import { bankOf, type ReadBank, type Table } from "../../tables/bank-of.ts";

/** Customers who are alike, so many of whom bought. */
export interface Alike {
	segment?: string;
	age?: number;
	/** Impressions and clicks by channel. */
	seen: { [channel: string]: readonly [impressions: number, clicks: number] };
	customers: number;
	buyers: number;
}

/** A bank of customers numbered from 1 in the order given, the buyers of each kind first. */
export function clickBank(kinds: readonly Alike[], outcome: "customer" | "product" = "customer"): Promise<ReadBank> {
	const people = kinds.flatMap((kind) =>
		Array.from({ length: kind.customers }, (_, i) => ({ ...kind, bought: i < kind.buyers })),
	);
	const rows = people.map(({ segment = "All", age = 30, ...person }, i) => ({ ...person, segment, age, id: i + 1 }));
	const customers: Table = {
		text: `id,segment,age\n${rows.map(({ id, segment, age }) => `${id},${segment},${age}`).join("\n")}\n`,
		fields: { id: { role: "customer" }, segment: { role: "segment" }, age: { type: "integer", role: "age" } },
	};
	const engagement: Table = {
		role: "engagement",
		text: `id,channel,seen,clicked\n${rows.flatMap(({ id, seen }) => Object.entries(seen).map(([channel, counts]) => `${id},${channel},${counts.join(",")}`)).join("\n")}\n`,
		fields: {
			id: { role: "customer" },
			channel: { role: "channel" },
			seen: { type: "integer", role: "impressions" },
			clicked: { type: "integer", role: "clicks" },
		},
	};
	const products = outcome === "product" ? ["Loan", "Card"] : ["Loan"];
	const purchases: Table = {
		role: "purchases",
		text: `id,product,bought\n${rows.flatMap(({ id, bought }) => products.map((product, i) => `${id},${product},${bought && i === id % products.length ? "yes" : "no"}`)).join("\n")}\n`,
		fields: { id: { role: "customer" }, product: { role: "product" }, bought: { type: "boolean", role: "purchased" } },
	};
	return bankOf([customers, engagement, purchases]);
}

export interface Written {
	sections: Section[];
	findings: Findings;
	/** By its id; throws where there is none. */
	finding(id: string): FindingBlock;
	/** The rows of a table by the names of its columns. */
	rows(id: string): { [column: string]: unknown }[];
}

/** What the part says of the bank; undefined where it has nothing to say of it. */
export async function writePart(
	bank: ReadBank,
	part: (grouped: Grouped) => Promise<Draft | undefined>,
	{ formed = false, ...changes }: Partial<Settings> & { formed?: boolean } = {},
): Promise<Written | undefined> {
	const settings = { ...(await readReport(bank.folder)).settings, ...changes };
	const grouped = await groupCustomers(bank, settings);
	await makeCustomerChannels(bank);
	const draft = await part(formed ? { ...grouped, grouping: { ...grouped.grouping, formed } } : grouped);
	if (!draft) return undefined;
	const findings = judge(draft.hypotheses);
	const sections = draft.write(findings);
	const blocks = sections.flatMap((section) => section.blocks);
	const find = <Kind extends Block["kind"]>(id: string, ...kinds: Kind[]) => {
		const found = blocks.find((block) => block.id === id && kinds.some((kind) => kind === block.kind));
		if (!found)
			throw new Error(`there is no ${kinds.join(" or ")} ${id}, only ${blocks.map((block) => block.id).join(", ")}`);
		return found as Extract<Block, { kind: Kind }>;
	};
	return {
		sections,
		findings,
		finding: (id) => find(id, "finding"),
		rows: (id) => {
			const { table } = find(id, "figure", "table");
			return table.rows.map((row) => Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i] ?? null])));
		},
	};
}
