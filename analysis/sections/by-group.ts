/** The median of a money measure in each group of customers, with its interval. */
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import { baseWords } from "./base.ts";
import { categoryColumn, customersColumn, intervalColumns, moneyColumn } from "./columns.ts";
import type { Measured } from "./distribution.ts";
import { makeFigure } from "./figure.ts";
import { orderStatistics } from "./medians.ts";

export async function medianByGroup(
	bank: Bank,
	group: BankField,
	{ field, settings }: Omit<Measured, "scale">,
): Promise<Section> {
	const { role, label } = field;
	const id = `${role}-by-${group.role.replaceAll("_", "-")}`;
	const name = lowerFirst(label);
	const sql = `select ${group.role}, count(${role}) as customers, avg(${role}) as mean, ${bank.engine.quantile(role, 0.5)} as median
		from customers
		where ${role} is not null
		group by ${group.role}`;
	const found = await bank.engine.rows<
		{ customers: number; mean: number; median: number } & { [name: string]: string | number }
	>(sql);
	const groups = new Map(found.map((row) => [String(row[group.role]), row]));
	const intervals = await orderStatistics(bank.engine, {
		role,
		groupSql: group.role,
		sizes: new Map([...groups].map(([category, row]) => [category, row.customers])),
	});
	const known = group.categories.filter((category) => groups.has(category));
	const total = found.reduce((sum, row) => sum + row.customers, 0);
	const overall = await overallMedian(bank, field);
	const formats = formatsFor(settings);
	const median = moneyColumn("median", `Median ${name}`, settings.currency);
	const figure = makeFigure(
		{
			id,
			claim: (rows) => groupClaim(rows, { group, name, formats }),
			description: `Median ${name} by ${lowerFirst(group.label)}, ${settings.currency}, with 95% intervals. Base: ${baseWords(total, settings, `customers with a known ${name}`)}.`,
			chart: {
				kind: "dots",
				category: group.role,
				value: "median",
				low: "median_low",
				high: "median_high",
				scale: { type: "linear" },
				reference: { value: overall, label: `All customers ${formats.short(overall, "money")}` },
			},
			columns: [
				categoryColumn(group),
				customersColumn,
				median,
				...intervalColumns(median),
				moneyColumn("mean", `Mean ${name}`, settings.currency),
			],
			rows: known.map((category) => ({
				[group.role]: category,
				customers: groups.get(category)?.customers ?? 0,
				median: groups.get(category)?.median ?? null,
				mean: groups.get(category)?.mean ?? null,
				median_low: intervals.get(category)?.low ?? null,
				median_high: intervals.get(category)?.high ?? null,
			})),
			protection: { count: "customers", by: [group.role] },
			note: "An interval runs between two order statistics and supposes nothing about the distribution. Groups whose intervals overlap are not told apart.",
			sql,
		},
		settings,
	);
	return { id, claim: figure.claim, blocks: [figure] };
}

async function overallMedian(bank: Bank, { role }: BankField): Promise<number> {
	const [row] = await bank.engine.rows<{ median: number }>(
		`select ${bank.engine.quantile(role, 0.5)} as median from customers`,
	);
	return row?.median ?? 0;
}

interface GroupWords {
	group: BankField;
	name: string;
	formats: Formats;
}

/** Names the extremes only where their intervals are apart, and a rise or fall only where every step goes one way. */
function groupClaim(rows: readonly Record[], { group, name, formats }: GroupWords): string {
	const known = rows.filter(
		(row) => typeof row.median === "number" && typeof row.median_low === "number" && !isUnknown(row[group.role]),
	);
	const sorted = known.toSorted((a, b) => Number(a.median) - Number(b.median));
	const [lowest, highest] = [sorted[0], sorted.at(-1)];
	const by = lowerFirst(group.label);
	if (!lowest || !highest || lowest === highest) return `Too few customers to compare the median ${name} by ${by}`;
	const says = (row: Record) => `${row[group.role]} (${formats.cell(row.median ?? null, "money")})`;
	if (Number(highest.median_low) <= Number(lowest.median_high))
		return `No clear difference in median ${name} by ${by}: from ${says(lowest)} to ${says(highest)}, with overlapping intervals`;
	const ordered =
		group.ordered && known.every((row, i) => i === 0 || Number(row.median) > Number(known[i - 1]?.median));
	if (ordered) return `Median ${name} rises with every ${by}, from ${says(lowest)} to ${says(highest)}`;
	return `Median ${name} differs by ${by}: from ${says(lowest)} to ${says(highest)}`;
}
