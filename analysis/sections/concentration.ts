/** How unequally deposits are spread: Lorenz curve, Gini coefficient, shares of the largest. */
import { isDominated, publishMetric } from "../disclosure.ts";
import type { Block, Column, Metric, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import { gini } from "../statistics/gini.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { baseWords } from "./base.ts";
import { customersColumn, moneyColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";

const steps = 100;
const topPercents = [1, 5, 10, 20, 50];

/**
 * Of balances above zero; an overdraft counts as no deposit. The customers are parted by rank into hundredths. Undefined
 * where a hundredth is fewer customers than may be shown or is mostly one customer's, or where nobody has a deposit.
 */
export async function depositConcentration(
	bank: Bank,
	field: BankField,
	settings: Settings,
): Promise<Section | undefined> {
	const sql = `select ceil(place * ${steps}.0 / n) as step, count(*) as customers, sum(deposit) as deposits, sum(place * deposit) as weighted,
			max(deposit) as largest
		from (select deposit, row_number() over (order by deposit) as place, count(*) over () as n
			from (select greatest(${field.role}, 0) as deposit from customers where ${field.role} is not null) as held) as ranked
		group by 1
		order by 1`;
	const hundredths = await bank.engine.rows<{
		step: number;
		customers: number;
		deposits: number;
		weighted: number;
		largest: number;
	}>(sql);
	const sum = (name: "customers" | "deposits" | "weighted", from = 0) =>
		hundredths.slice(from).reduce((total, row) => total + row[name], 0);
	const customers = sum("customers");
	const deposits = sum("deposits");
	const coefficient = gini({ n: customers, sum: deposits, weightedRankSum: sum("weighted") });
	if (customers < steps * settings.disclosureThreshold || coefficient === null) return undefined;
	if (hundredths.some((row) => isDominated({ largest: row.largest, absolute: row.deposits }))) return undefined;

	const tops = topPercents.map((percent) => {
		const from = steps - percent;
		return {
			group: `Largest ${percent}%`,
			customers: sum("customers", from),
			deposits: sum("deposits", from),
			share: sum("deposits", from) / deposits,
		};
	});
	const { cell } = formatsFor(settings);
	const base = `Base: ${baseWords(customers, settings, "customers with a known balance")}; overdrafts count as zero deposits.`;
	const tenth = tops.find((top) => top.group === "Largest 10%");
	const lorenz = makeFigure(
		{
			id: "deposits-lorenz",
			claim: () =>
				`The 10% of customers with the largest balances hold ${cell(tenth?.share ?? null, "share")} of all deposits`,
			description: `Share of deposits held by customers from the smallest up (Lorenz curve); on the diagonal all would hold the same. ${base}`,
			chart: {
				kind: "curve",
				x: "customers_share",
				y: "deposits_share",
				scale: { type: "linear" },
				diagonal: true,
				labels: [{ x: 0.9, label: `Top 10%: ${cell(tenth?.share ?? null, "share")}` }],
			},
			columns: [
				{ name: "customers_share", label: "Share of customers", type: "number", format: "share" },
				depositShare("deposits_share", settings),
			],
			rows: lorenzPoints(hundredths, { customers, deposits }),
			// Each step holds a hundredth of the customers, which is enough to show, and none is mostly one customer's.
			protection: "public",
			note: `The further the curve sags below the dashed line, the more unequally deposits are spread. Gini coefficient: ${cell(coefficient, "ratio")} (0 when all customers hold the same, 1 when one holds everything).`,
			sql,
		},
		settings,
	);
	const largest: Block = makeFigure(
		{
			id: "deposits-of-the-largest",
			claim: (rows) => {
				const [one, half] = [rows[0]?.share, rows.at(-1)?.share];
				return typeof half === "number"
					? `The largest 1% of customers hold ${cell(one ?? null, "share")} of deposits, the smaller half ${cell(1 - half, "share")}`
					: `The largest 1% of customers hold ${cell(one ?? null, "share")} of deposits`;
			},
			description: `Share of deposits held by the largest customers. ${base}`,
			chart: { kind: "bars", category: "group", value: "share" },
			columns: [
				{ name: "group", label: "Customers by deposit", type: "string", format: "text" },
				customersColumn,
				moneyColumn("deposits", "Deposits", settings.currency),
				depositShare("share", settings),
			],
			rows: tops,
			protection: "public",
			sql,
		},
		settings,
	);
	const inequality: Metric = {
		label: "Gini coefficient of deposits",
		value: coefficient,
		format: "ratio",
		detail: "0 when all customers hold the same, 1 when one holds everything",
	};
	const metrics: Block = { kind: "metrics", id: "deposits-inequality", items: [publishMetric(inequality)] };
	return { id: "concentration", claim: lorenz.claim, blocks: [lorenz, largest, metrics] };
}

/** A share of money: its unit is the currency. */
function depositShare(name: string, { currency }: Settings): Column {
	return { name, label: "Share of deposits", type: "number", format: "share", unit: currency };
}

interface Hundredth {
	customers: number;
	deposits: number;
}

function lorenzPoints(hundredths: readonly Hundredth[], whole: Hundredth) {
	const start = { customers_share: 0, deposits_share: 0 };
	let customers = 0;
	let deposits = 0;
	const points = hundredths.map((row) => {
		customers += row.customers;
		deposits += row.deposits;
		return { customers_share: customers / whole.customers, deposits_share: deposits / whole.deposits };
	});
	return [start, ...points];
}
