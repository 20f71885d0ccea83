/** Negative and low balances. */
import { definitions } from "../../definitions.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { tierFloors } from "../../statistics/tier-floors.ts";
import type { Bank } from "../../tables/bank.ts";
import { makeTiers } from "../../tables/tiers.ts";
import { countBins } from "../bins.ts";
import { type Cut, cutBands, readFeatureCuts } from "./bands.ts";
import type { Risk } from "./risk.ts";

/** The balance below which one of zero or more is low; undefined where the middle customer holds nothing. */
export async function findLowBalance({ engine }: Bank, { risk }: Settings): Promise<number | undefined> {
	if (risk.lowBalance !== undefined) return risk.lowBalance;
	const [row] = await engine.rows<{ median: number | null }>(
		`select ${engine.quantile("balance", 0.5)} as median from customers`,
	);
	const median = row?.median ?? 0;
	return median > 0 ? tierFloors([definitions.lowBalanceShare.value * median])[0] : undefined;
}

const zero: Cut = { value: 0 };

export async function listBalanceRisks(bank: Bank, low: number | undefined, settings: Settings): Promise<Risk[]> {
	const { all, byGroup } = await listCuts(bank, settings);
	const { cell } = formatsFor(settings);
	const own = [zero, ...(low === undefined ? [] : [{ value: low }])];
	const common = { base: "customers with a known balance", follows: [] };
	const negative: Risk = {
		...common,
		flag: "negative_balance",
		name: "Negative balance",
		label: "Negative balance",
		predicate: "have a negative balance",
		none: "No customer has a negative balance",
		subject: "the share with a negative balance",
		table: "risk-negative-balances",
		meaning: "",
		overall: cutBands("balance", { to: zero, others: [...own, ...all] }),
		byGroup: cutBands("balance", { to: zero, others: [...own, ...byGroup] }),
	};
	if (low === undefined) return [negative];
	const range = { from: zero, to: { value: low } };
	const amount = cell(low, "money");
	return [
		negative,
		{
			...common,
			flag: "low_balance",
			name: "Low balance",
			label: `Low balance: from zero to below ${amount}`,
			predicate: `have a low balance, from zero to below ${amount}`,
			none: `No customer has a balance from zero to below ${amount}`,
			subject: "the share with a low balance",
			table: "risk-low-balances",
			meaning: lowWords(amount, settings),
			overall: cutBands("balance", { ...range, others: all }),
			byGroup: cutBands("balance", { ...range, others: byGroup }),
		},
	];
}

function lowWords(amount: string, settings: Settings): string {
	const share = formatsFor(settings).short(definitions.lowBalanceShare.value, "share");
	return settings.risk.lowBalance === undefined
		? `A balance counts as low from zero to below ${amount}: the round amount nearest to ${share} of the median balance.`
		: `A balance counts as low from zero to below ${amount}, as the report sets it.`;
}

/** Where the chapters on balances and segments part customers by balance. */
async function listCuts(bank: Bank, settings: Settings): Promise<{ all: Cut[]; byGroup: Cut[] }> {
	const found = bank.outliers.find(({ field }) => field.role === "balance");
	const scale = found?.scale ?? { type: "linear" };
	const threshold = settings.disclosureThreshold;
	const tiers = await makeTiers(bank, settings);
	// The first tier takes what lies below its floor, too.
	const floors = tiers.slice(1).flatMap(({ floor }) => (floor === null ? [] : [{ value: floor }]));
	const byGroup = [...floors, ...(await readFeatureCuts(bank.engine, "balance"))];
	const { bins } = await countBins(bank.engine, found?.column ?? "balance", { scale, integer: false, threshold });
	const edges = bins.slice(1).flatMap(({ lower }) => (lower === null ? [] : [{ value: lower }]));
	const [counted] = await bank.engine.rows<{ zeros: number }>(
		"select count(*) as zeros from customers where balance = 0",
	);
	// How many balances are exactly zero is a key figure.
	const zeros = (counted?.zeros ?? 0) >= Math.max(1, threshold) ? [{ value: 0, inclusive: true }] : [];
	return { all: [...byGroup, ...edges, ...zeros], byGroup };
}
