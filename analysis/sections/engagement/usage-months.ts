/** How much the channels are used, month by month. */
import { definitions } from "../../definitions.ts";
import { type Record, withhold } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { intervalColumns } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { type Basis, channelColumn, formedWords, groupedBase, noteOf } from "./basis.ts";
import { eachWords, type MeasuredUsage, meanColumn } from "./usage-figures.ts";

const monthColumn: Column = { name: "month", label: "Month", type: "string", format: "text" };
const partialColumn: Column = { name: "partial", label: "Only a part of the month", type: "boolean", format: "text" };

/** A figure for each measure; none where the data have not at least two months. */
export async function usageByMonth(basis: Basis, all: readonly MeasuredUsage[]): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const measured of all)
		if ((measured.period?.months.length ?? 0) > 1) figures.push(await monthsFigure(basis, measured));
	return figures;
}

async function monthsFigure(basis: Basis, measured: MeasuredUsage): Promise<Figure> {
	const { bank, grouping, settings, formats } = basis;
	const { measure, period, channels } = measured;
	const shown = period?.months.slice(-definitions.mostMonths.value) ?? [];
	const sql = `select channel, grp, month, count(*) filter (where y > 0) as users, ${ratioSumsSql({ y: "y", x: "1" })}
		from (
			select customer, grp, channel, month_index as month, sum(${measure}) as y
			from (select *, ${period?.month} as month_index from engagement) as dated join customer_groups using (customer)
			where ${measure} is not null and month_index is not null
			group by customer, grp, channel, month_index
		) as customer_months
		group by channel, grp, month`;
	const found = await bank.engine.rows(sql);
	const cells = channels.flatMap((channel) =>
		grouping.groups.flatMap((group) =>
			shown.map((month) => {
				const row = found.find((one) => one.channel === channel && one.grp === group.name && one.month === month.index);
				const { y, yy, yyy } = row ? readRatioSums(row) : { y: 0, yy: 0, yyy: 0 };
				const mean = ratioInterval(meanSums({ n: group.customers, y, yy, yyy }));
				return { channel, group, month, users: Number(row?.users ?? 0), mean };
			}),
		),
	);
	const withheld = new Set(
		channels.flatMap((channel) => {
			const own = cells.flatMap((cell, index) => (cell.channel === channel ? [{ ...cell, index }] : []));
			const rows = own.map(({ group, month, users }) => ({ group: group.name, month: month.name, customers: users }));
			const by = grouping.groups.length > 1 ? ["group", "month"] : ["month"];
			const hidden = withhold(rows, { threshold: settings.disclosureThreshold, count: "customers", by });
			return [...hidden].map((place) => own[place]?.index ?? -1);
		}),
	);
	const mean = meanColumn(measured);
	const lines = { kind: "lines" as const, x: monthColumn.name, y: mean.name, partial: partialColumn.name };
	const bounds = { low: `${mean.name}_low`, high: `${mean.name}_high` };
	const isGrouped = grouping.groups.length > 1;
	const isPartial = shown.some(({ partial }) => partial);
	return makeFigure(
		{
			id: `${measure}-by-month`,
			claim: (rows) => monthsClaim(basis, rows, eachWords(measured)),
			description: `Mean ${eachWords(measured)} on each channel${isGrouped ? ` by ${grouping.noun}` : ""}, with 95% intervals; customers who do not use a channel count as 0. Base: ${groupedBase(basis)}.`,
			chart: isGrouped
				? { ...lines, ...bounds, series: grouping.column.name, facet: channelColumn.name }
				: { ...lines, ...bounds, series: channelColumn.name },
			columns: [monthColumn, channelColumn, grouping.column, mean, ...intervalColumns(mean), partialColumn],
			rows: cells.map(
				({ channel, group, month, mean: each }): Record => ({
					month: month.name,
					channel,
					[grouping.column.name]: group.name,
					mean: each?.estimate ?? null,
					mean_low: each ? Math.max(0, each.low) : null,
					mean_high: each?.high ?? null,
					partial: month.partial,
				}),
			),
			protection: {
				withheld,
				keep: [monthColumn.name, channelColumn.name, grouping.column.name, partialColumn.name],
			},
			...noteOf(
				isPartial ? "Months that the data hold only a part of are drawn apart and not compared." : "",
				period && shown.length < period.months.length
					? `Shown are the last ${formats.cell(shown.length, "count")} months.`
					: "",
				formedWords(basis),
			),
			sql,
		},
		settings,
	);
}

/** The first and the last whole month of the busiest channel, all groups of which are shown. */
function monthsClaim({ grouping, formats }: Basis, rows: readonly Record[], words: string): string {
	const first = words.charAt(0).toUpperCase() + words.slice(1);
	const sizes = new Map(grouping.groups.map(({ name, customers }) => [name, customers]));
	const whole = rows.filter(({ partial }) => partial === false);
	const channels = [...Map.groupBy(whole, ({ channel }) => String(channel))].flatMap(([channel, own]) => {
		const months = [...Map.groupBy(own, ({ month }) => String(month))].flatMap(([month, cells]) => {
			if (cells.some(({ mean }) => mean === null)) return [];
			const sizeOf = (row: Record) => sizes.get(String(row[grouping.column.name])) ?? 0;
			const sum = cells.reduce((total, row) => total + Number(row.mean) * sizeOf(row), 0);
			return [{ month, mean: sum / cells.reduce((total, row) => total + sizeOf(row), 0) }];
		});
		const [start, end] = [months[0], months.at(-1)];
		return start && end && start !== end ? [{ channel, start, end }] : [];
	});
	const busiest = channels.toSorted((a, b) => b.end.mean - a.end.mean)[0];
	if (!busiest) return `Too few whole months to compare ${words}`;
	const says = ({ month, mean }: { month: string; mean: number }) => `${formats.cell(mean, "decimal")} in ${month}`;
	return `${first} on ${busiest.channel} were ${says(busiest.start)} and ${says(busiest.end)}`;
}
