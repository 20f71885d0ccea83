/** What customers spend, and what they earn: the tables that every chapter on spending is cut from. */
import { definitions } from "../definitions.ts";
import { doubleSql, type Row } from "../engine/engine.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import { sideBySide } from "../side-by-side.ts";
import { type Bank, type BankField, relation } from "./bank.ts";
import { findGrain, type Grain } from "./grain.ts";
import { once } from "./once.ts";
import { isUnknown } from "./rare-categories.ts";
import { findSpendMonths, type SpendMonth } from "./spend-months.ts";
import { findSpendRows, spentSql } from "./spend-rows.ts";

export interface Spending {
	/**
	 * Months that the spending is of: those that the data have, a partial one as the part of its days, or those of the
	 * amount's period where the data have no months.
	 */
	months: number;
	/** In calendar order: without years, November to February starts in November. Empty where the data have no months. */
	monthly: SpendMonth[];
	category?: BankField;
	paymentType?: BankField;
	/** Categories of the customers of which at least two are known, in the order of the relation. */
	demographics: BankField[];
	customers: number;
	/** Customers whose income is known and above zero. */
	withIncome: number;
	/** Share, 0 to 1, of customers with a known income whose spending is above it. */
	overIncome: number;
	/** Where `overIncome` is above `definitions.mostOverIncome`: that a period may be wrong. */
	warning?: string;
}

const monthsOf = { month: 1, year: 12 } as const;

/**
 * Creates
 * - `customer_spending`: customer, income, spend, with a row for each customer: income a month, null where it is unknown or
 *   not above zero, and mean spending a month, 0 without any;
 * - `customer_spend_cells`: customer, category, payment_type, spend, where spend is money in all months together;
 * - `customer_spend_months`: customer, month, payment_type, spend, where the data have months;
 * - `spending_cube`: month (as `SpendMonth.index`), category, payment_type, spend, n_rows.
 *
 * Category, payment type and month are null where the data have none. Needs amounts; incomes may be missing.
 */
export const makeSpending = once(async (bank: Bank, settings: Settings): Promise<Spending> => {
	const { engine } = bank;
	const { fields } = relation(bank, "transactions");
	const grain = await findGrain(bank);
	await engine.run(rawCubeSql(bank, grain));
	const rows = await findSpendRows(engine, "spending_raw_cube");
	const found = await findSpendMonths(engine, `spending_raw_cube where ${rows.where}`, settings);
	const months = found?.length ?? monthsOf[fields.get("amount")?.period ?? "year"];
	const spent = { amount: "amount", size: "abs(amount)" };
	const { type, category, payment_type } = kindSql(bank);
	const moved = (
		month: string,
	) => `(select customer, ${month}${type} as type, ${category} as category, ${payment_type} as payment_type, amount
		from transactions where ${grain.where} and amount is not null) as moved`;
	await sideBySide([
		engine.run(`create or replace table spending_cube as
			select month, category, payment_type, sum(${spentSql(rows, { amount: "net", size: "size" })}) as spend, sum(n_rows) as n_rows
			from spending_raw_cube where ${rows.where} group by month, category, payment_type`),
		engine.run(`create or replace table customer_spend_cells as
			select customer, category, payment_type, sum(${spentSql(rows, spent)}) as spend
			from ${moved("")} where ${rows.where} group by customer, category, payment_type`),
		...(grain.month
			? [
					engine.run(`create or replace table customer_spend_months as
						select customer, month, payment_type, sum(${spentSql(rows, spent)}) as spend
						from ${moved(`${grain.month} as month, `)} where ${rows.where} group by customer, month, payment_type`),
				]
			: []),
	]);
	await engine.run("drop table spending_raw_cube");
	await engine.run(`create or replace table customer_spending as
		select customer, ${incomeSql(bank)} as income, coalesce(spend, 0) / ${doubleSql(months)} as spend
		from customers left join (select customer, sum(spend) as spend from customer_spend_cells group by customer) as spent
			using (customer)
		order by customer`);
	const [spentOn, paymentType] = [fields.get("category"), fields.get("payment_type")];
	return {
		months,
		monthly: found?.monthly ?? [],
		...(spentOn ? { category: spentOn } : {}),
		...(paymentType ? { paymentType } : {}),
		demographics: [...relation(bank, "customers").fields.values()].filter(isDemographic),
		...(await countCustomers(bank, settings)),
	};
});

/** The transactions summed over customers once, whether they are spending or not. */
function rawCubeSql(bank: Bank, grain: Grain): string {
	const { type, category, payment_type } = kindSql(bank);
	const day = grain.time === "date" ? "date" : "cast(null as date)";
	return `create or replace table spending_raw_cube as
		select ${grain.month ?? "cast(null as integer)"} as month, ${type} as type, ${category} as category, ${payment_type} as payment_type,
			sum(amount) as net, sum(abs(amount)) as size, count(*) as n_rows,
			count(case when amount > 0 then 1 end) as positive, count(case when amount < 0 then 1 end) as negative,
			min(${day}) as first, max(${day}) as last
		from transactions where ${grain.where} and amount is not null
		group by 1, 2, 3, 4`;
}

/** SQL over `transactions` for the names of a row, null where the data have none. */
function kindSql(bank: Bank) {
	const { fields } = relation(bank, "transactions");
	const column = (role: "type" | "category" | "payment_type") => (fields.has(role) ? role : "cast(null as varchar)");
	return { type: column("type"), category: column("category"), payment_type: column("payment_type") };
}

/** SQL over `customers`: the income of a month, as it was read. An income is of a year unless the descriptor says otherwise. */
function incomeSql(bank: Bank): string {
	const income = relation(bank, "customers").fields.get("income");
	if (!income) return "cast(null as double)";
	return `case when income > 0 then income / ${doubleSql(monthsOf[income.period ?? "year"])} end`;
}

function isDemographic({ kind, categories }: BankField): boolean {
	return kind === "category" && categories.filter((category) => !isUnknown(category)).length >= 2;
}

type Counted = Pick<Spending, "customers" | "withIncome" | "overIncome" | "warning">;

async function countCustomers(bank: Bank, settings: Settings): Promise<Counted> {
	const [counted] = await bank.engine.rows<Row>(`select count(*) as customers, count(income) as known,
		count(case when spend > income then 1 end) as above from customer_spending`);
	const withIncome = Number(counted?.known);
	const overIncome = withIncome > 0 ? Number(counted?.above) / withIncome : 0;
	const isPlausible = overIncome <= definitions.mostOverIncome.value;
	return {
		customers: Number(counted?.customers),
		withIncome,
		overIncome,
		...(isPlausible ? {} : { warning: warnOf(bank, { overIncome, settings }) }),
	};
}

function warnOf(bank: Bank, { overIncome, settings }: { overIncome: number; settings: Settings }): string {
	const { cell } = formatsFor(settings);
	const period = relation(bank, "customers").fields.get("income")?.period ?? "year";
	const most = cell(definitions.mostOverIncome.value, "share");
	return (
		`${cell(overIncome, "share")} of customers with a known income spend more than they earn, where at most ${most} is plausible. ` +
		`A period may be wrong: incomes are read as those of a ${period}.`
	);
}
