/** What each group does in each type of transaction, as figures. */
import type { Judged, Record } from "../../disclosure.ts";
import type { Chart, Column, Figure } from "../../document.ts";
import { lowerFirst } from "../../narrative/words.ts";
import { intervalColumns, moneyColumn, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import type { GroupCell, GroupCells } from "./group-cells.ts";
import type { Ledger } from "./ledger.ts";
import { byWords, findRange, formedWords, groupedBase, noteOf } from "./words.ts";

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
		chart: dotsOf(ledger, drawn.name),
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
		chart: dotsOf(ledger, drawn.name),
		claim: (rows) => meansClaim(ledger, rows, drawn),
		description: `${drawn.label}, by type${andBy(ledger)}, with 95% intervals.`,
		notes: [meansNote],
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
		notes: ["Money is the size of the amounts, whichever way it goes."],
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
			description: `${description} Base: ${groupedBase(ledger)}.`,
			chart,
			columns: [types.column, grouping.column, ...columns],
			rows: cells.map((cell) => cellRow(cell, ledger)),
			protection,
			...noteOf(...notes, formedWords(ledger)),
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

/** An estimate under a column and those of its interval; null where there is none. */
export function estimateCells(
	name: string,
	estimate: { estimate: number; low: number | null; high: number | null } | null,
): Record {
	return {
		[name]: estimate?.estimate ?? null,
		[`${name}_low`]: estimate?.low ?? null,
		[`${name}_high`]: estimate?.high ?? null,
	};
}

export function withInterval(column: Column): Column[] {
	return [column, ...intervalColumns(column)];
}

export function moneyPerCustomer({ each, settings }: Pick<Ledger, "each" | "settings">): Column {
	return { ...moneyColumn("money_each", `Money ${each}`, settings.currency), format: "cents" };
}

export function numberPerCustomer({ each }: Pick<Ledger, "each">): Column {
	return { name: "transactions_each", label: `Transactions ${each}`, type: "number", format: "ratio" };
}

export function dotsOf({ grouping, types }: Ledger, value: string): Chart {
	return {
		kind: "dots",
		category: types.column.name,
		...(grouping.groups.length > 1 ? { series: grouping.column.name } : {}),
		value,
		low: `${value}_low`,
		high: `${value}_high`,
		scale: { type: "linear" },
	};
}

function andBy({ grouping }: Ledger): string {
	return grouping.groups.length > 1 ? ` and ${grouping.noun}` : "";
}

/** The type whose greatest mean is the greatest, from the least to the greatest group. */
function meansClaim(ledger: Ledger, rows: readonly Record[], { name, label, format }: Column): string {
	const { grouping, types, formats } = ledger;
	const known = rows.filter((row) => typeof row[name] === "number");
	const greatest = known.toSorted((a, b) => Number(b[name]) - Number(a[name]))[0];
	if (!greatest) return `${label} cannot be shown: too few customers`;
	const type = types.types.find((one) => one.name === greatest[types.column.name]);
	const own = known.filter((row) => row[types.column.name] === type?.name);
	const range = findRange(own, { value: name, group: grouping.column });
	const says = (row: Record) => formats.cell(row[name] ?? null, format);
	if (!range) return `${label}: ${says(greatest)} in ${type?.plural}`;
	const where = types.types.length > 1 ? ` in ${type?.plural}` : "";
	return `${label}${where}${byWords(grouping)}: from ${says(range.least)} (${range.least[grouping.column.name]}) to ${says(range.greatest)} (${range.greatest[grouping.column.name]})`;
}

/** How far the groups' shares of one type lie apart, of the type of which they lie furthest apart. */
function sharesClaim({ grouping, types, formats }: Ledger, rows: readonly Record[]): string {
	const value = "share_of_group";
	const says = (row: Record) => formats.cell(row[value] ?? null, "share");
	const ranges = types.types.flatMap((type) => {
		const own = rows.filter((row) => row[types.column.name] === type.name);
		const range = type.leads ? findRange(own, { value, group: grouping.column }) : undefined;
		return range ? [{ type, ...range, width: Number(range.greatest[value]) - Number(range.least[value]) }] : [];
	});
	const widest = ranges.toSorted((a, b) => b.width - a.width)[0];
	if (widest) {
		const { type, least, greatest } = widest;
		return `${capitalize(type.plural)}: from ${says(least)} (${least[grouping.column.name]}) to ${says(greatest)} (${greatest[grouping.column.name]}) of the money moved`;
	}
	const largest = rows
		.filter((row) => typeof row[value] === "number")
		.toSorted((a, b) => Number(b[value]) - Number(a[value]))[0];
	return largest
		? `The most money, ${says(largest)}, is of the type ${lowerFirst(String(largest[types.column.name]))}`
		: "What the money is made of cannot be shown: too few customers";
}

export function capitalize(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function typesWords({ types }: Ledger): string {
	const { gathered, leftOut } = types;
	const together = gathered.length > 1 ? "Less frequent types are put together as other types." : "";
	const rare = leftOut.length > 0 ? "Types of too few customers to be shown, or without a name, are left out." : "";
	return [together, rare].filter((sentence) => sentence !== "").join(" ");
}

function withoutNumbersWords({ types }: Ledger): string {
	const without = types.types.filter(({ counted, whole }) => !counted && !whole);
	if (without.length === 0) return "";
	return without.length === types.types.length
		? "The data hold totals without a number of transactions."
		: `The data do not say how many ${without.map(({ plural }) => plural).join(" or ")} there are.`;
}
