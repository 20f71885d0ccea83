/** What each group does in each type of transaction, as figures. */
import type { Judged, Record } from "../../disclosure.ts";
import type { Chart, Column, Figure } from "../../document.ts";
import { estimateCells, moneyColumn, shareColumn, withInterval } from "../columns.ts";
import { dotsByGroup } from "../dots.ts";
import { makeFigure } from "../figure.ts";
import { formedWords } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import type { GroupCell, GroupCells } from "./group-cells.ts";
import { meansClaim, sharesClaim, typesWords, withoutNumbersWords } from "./group-words.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";

const meansNote =
	"Intervals count customers, whatever the number of their transactions, and reach further up than down where a few customers have much; a customer without a transaction counts as zero.";

/** All that is known of a group and type; drawn is the money, or the number where there is no money. */
export function groupFigure(ledger: Ledger, { cells, sql }: GroupCells): Figure {
	const { grain, types } = ledger;
	const hasMoney = grain.money !== undefined;
	const drawn = hasMoney ? moneyPerCustomer(ledger) : numberPerCustomer(ledger);
	const anyCounted = types.types.some(({ counted }) => counted);
	const hasParts = types.types.filter(({ whole }) => !whole).length > 1;
	const { currency } = ledger.settings;
	const ticket: Column = { ...moneyColumn("mean_ticket", "Mean transaction", currency), format: "cents" };
	const median: Column = { ...moneyColumn("median_ticket", "Median transaction", currency), format: "cents" };
	const ofGroup = shareColumn(
		`Share of the money of ${ledger.grouping.groups.length > 1 ? `the ${ledger.grouping.noun}` : "all types"}`,
	);
	const ofType = shareColumn("Share of all money of the type");
	const columns = [
		...(anyCounted ? withInterval(numberPerCustomer(ledger)) : []),
		...(hasMoney
			? [
					moneyColumn("money_total", "Money in all", currency),
					...withInterval(moneyPerCustomer(ledger)),
					...(anyCounted ? withInterval(ticket) : []),
					...(grain.rows === "transactions" ? withInterval(median) : []),
					...(hasParts ? withInterval({ ...ofGroup, name: "share_of_group" }) : []),
					...withInterval({ ...ofType, name: "share_of_type" }),
				]
			: []),
	];
	return cellFigure(ledger, {
		id: `transactions-${ledger.byGroup}`,
		cells,
		sql,
		columns,
		chart: dotsByGroup(ledger.grouping, { category: types.column.name, value: drawn.name }),
		claim: (rows) => meansClaim(ledger, rows, drawn),
		description: `${drawn.label}, by type${andBy(ledger)}, with 95% intervals.`,
		notes: [
			meansNote,
			...(grain.rows === "transactions" && hasMoney
				? [
						"The interval of a median transaction is read back from that of the share of transactions below it (Woodruff).",
					]
				: []),
			typesWords(ledger),
			withoutNumbersWords(ledger),
		],
	});
}

/** How often; undefined where the figure above shows it, or nothing is counted. */
export function numberFigure(ledger: Ledger, { cells, sql }: GroupCells): Figure | undefined {
	const counted = cells.filter(({ type }) => type.counted);
	if (ledger.grain.money === undefined || counted.length === 0) return undefined;
	const drawn = numberPerCustomer(ledger);
	return cellFigure(ledger, {
		id: `transaction-numbers-${ledger.byGroup}`,
		cells: counted,
		sql,
		columns: withInterval(drawn),
		chart: dotsByGroup(ledger.grouping, { category: ledger.types.column.name, value: drawn.name }),
		claim: (rows) => meansClaim(ledger, rows, drawn),
		description: `${drawn.label}, by type${andBy(ledger)}, with 95% intervals.`,
		notes: [],
	});
}

/** What the money of each group is made of; undefined where it is not known, or all of one type. */
export function moneySharesFigure(ledger: Ledger, { cells, sql }: GroupCells): Figure | undefined {
	const parts = cells.filter(({ type }) => !type.whole);
	const hasParts = new Set(parts.map(({ type }) => type.name)).size > 1;
	if (ledger.grain.money === undefined || !hasParts) return undefined;
	const { grouping, types } = ledger;
	const share: Column = { ...shareColumn("Share of money"), name: "share_of_group" };
	return cellFigure(ledger, {
		id: `money-shares-${ledger.byGroup}`,
		cells: grouping.groups.flatMap(({ name }) => parts.filter(({ group }) => group === name)),
		sql,
		columns: withInterval(share),
		chart: { kind: "stacked-bars", category: grouping.column.name, series: types.column.name, value: share.name },
		claim: (rows) => sharesClaim(ledger, rows),
		description: `Share of all money${grouping.groups.length > 1 ? ` that each ${grouping.noun} moves` : ""}, by type.`,
		notes: ["Money is the size of the amounts, whichever way it goes.", formedWords(ledger)],
	});
}

interface CellFigure {
	id: string;
	cells: readonly GroupCell[];
	sql: string;
	columns: Column[];
	chart: Chart;
	claim: (rows: readonly Record[]) => string;
	description: string;
	notes: readonly string[];
}

function cellFigure(ledger: Ledger, { id, cells, sql, columns, chart, claim, description, notes }: CellFigure): Figure {
	const { grouping, types, settings } = ledger;
	const protection: Judged = {
		withheld: new Set(cells.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
		keep: [grouping.column.name, types.column.name],
	};
	return makeFigure(
		{
			id,
			claim,
			description: `${description} Base: ${ledgerBase(ledger)}.`,
			chart,
			columns: [types.column, grouping.column, ...columns],
			rows: cells.map((cell) => cellRow(cell, ledger)),
			protection,
			...noteOf(...notes),
			sql,
		},
		settings,
	);
}

function cellRow(cell: GroupCell, { grouping, types }: Ledger): Record {
	return {
		[types.column.name]: cell.type.name,
		[grouping.column.name]: cell.group,
		...estimateCells("transactions_each", cell.transactions),
		money_total: cell.total,
		...estimateCells("money_each", cell.money),
		...estimateCells("mean_ticket", cell.meanTicket),
		...estimateCells("median_ticket", cell.medianTicket),
		...estimateCells("share_of_group", cell.shareOfGroupMoney),
		...estimateCells("share_of_type", cell.shareOfTypeMoney),
	};
}

export function moneyPerCustomer({ each, settings }: Pick<Ledger, "each" | "settings">): Column {
	return { ...moneyColumn("money_each", `Money ${each}`, settings.currency), format: "cents" };
}

export function numberPerCustomer({ each }: Pick<Ledger, "each">): Column {
	return { name: "transactions_each", label: `Transactions ${each}`, type: "number", format: "ratio" };
}

function andBy({ grouping }: Ledger): string {
	return grouping.groups.length > 1 ? ` and ${grouping.noun}` : "";
}
