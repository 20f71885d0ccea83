/** How much there is in all, and what the data cannot tell. */
import { definitions } from "../../definitions.ts";
import { isDominated, publishMetric } from "../../disclosure.ts";
import type { Block, Metric } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import { joinWords } from "../../narrative/words.ts";
import { reachesLastDays } from "./dormancy.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";
import { findWholeMonths } from "./trends.ts";

/** Key figures, and a sentence on what is left out. */
export async function overviewBlocks(ledger: Ledger): Promise<Block[]> {
	const items = await keyFigures(ledger);
	const words = leftOutWords(ledger);
	return [
		...(items.length > 0 ? [{ kind: "metrics", id: "transactions-summary", items } as const] : []),
		...(words === "" ? [] : [{ kind: "text", id: "transactions-left-out", markdown: words } as const]),
	];
}

async function keyFigures(ledger: Ledger): Promise<Metric[]> {
	const { bank, grain, grouping, types, settings } = ledger;
	const whole = types.types.find((type) => type.whole);
	const isCounted = whole !== undefined || types.types.every(({ counted }) => counted);
	const [sums] = await bank.engine.rows<{ active: number; n: number; most: number; money: number; largest: number }>(
		`select count(case when n > 0 or money > 0 then 1 end) as active, sum(n) as n, max(n) as most, sum(money) as money, max(money) as largest
		from (
			select customer, sum(n) as n, sum(money) as money from customer_transactions
			where type ${whole ? "=" : "<>"} ${literal(whole?.name ?? "")}
			group by customer
		) as customers`,
	);
	if (!sums || sums.active < settings.disclosureThreshold) return [];
	const { n, most, money, largest } = sums;
	const told = { detail: ledgerBase(ledger), beside: [{ value: grouping.customers, format: "count" as const }] };
	const hasMoney = grain.money !== undefined && !isDominated({ largest, absolute: money });
	const items: Metric[] = [
		...(isCounted && !isDominated({ largest: most, absolute: n })
			? [{ label: "Transactions", value: n, format: "count", ...told } as const]
			: []),
		...(hasMoney ? [{ label: "Money moved", value: money, format: "money", ...told } as const] : []),
	];
	return items.map(publishMetric);
}

/** What cannot be answered, in one sentence; empty where everything can. */
function leftOutWords(ledger: Ledger): string {
	const { grain, period, flow, settings, formats } = ledger;
	const missing = [
		...(grain.money === undefined ? ["money"] : []),
		...(grain.count === undefined ? ["numbers of transactions"] : []),
		...(grain.rows === "totals" && grain.money !== undefined ? ["the median transaction"] : []),
		...(grain.money !== undefined && !flow ? ["net flow (neither signs nor types say which way the money goes)"] : []),
		...(grain.time === "none" ? ["change over time"] : []),
		...(grain.time === "date" ? [] : ["days of the week", "recency and dormant customers"]),
		...(grain.time === "date" && !reachesLastDays(ledger)
			? [
					`dormant customers (the data do not span the ${formats.cell(settings.dormantAfterDays, "count")} days to ${formats.cell(settings.asOf, "date")})`,
				]
			: []),
		...(grain.count !== undefined && period && !findWholeMonths(ledger)
			? [`falling activity (there are fewer than ${definitions.trendMonths.value} whole months)`]
			: []),
	];
	if (missing.length === 0) return "";
	const what = {
		transactions: "single transactions",
		totals: grain.time === "none" ? "one total for each customer and type" : "totals for each customer and month",
	}[grain.rows];
	return `The data hold ${what}; what they cannot tell is left out: ${joinWords(missing)}.`;
}
