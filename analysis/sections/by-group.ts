/** The median of a money measure in each group of customers, with its interval. */
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { isUnknown, otherCategory } from "../tables/rare-categories.ts";
import { baseWords } from "./base.ts";
import { categoryColumn, customersColumn, intervalColumns, moneyColumn } from "./columns.ts";
import type { Measured } from "./distribution.ts";
import { makeFigure } from "./figure.ts";
import { dominanceSql, readDominance } from "./measure.ts";
import { orderStatistics } from "./medians.ts";
import { shownWords } from "./shown-words.ts";

interface GroupRow {
	[name: string]: string | number;
	customers: number;
	/** Customers whose value is left after treatment: how many are not says how many outliers a group has. */
	measured: number;
	mean: number;
	median: number;
	largest: number;
	absolute: number;
}

export async function medianByGroup(
	bank: Bank,
	group: BankField,
	{ field, column, treatment, settings }: Omit<Measured, "scale">,
): Promise<Section> {
	const { role, label } = field;
	const id = `${role}-by-${group.role.replaceAll("_", "-")}`;
	const name = lowerFirst(label);
	const sql = `select ${group.role}, count(${role}) as customers, count(${column}) as measured, avg(${column}) as mean, ${bank.engine.quantile(column, 0.5)} as median,
			${dominanceSql(column)}
		from customers
		where ${role} is not null
		group by ${group.role}`;
	const found = await bank.engine.rows<GroupRow>(sql);
	const groups = new Map(found.map((row) => [String(row[group.role]), row]));
	const intervals = await orderStatistics(bank.engine, {
		column,
		groupSql: group.role,
		sizes: new Map([...groups].map(([category, row]) => [category, row.measured])),
	});
	const known = group.categories.filter((category) => groups.has(category));
	const total = found.reduce((sum, row) => sum + row.customers, 0);
	const overall = await overallMedian(bank, column);
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
				...groups.get(category),
				...((groups.get(category)?.measured ?? 0) < settings.disclosureThreshold ? { median: null, mean: null } : {}),
				median_low: intervals.get(category)?.low ?? null,
				median_high: intervals.get(category)?.high ?? null,
			})),
			protection: {
				count: "customers",
				by: [group.role],
				sums: { columns: ["mean"], dominance: readDominance },
			},
			note: `An interval runs between two order statistics and supposes nothing about the distribution. Groups whose intervals overlap are not told apart.${treatment.sentence}`,
			sql,
		},
		settings,
	);
	return { id, claim: figure.claim, blocks: [figure] };
}

async function overallMedian(bank: Bank, column: string): Promise<number> {
	const [row] = await bank.engine.rows<{ median: number }>(
		`select ${bank.engine.quantile(column, 0.5)} as median from customers`,
	);
	return row?.median ?? 0;
}

interface GroupWords {
	group: BankField;
	name: string;
	formats: Formats;
}

/**
 * Names the extremes only where their intervals are apart, and a rise or fall only where those of every group and the next
 * are: of all groups, so that one that is withheld breaks it.
 */
function groupClaim(rows: readonly Record[], { group, name, formats }: GroupWords): string {
	const groups = rows.filter(({ [group.role]: category }) => !isUnknown(category) && category !== otherCategory);
	const known = groups.filter((row) => typeof row.median === "number" && typeof row.median_low === "number");
	const sorted = known.toSorted((a, b) => Number(a.median) - Number(b.median));
	const [lowest, highest] = [sorted[0], sorted.at(-1)];
	const by = lowerFirst(group.label);
	if (!lowest || !highest || lowest === highest) return `Too few customers to compare the median ${name} by ${by}`;
	const says = (row: Record) => `${row[group.role]} (${formats.cell(row.median ?? null, "money")})`;
	const isBelow = (a: Record, b: Record) => Number(a.median_high) < Number(b.median_low);
	if (!isBelow(lowest, highest))
		return `No clear difference in median ${name} by ${by}: from ${says(lowest)} to ${says(highest)}, with overlapping intervals`;
	const steps = group.ordered && known.length === groups.length ? known.slice(1) : [];
	const goes = (isNext: (before: Record, after: Record) => boolean) =>
		steps.length > 0 && steps.every((row, i) => isNext(known[i] ?? {}, row));
	if (goes(isBelow)) return `Median ${name} rises with every ${by}, from ${says(lowest)} to ${says(highest)}`;
	if (goes((before, after) => isBelow(after, before)))
		return `Median ${name} falls with every ${by}, from ${says(highest)} to ${says(lowest)}`;
	return `Median ${name} differs by ${by}: from ${says(lowest)} to ${says(highest)}${shownWords(groups, "median")}`;
}
