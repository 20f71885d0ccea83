/** How customers divide over the categories of one trait. */
import { definitions } from "../definitions.ts";
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { type Bank, type BankField, relation } from "../tables/bank.ts";
import { isUnknown, otherOrUnknownCategory } from "../tables/rare-categories.ts";
import { unknownCategory } from "../tables/values.ts";
import { baseWords } from "./base.ts";
import { categoryColumn, customersColumn, intervalColumns, shareColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";

/** A bar for each category, with its 95% Wilson interval; beyond `definitions.mostCategories` the smallest are gathered. */
export async function categoryShares(bank: Bank, field: BankField, settings: Settings): Promise<Section> {
	const { role, label } = field;
	const sql = `select ${role}, count(*) as customers
		from customers
		group by ${role}
		order by customers desc`;
	const counted = await bank.engine.rows<{ customers: number } & { [name: string]: string | number }>(sql);
	const counts = new Map(counted.map((row) => [String(row[role]), row.customers]));
	const gathered = gatherSmall(field, counts);
	const total = relation(bank, "customers").rows;
	const share = shareColumn();
	const formats = formatsFor(settings);

	const figure = makeFigure(
		{
			id: `customers-by-${role.replaceAll("_", "-")}`,
			claim: (rows) => largestClaim(rows, field, formats),
			description: `Share of customers by ${lowerFirst(label)}, with 95% intervals. Base: ${baseWords(total, settings)}.`,
			chart: { kind: "bars", category: role, value: "share", low: "share_low", high: "share_high" },
			columns: [categoryColumn(field), customersColumn, share, ...intervalColumns(share)],
			rows: gathered.map(([category, customers]) => {
				const { low, high } = wilsonInterval(customers, total);
				return { [role]: category, customers, share: customers / total, share_low: low, share_high: high };
			}),
			protection: { count: "customers", by: [role] },
			...unknownNote(field),
			sql,
		},
		settings,
	);
	return { id: role.replaceAll("_", "-"), claim: figure.claim, blocks: [figure] };
}

/** The categories in their order, the smallest of too many as one. */
function gatherSmall({ categories }: BankField, counts: Map<string, number>): [string, number][] {
	const all = categories.map((category): [string, number] => [category, counts.get(category) ?? 0]);
	const most = definitions.mostCategories.value;
	if (all.length <= most) return all;
	const bySize = all.toSorted((a, b) => b[1] - a[1]);
	const large = new Set(bySize.slice(0, most - 1).map(([category]) => category));
	const small = bySize.slice(most - 1);
	const rest = small.reduce((sum, [, count]) => sum + count, 0);
	return [...all.filter(([category]) => large.has(category)), [`${small.length} others`, rest]];
}

function largestClaim(rows: readonly Record[], { role, label }: BankField, { cell }: Formats): string {
	const known = rows.filter((row) => typeof row.share === "number" && !isUnknown(row[role]));
	const [first, second] = known.toSorted((a, b) => Number(b.share) - Number(a.share));
	const name = lowerFirst(label);
	if (!first) return `No ${name} is known of enough customers to show`;
	const says = (row: Record) => `${row[role]} (${cell(row.share ?? null, "share")})`;
	if (second && Number(second.share_high) >= Number(first.share_low))
		return `By ${name}, the largest groups are too close to call: ${says(first)} and ${says(second)} of customers`;
	return `By ${name}, ${first[role]} is the largest group: ${cell(first.share ?? null, "share")} of customers`;
}

function unknownNote({ categories }: BankField): { note?: string } {
	if (categories.includes(otherOrUnknownCategory))
		return {
			note: "Other or unknown: the value is missing, was refused, or is one that too few customers have to be shown.",
		};
	if (categories.includes(unknownCategory)) return { note: "Unknown: the value is missing or was refused." };
	return {};
}
