import type { Figure, Section } from "../../document.ts";
import { moneyColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { lastMonths, lastMonthsWords, monthColumn, partialColumn, partialWords } from "../months.ts";
import { noteOf } from "../note-of.ts";
import { countColumn } from "../table.ts";
import type { GroupCells } from "./group-cells.ts";
import { moneyPerCustomer, numberPerCustomer } from "./group-figures.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";
import { judgeGroupMonths, judgeMonths, type MonthCell, monthOfType, readCell } from "./month-cells.ts";
import { groupMonthsClaim, monthsClaim } from "./over-time-words.ts";

/** Undefined where there are not at least two months. What `read` withholds of a type and group is withheld in each month. */
export async function overTimeSection(ledger: Ledger, read: GroupCells): Promise<Section | undefined> {
	const { bank, period, types, grouping, settings } = ledger;
	const threshold = settings.disclosureThreshold;
	if (!period || period.months.length < 2) return undefined;
	const months = lastMonths(period);
	const shownTypes = types.types.filter(({ whole }) => !whole);
	const sqlBy = (
		columns: string,
	) => `select month, type${columns}, count(*) as customers, sum(n) as n, sum(money) as money, max(money) as largest, max(n) as most
		from (
			select customer, grp, month, type, sum(n) as n, sum(money) as money from grouped_transactions
			where month >= ${months[0]?.index} and type is not null
			group by customer, grp, month, type
		) as customer_months
		group by month, type${columns}`;
	const groups = grouping.groups.length > 1 ? grouping.groups : [];
	const byType = await bank.engine.rows(sqlBy(""));
	const byGroup = groups.length > 0 ? await bank.engine.rows(sqlBy(", grp")) : [];
	const typeCells = shownTypes.flatMap((type) => months.map((month) => readCell(byType, { month, type })));
	const withheld = read.isFlowTelling ? new Set(typeCells.keys()) : judgeMonths(typeCells, threshold);
	const figures = [typeFigure(ledger, { cells: typeCells, sql: sqlBy(""), withheld })];
	if (groups.length > 0) {
		const cells = shownTypes.flatMap((type) =>
			groups.flatMap((group) => months.map((month) => readCell(byGroup, { month, type, group }))),
		);
		const hiddenMonths = new Set([...withheld].flatMap((i) => (typeCells[i] ? [monthOfType(typeCells[i])] : [])));
		const hidden = new Set(read.cells.flatMap((cell) => (cell.withheld ? [`${cell.type.name}\n${cell.group}`] : [])));
		const isForced = (cell: MonthCell) =>
			hiddenMonths.has(monthOfType(cell)) || hidden.has(`${cell.type.name}\n${cell.group?.name}`);
		figures.push(
			groupMonths(ledger, { cells, sql: sqlBy(", grp"), withheld: judgeGroupMonths(cells, { threshold, isForced }) }),
		);
	}
	return { id: "transactions-over-time", claim: figures[0]?.claim ?? "", blocks: figures };
}

interface Months {
	cells: readonly MonthCell[];
	sql: string;
	/** Indexes of cells. */
	withheld: ReadonlySet<number>;
}

function typeFigure(ledger: Ledger, { cells, sql, withheld }: Months): Figure {
	const { grain, types, settings } = ledger;
	const hasMoney = grain.money !== undefined;
	const money = moneyColumn("money", "Money", settings.currency);
	const counted = types.types.some((type) => type.counted && !type.whole);
	return makeFigure(
		{
			id: hasMoney ? "money-by-month" : "transactions-by-month",
			claim: (rows) => monthsClaim(ledger, rows, hasMoney ? money : countColumn("n", "Transactions")),
			description: `${hasMoney ? `Money, in ${settings.currency},` : "Transactions"} by month and type. Base: ${ledgerBase(ledger)}.`,
			chart: {
				kind: "lines",
				x: monthColumn.name,
				y: hasMoney ? money.name : "n",
				series: types.column.name,
				partial: partialColumn.name,
			},
			columns: [
				monthColumn,
				types.column,
				...(hasMoney ? [money] : []),
				...(counted ? [countColumn("n", "Transactions")] : []),
				partialColumn,
			],
			rows: cells.map(({ month, type, n, money: sum }) => ({
				month: month.name,
				[types.column.name]: type.name,
				money: sum,
				n: type.counted ? n : null,
				partial: month.partial,
			})),
			protection: {
				withheld,
				keep: [monthColumn.name, types.column.name, partialColumn.name],
			},
			...noteOf(...monthNotes(ledger)),
			sql,
		},
		settings,
	);
}

function monthNotes({ period, formats }: Ledger): string[] {
	return period ? [partialWords(period), lastMonthsWords(period, formats)] : [];
}

/** By group a customer's part, so that groups of any size can be compared: how often, or where that is not known how much. */
function groupMonths(ledger: Ledger, { cells, sql, withheld }: Months): Figure {
	const { grain, types, grouping, settings } = ledger;
	const counted = types.types.some((type) => type.counted && !type.whole);
	const [money, number] = [moneyPerCustomer(ledger), numberPerCustomer(ledger)];
	const drawn = counted ? number : money;
	return makeFigure(
		{
			id: `months-${ledger.byGroup}`,
			claim: (rows) => groupMonthsClaim(ledger, rows, drawn),
			description: `${drawn.label}, by month, type and ${grouping.noun}. Base: ${ledgerBase(ledger)}.`,
			chart: {
				kind: "lines",
				x: monthColumn.name,
				y: drawn.name,
				series: grouping.column.name,
				facet: types.column.name,
				partial: partialColumn.name,
			},
			columns: [
				monthColumn,
				types.column,
				grouping.column,
				...(grain.money ? [money] : []),
				...(counted ? [number] : []),
				partialColumn,
			],
			rows: cells.map(({ month, type, group, n, money: sum }) => ({
				month: month.name,
				[types.column.name]: type.name,
				[grouping.column.name]: group?.name ?? "",
				money_each: sum / (group?.customers ?? 1),
				transactions_each: type.counted ? n / (group?.customers ?? 1) : null,
				partial: month.partial,
			})),
			protection: {
				withheld,
				keep: [monthColumn.name, types.column.name, grouping.column.name, partialColumn.name],
			},
			...noteOf(
				`Each ${grouping.noun} has the same customers in every month, those without a transaction too.`,
				...monthNotes(ledger),
			),
			sql,
		},
		settings,
	);
}
