/** A bank in which nothing goes with anything: every value is drawn by itself, anew for every draw. */
import type { Engine } from "../../analysis/engine/engine.ts";
import type { Settings } from "../../analysis/report.ts";
import { readReport } from "../../analysis/report.ts";
import { bankOf, type ReadBank } from "../tables/bank-of.ts";

const customers = 1500;

/** A uniform draw of 0 to 1, the same for the same words. */
const uniform = (...words: (string | number)[]) => `((hash(${words.join(", ")}) % 1000000007) / 1000000007.0)`;

export interface ChanceBank {
	settings: Settings;
	/** Fills the relations with another draw: a bank of its own, of which nothing has been made yet. */
	redraw(draw: number): Promise<ReadBank>;
}

/** Reads a bank with one row of everything, which tells the fields, and fills its relations draw by draw. */
export async function openChanceBank(): Promise<ChanceBank> {
	const id = { id: { role: "customer" } } as const;
	const ids = Array.from({ length: customers }, (_, i) => i + 1);
	const of = (cell: (id: number) => string) => ids.map((id) => `${id},${cell(id)}\n`).join("");
	const bank = await bankOf(
		[
			{ text: `id,age\n${of((id) => String(20 + (id % 50)))}`, fields: { ...id, age: { role: "age" } } },
			{
				role: "segments",
				text: `id,which\n${of((id) => ["Amber", "Blue", "Coral"][id % 3] ?? "")}`,
				fields: { ...id, which: { role: "segment" } },
			},
			{
				role: "holdings",
				text: `id,what\n${of((id) => ["Card", "Loan", "Savings"][id % 3] ?? "")}`,
				fields: { ...id, what: { role: "product" } },
			},
			{ role: "purchases", text: `id,bought\n${of(() => "yes")}`, fields: { ...id, bought: { role: "purchased" } } },
			{
				role: "engagement",
				text: `id,where,seen,clicked,visits\n${of((id) => `${["Email", "Web"][id % 2]},4,1,2`)}`,
				fields: {
					...id,
					where: { role: "channel" },
					seen: { role: "impressions" },
					clicked: { role: "clicks" },
					visits: { role: "logins" },
				},
			},
			{
				role: "transactions",
				text: `id,day,kind,money\n${of((id) => `2025-0${1 + (id % 6)}-0${1 + (id % 9)},${["Deposit", "Withdrawal"][id % 2]},5`)}`,
				fields: {
					...id,
					day: { role: "date" },
					kind: { role: "type" },
					money: { role: "amount" },
				},
			},
		],
		{ report: { disclosure: { threshold: 10 } } },
	);
	const { settings } = await readReport(bank.folder);
	return {
		settings,
		async redraw(draw) {
			await fill(bank.engine, draw);
			return { ...bank };
		},
	};
}

async function fill(engine: Engine, draw: number): Promise<void> {
	const everyone = `(select unnest(range(1, ${customers + 1})) as customer)`;
	const pick = (names: readonly string[], place: string) =>
		`[${names.map((name) => `'${name}'`).join(", ")}][1 + cast(floor(${place} * ${names.length}) as integer)]`;
	const members = (names: readonly string[]) =>
		`(select unnest([${names.map((name) => `'${name}'`).join(", ")}]) as name)`;
	await engine.run(`
		create or replace table segments as
		select customer, ${pick(["Amber", "Blue", "Coral"], uniform("customer", "'segment'", draw))} as segment from ${everyone};

		create or replace table customers as
		select customer, 20 + floor(${uniform("customer", "'age'", draw)} * 50) as age,
			${pick(["20–39", "40–59", "60+"], uniform("customer", "'band'", draw))} as age_band
		from ${everyone};

		create or replace table holdings as
		select customer, name as product from ${everyone} cross join ${members(["Card", "Loan", "Savings"])}
		where ${uniform("customer", "name", draw)} < 0.4;

		create or replace table purchases as
		select customer, ${uniform("customer", "'buys'", draw)} < 0.2 as purchased from ${everyone};

		create or replace table engagement as
		select customer, name as channel, impressions,
			cast(list_sum(list_transform(range(impressions), lambda look:
				case when ${uniform("customer", "name", "look", draw)} < 0.12 then 1 else 0 end)) as double) as clicks,
			floor(-6 * ln(1 - ${uniform("customer", "name", "'visits'", draw)})) as logins
		from (select customer, name, cast(2 + floor(${uniform("customer", "name", "'seen'", draw)} * 14) as integer) as impressions
			from ${everyone} cross join ${members(["Email", "Web"])});

		create or replace table transactions as
		select customer, date '2025-01-01' + cast(floor(${uniform("customer", "place", "'day'", draw)} * 181) as integer) as date,
			${pick(["Deposit", "Withdrawal"], uniform("customer", "place", "'type'", draw))} as type,
			exp(3 + 2 * ${uniform("customer", "place", "'money'", draw)}) as amount
		from (select customer, unnest(range(cast(4 + floor(${uniform("customer", "'many'", draw)} * 25) as integer))) as place from ${everyone});`);
}
