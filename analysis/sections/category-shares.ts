/** How customers divide over the categories of one trait. */
import { definitions } from "../definitions.ts";
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { type Bank, type BankField, relation } from "../tables/bank.ts";
import { isUnknown, otherCategory, otherOrUnknownCategory } from "../tables/rare-categories.ts";
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
	const { shown, rest } = gatherRest(field, counts);
	const total = relation(bank, "customers").rows;
	const share = shareColumn();
	const formats = formatsFor(settings);

	const figure = makeFigure(
		{
			id: `customers-by-${role.replaceAll("_", "-")}`,
			claim: (rows) => largestClaim(rows, field, { rest, formats }),
			description: `Share of customers by ${lowerFirst(label)}, with 95% intervals. Base: ${baseWords(total, settings)}.`,
			chart: { kind: "bars", category: role, value: "share", low: "share_low", high: "share_high" },
			columns: [categoryColumn(field), customersColumn, share, ...intervalColumns(share)],
			rows: shown.map(([category, customers]) => {
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

interface Gathered {
	shown: [category: string, customers: number][];
	/** What the smallest of too many categories are called together, if they are gathered. */
	rest?: string;
}

/** The categories in their order; the smallest of too many known ones are gathered. */
function gatherRest({ categories }: BankField, counts: Map<string, number>): Gathered {
	const all = categories.map((category): [string, number] => [category, counts.get(category) ?? 0]);
	const most = definitions.mostCategories.value;
	if (all.length <= most) return { shown: all };
	const known = all.filter(([category]) => !isUnknown(category));
	const bySize = known.toSorted((a, b) => b[1] - a[1]);
	const large = new Set(bySize.slice(0, most - 1).map(([category]) => category));
	const small = bySize.slice(most - 1);
	const rest = `${small.length} others`;
	const customers = small.reduce((sum, [, count]) => sum + count, 0);
	const unknown = all.filter(([category]) => isUnknown(category));
	return { shown: [...all.filter(([category]) => large.has(category)), [rest, customers], ...unknown], rest };
}

/** Names the largest group, or the two that are too close to call; what is gathered is no group. */
function largestClaim(
	rows: readonly Record[],
	{ role, label }: BankField,
	{ rest, formats }: { rest: string | undefined; formats: Formats },
): string {
	const { cell } = formats;
	const groups = rows.filter((row) => {
		const category = row[role];
		return typeof row.share === "number" && !isUnknown(category) && category !== otherCategory && category !== rest;
	});
	const [first, second] = groups.toSorted((a, b) => Number(b.share) - Number(a.share));
	const name = lowerFirst(label);
	if (!first) return `Customers by ${name}`;
	const says = (row: Record) => `${row[role]} (${cell(row.share ?? null, "share")})`;
	if (second && Number(second.share_high) >= Number(first.share_low))
		return `By ${name}, the two largest groups are about equal: ${says(first)} and ${says(second)}`;
	return second
		? `By ${name}, the largest group is ${first[role]}: ${cell(first.share ?? null, "share")} of customers, before ${says(second)}`
		: `By ${name}, the largest group is ${first[role]}: ${cell(first.share ?? null, "share")} of customers`;
}

function unknownNote({ categories }: BankField): { note?: string } {
	if (categories.includes(otherOrUnknownCategory))
		return {
			note: "Other or unknown: the value is missing, was refused, or is one that too few customers have to be shown.",
		};
	if (categories.includes(unknownCategory)) return { note: "Unknown: the value is missing or was refused." };
	return {};
}
