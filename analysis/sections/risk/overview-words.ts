/** What is said of risks over all customers. */
import { lowerFirst } from "../../narrative/words.ts";
import type { Basis } from "./basis.ts";
import { type GroupRisk, shareOf } from "./counts.ts";
import type { Overview } from "./overview.ts";
import type { Risk } from "./risk.ts";

/** A risk with how many customers it holds of, where that may be told and is more than chance would show. */
export interface Told {
	risk: Risk;
	row: GroupRisk;
}

export function listTold({ counted }: Pick<Overview, "counted">, risks: readonly Risk[]): Told[] {
	return risks.flatMap((risk) => {
		const row = counted.get(risk.flag);
		return row && !row.withheld && !risk.isChance ? [{ risk, row }] : [];
	});
}

/** "806 customers (4.0%) have a negative balance; 742 (3.7%) have a low balance"; undefined where nothing may be told. */
export function toldWords(basis: Basis, overview: Overview, risks: readonly Risk[]): string | undefined {
	const told = listTold(overview, risks);
	if (told.length === 0) return undefined;
	const some = told.filter(({ row }) => row.atRisk > 0);
	const words = some.map(({ risk, row }, i) => countWords(basis, { risk, row, isFirst: i === 0 }));
	const none = told.filter(({ row }) => row.atRisk === 0).map(({ risk }) => risk.none);
	const [first = "", ...others] = [...words, ...none];
	return [first, ...others.map(lowerFirst)].join("; ");
}

function countWords({ formats, hasBalance }: Basis, { risk, row, isFirst }: Told & { isFirst: boolean }): string {
	const { cell } = formats;
	const share = `${cell(shareOf(row).estimate, "share")}${risk.judged ? ` of those ${risk.judged}` : ""}`;
	const who = `${cell(row.atRisk, "count")}${isFirst ? " customers" : ""} (${share})`;
	if (!hasBalance || row.balanceWithheld || row.balance === null) return `${who} ${risk.predicate}`;
	if (risk.flag === "negative_balance") return `${who} ${risk.predicate}, together ${cell(row.balance, "money")}`;
	const holds = risk.weighsMoney && row.balance > 0 ? `, and hold ${cell(row.balance, "money")}` : "";
	return `${who} ${risk.predicate}${holds}`;
}

/** The two risks that hold of most customers, and what the largest customers hold. */
export function overviewClaim(basis: Basis, overview: Overview): string {
	const { cell } = basis.formats;
	const share = ({ row }: Told) => shareOf(row).estimate;
	const some = listTold(overview, basis.risks).filter(({ risk, row }) => row.atRisk > 0 && !risk.isUnion);
	const most = some.toSorted((a, b) => share(b) - share(a)).slice(0, 2);
	const risks = most.map((told, i) => `${cell(share(told), "share")}${whom(most, i)} ${told.risk.predicate}`);
	const { largest } = overview;
	const deposits = largest
		? [`the ${cell(largest.customers, "count")} largest customers hold ${cell(largest.share, "share")} of deposits`]
		: [];
	const words = [...risks, ...deposits];
	const [first, ...others] = words;
	if (first === undefined) return "Too few customers are at any risk, or too few are not, for risks to be told";
	const start = risks.length === 0 ? `The ${first.slice("the ".length)}` : first;
	return [start, ...others].join("; ");
}

/** Of whom a share is: said of the first, and where it is of others than the one before. */
function whom(told: readonly Told[], i: number): string {
	const [judged, before] = [told[i]?.risk.judged, told[i - 1]?.risk.judged];
	if (judged) return ` of ${i === 0 ? "customers" : "those"} ${judged}`;
	if (i === 0) return " of customers";
	return before ? " of all" : "";
}
