/** How much the channels are used, month by month. */
import { isDominated, type Record, withhold } from "../../disclosure.ts";
import type { Cell, Figure } from "../../document.ts";
import { upperFirst } from "../../narrative/words.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { findRowEnds, rangeWords, thenAndNow } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords, groupedBase } from "../grouped.ts";
import { lastMonths, lastMonthsWords, monthColumn, partialColumn, partialWords } from "../months.ts";
import { noteOf } from "../note-of.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { type Basis, channelColumn } from "./basis.ts";
import { eachWords, type MeasuredUsage, meanColumn } from "./usage-figures.ts";
import { tellsUsers } from "./usage-sums.ts";

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
	const shown = period ? lastMonths(period) : [];
	const sql = `select channel, grp, month, count(*) filter (where y > 0) as users, max(y) as largest, ${ratioSumsSql({ y: "y", x: "1" })}
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
				const isOneCustomers = isDominated({ largest: Number(row?.largest ?? 0), absolute: y });
				const users = Number(row?.users ?? 0);
				const isTold = tellsUsers({ users, y, yy }, settings.disclosureThreshold);
				return { channel, group, month, users, isOneCustomers, isTold, mean };
			}),
		),
	);
	const withheld = new Set(
		channels.flatMap((channel) => {
			const own = cells.flatMap((cell, index) => (cell.channel === channel ? [{ ...cell, index }] : []));
			const rows = own.map(({ group, month, users }) => ({ group: group.name, month: month.name, customers: users }));
			const by = grouping.groups.length > 1 ? ["group", "month"] : ["month"];
			const threshold = settings.disclosureThreshold;
			const forced = own.flatMap(({ group, users, isOneCustomers, isTold }, place) => {
				const others = group.customers - users;
				return isOneCustomers || (isTold && others > 0 && others < threshold) ? [place] : [];
			});
			const hidden = withhold(rows, { threshold, count: "customers", by, forced: new Set(forced) });
			return [...hidden].map((place) => own[place]?.index ?? -1);
		}),
	);
	const mean = meanColumn(measured);
	const lines = { kind: "lines" as const, x: monthColumn.name, y: mean.name, partial: partialColumn.name };
	const bounds = { low: `${mean.name}_low`, high: `${mean.name}_high` };
	const isGrouped = grouping.groups.length > 1;
	return makeFigure(
		{
			id: `${measure}-by-month`,
			claim: (rows) => monthsClaim(basis, rows, eachWords(measured)),
			description: `Mean ${eachWords(measured)} on each channel${byWords(grouping)}, with 95% intervals; customers who do not use a channel count as 0. Base: ${groupedBase(basis)}.`,
			chart: isGrouped
				? { ...lines, ...bounds, series: grouping.column.name, facet: channelColumn.name }
				: { ...lines, ...bounds, series: channelColumn.name },
			columns: [monthColumn, channelColumn, grouping.column, ...withInterval(mean), partialColumn],
			rows: cells.map(
				({ channel, group, month, mean: each }): Record => ({
					month: month.name,
					channel,
					[grouping.column.name]: group.name,
					...estimateCells(mean.name, each && { ...each, low: Math.max(0, each.low) }),
					partial: month.partial,
				}),
			),
			protection: {
				withheld,
				keep: [monthColumn.name, channelColumn.name, grouping.column.name, partialColumn.name],
			},
			...noteOf(partialWords(period), period ? lastMonthsWords(period, formats) : "", formedWords(basis)),
			sql,
		},
		settings,
	);
}

/** The first and the last whole month of the busiest channel, by group. */
function monthsClaim({ grouping, formats }: Basis, rows: readonly Record[], words: string): string {
	const whole = rows.filter(({ partial, mean }) => partial === false && mean !== null);
	const most = ([, own]: [string, Record[]]) => Math.max(...own.map(({ mean }) => Number(mean)));
	const channels = [...Map.groupBy(whole, ({ channel }) => String(channel))];
	const [busiest] = channels.toSorted((a, b) => most(b) - most(a));
	const months = [...Map.groupBy(busiest?.[1] ?? [], ({ month }) => String(month))];
	const [first, last] = [months[0], months.at(-1)];
	if (!busiest || !first || !last || first === last) return `Too few whole months to compare ${words}`;
	const write = (mean: Cell) => formats.cell(mean, "decimal");
	const at = { value: "mean", group: grouping.column.name, noun: grouping.noun, write };
	const says = ([month, own]: [string, Record[]]) => {
		const ends = findRowEnds(own, at);
		const range = ends ? rangeWords(ends, at) : write(own[0]?.mean ?? null);
		return { when: month, range, ends };
	};
	return thenAndNow(`${upperFirst(words)} on ${busiest[0]}`, [says(first), says(last)], at);
}
