/** On which days of the week, and at which hours, customers make transactions. */
import { type Dominance, type Record, withhold } from "../../disclosure.ts";
import type { Column, Section } from "../../document.ts";
import type { Row } from "../../engine/engine.ts";
import { shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
/** Hours that a column of the heatmap stands for: twelve columns are read on a phone. */
const blockHours = 2;
/** How many times an even share makes hours worth naming as the busiest. */
const clearlyBusy = 1.5;
/** How many times the least of the days of the week makes the most worth naming. */
const clearlyUneven = 1.1;
const blocks = Array.from({ length: 24 / blockHours }, (_, i) => i * blockHours);

/** 0 for Monday; the first of January 2024 was one. */
const weekdaySql = "((date_diff('day', date '2024-01-01', cast(date as date)) % 7) + 7) % 7";
const blockSql = `cast(floor(hour(cast(date as timestamp)) / ${blockHours}e0) as integer) * ${blockHours}`;

const weekdayColumn: Column = { name: "weekday", label: "Day of the week", type: "string", format: "text" };
const hoursColumn: Column = { name: "hours", label: "Hours of the day", type: "string", format: "text" };
const share = shareColumn("Share of transactions");

/** Undefined where rows are not single transactions with a day. */
export async function timePatternSection(ledger: Ledger): Promise<Section | undefined> {
	const { bank, grain } = ledger;
	if (grain.rows !== "transactions") return undefined;
	const [timed] = await bank.engine.rows<{ timed: number }>(
		"select count(case when cast(date as timestamp) <> cast(cast(date as date) as timestamp) then 1 end) as timed from grouped_transactions",
	);
	const hasTimes = (timed?.timed ?? 0) > 0;
	const hours = hasTimes ? `, ${blockSql} as block` : "";
	const sql = `select weekday${hasTimes ? ", block" : ""}, sum(n) as n, count(*) as customers, max(n) as most
		from (
			select customer, ${weekdaySql} as weekday${hours}, count(*) as n
			from grouped_transactions
			where type is not null
			group by ${hasTimes ? "1, 2, 3" : "1, 2"}
		) as customer_times
		group by weekday${hasTimes ? ", block" : ""}`;
	const found = await bank.engine.rows(sql);
	return hasTimes ? hoursSection(ledger, found, sql) : weekdaysSection(ledger, found, sql);
}

function hoursSection(ledger: Ledger, found: readonly Row[], sql: string): Section {
	const { formats, settings } = ledger;
	const total = found.reduce((sum, { n }) => sum + Number(n), 0);
	const rows = weekdays.flatMap((weekday, day) =>
		blocks.map((block) => {
			const row = found.find((one) => one.weekday === day && one.block === block);
			const n = Number(row?.n ?? 0);
			const [customers, most] = [Number(row?.customers ?? 0), Number(row?.most ?? 0)];
			const even_share = 1 / (weekdays.length * blocks.length);
			return { weekday, hours: blockName(block), n, share: n / total, even_share, customers, most };
		}),
	);
	const by = ["weekday", "hours"];
	const figure = makeFigure(
		{
			id: "transactions-by-weekday-and-hour",
			claim: (published) => {
				const busiest = published
					.filter((row) => row.share !== null)
					.toSorted((a, b) => Number(b.share) - Number(a.share))[0];
				if (busiest && Number(busiest.share) < clearlyBusy / rows.length)
					return `No two hours of the week hold more than ${formats.cell(busiest.share ?? null, "share")} of transactions, where an even spread gives ${formats.cell(1 / rows.length, "share")}${shownWords(published, "share")}`;
				return busiest
					? `Customers are most active on ${busiest.weekday}s from ${String(busiest.hours).replace("–", ":00 to ")}:00: ${formats.cell(busiest.share ?? null, "share")} of transactions, where an even spread over the week gives ${formats.cell(1 / rows.length, "share")}`
					: "When customers are active cannot be shown: too few customers";
			},
			description: `Share of all transactions by day of the week and time of day, in the data's own time. Base: ${formats.cell(total, "count")} transactions of ${ledgerBase(ledger)}.`,
			chart: { kind: "heatmap", x: "hours", y: "weekday", value: "share", diverging: false },
			columns: [
				weekdayColumn,
				hoursColumn,
				countColumn("n", "Transactions"),
				share,
				{ name: "even_share", label: "Share if spread evenly", type: "number", format: "share" },
			],
			rows,
			protection: {
				withheld: withhold(rows, {
					threshold: settings.disclosureThreshold,
					count: "customers",
					by,
					dominance: dominanceOf(rows),
				}),
				keep: [...by, "even_share"],
			},
			sql,
		},
		settings,
	);
	return { id: "when-customers-transact", claim: figure.claim, blocks: [figure] };
}

function weekdaysSection(ledger: Ledger, found: readonly Row[], sql: string): Section {
	const { formats, settings, period } = ledger;
	const total = found.reduce((sum, { n }) => sum + Number(n), 0);
	const days = countWeekdays(period?.first ?? settings.asOf, period?.last ?? settings.asOf);
	const aDay: Column = { name: "a_day", label: "Transactions a day", type: "number", format: "decimal" };
	const rows = weekdays.map((weekday, day) => {
		const row = found.find((one) => one.weekday === day);
		const n = Number(row?.n ?? 0);
		return {
			weekday,
			n,
			a_day: days[day] ? n / days[day] : null,
			customers: Number(row?.customers ?? 0),
			most: Number(row?.most ?? 0),
		};
	});
	const figure = makeFigure(
		{
			id: "transactions-by-weekday",
			claim: (published) => {
				const known = published
					.filter((row) => row.a_day !== null)
					.toSorted((a, b) => Number(a.a_day) - Number(b.a_day));
				const [least, most] = [known[0], known.at(-1)];
				const says = (row: Record) => `${formats.cell(row.a_day ?? null, aDay.format)} on ${row.weekday}s`;
				if (!least || !most || least === most)
					return "On which days customers are active cannot be shown: too few customers";
				return Number(most.a_day) < clearlyUneven * Number(least.a_day)
					? `About as many transactions are made on every day of the week: ${formats.cell(least.a_day ?? null, aDay.format)} to ${formats.cell(most.a_day ?? null, aDay.format)} a day`
					: `Transactions a day run from ${says(least)} to ${says(most)}`;
			},
			description: `Transactions a day, by day of the week. Base: ${formats.cell(total, "count")} transactions of ${ledgerBase(ledger)}.`,
			chart: { kind: "bars", category: "weekday", value: "a_day" },
			columns: [weekdayColumn, countColumn("n", "Transactions"), aDay],
			rows,
			protection: {
				withheld: withhold(rows, {
					threshold: settings.disclosureThreshold,
					count: "customers",
					by: ["weekday"],
					dominance: dominanceOf(rows),
				}),
				keep: ["weekday"],
			},
			note: "The data have no times of day.",
			sql,
		},
		settings,
	);
	return { id: "when-customers-transact", claim: figure.claim, blocks: [figure] };
}

function dominanceOf(rows: readonly { n: number; most: number }[]): Dominance[][] {
	return rows.map(({ n, most }) => [{ largest: most, absolute: n }]);
}

/** How many of each day of the week, from Monday, lie between two days, `YYYY-MM-DD`, both counted. */
export function countWeekdays(first: string, last: string): number[] {
	const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
	const start = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
	return weekdays.map((_, day) => Math.floor((days - 1 - ((day - start + 7) % 7)) / 7) + 1);
}

/** "08–10". */
function blockName(block: number): string {
	const spell = (hour: number) => String(hour).padStart(2, "0");
	return `${spell(block)}–${spell(block + blockHours)}`;
}
