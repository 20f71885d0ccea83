/** All risks beside each other, over all customers: what is read first. */
import type { Record } from "../../disclosure.ts";
import type { Section } from "../../document.ts";
import { estimateCells, moneyColumn, shareColumn, withInterval } from "../columns.ts";
import { noteOf } from "../note-of.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";
import type { RiskFlag } from "./at-risk-sql.ts";
import type { Basis } from "./basis.ts";
import { countAll, type GroupRisk, shareOf } from "./counts.ts";
import { findLargest, type Largest } from "./largest.ts";
import { overviewClaim } from "./overview-words.ts";

export interface Overview {
	/** Of each risk, over all customers of whom it is judged. */
	counted: Map<RiskFlag, GroupRisk>;
	largest: Largest | undefined;
}

export async function readOverview(basis: Basis): Promise<Overview> {
	const counted = new Map<RiskFlag, GroupRisk>();
	for (const risk of basis.risks) {
		const [row] = (await countAll(basis, risk)).rows;
		if (row) counted.set(risk.flag, row);
	}
	return { counted, largest: basis.hasBalance ? await findLargest(basis.bank, basis.settings) : undefined };
}

/** Undefined where there is nothing to tell. */
export function overviewSection(basis: Basis, overview: Overview): Section | undefined {
	const { settings, formats, hasBalance } = basis;
	const { counted, largest } = overview;
	const risks = basis.risks.filter(({ flag }) => counted.has(flag));
	const rows = risks.flatMap((risk) => counted.get(risk.flag) ?? []);
	if (!largest && rows.every(({ withheld }) => withheld)) return undefined;
	const claim = overviewClaim(basis, overview);
	const table = makeTableBlock({
		id: "risk-overview",
		claim,
		description: `Customers at risk${hasBalance ? "," : " and"} their share with its 95% interval${hasBalance ? `, and what they hold together, ${settings.currency}` : ""}. Base: customers of whom a risk is known, ${formats.cell(settings.asOf, "date")}.`,
		columns: [
			textColumn("risk", "Risk"),
			countColumn("customers", "Customers at risk"),
			...withInterval(shareColumn("Share of those known")),
			countColumn("known", "Customers of whom it is known"),
			...(hasBalance ? [moneyColumn("balance", "Sum of their balances", settings.currency)] : []),
		],
		rows: [
			...risks.map((risk, i): Record => {
				const row = rows[i] as GroupRisk;
				return {
					risk: risk.label,
					customers: row.atRisk,
					...estimateCells("share", shareOf(row)),
					known: row.judged,
					balance: row.balance,
				};
			}),
			...(largest
				? [
						{
							risk: `The ${formats.cell(largest.customers, "count")} largest customers leave`,
							customers: largest.customers,
							share: largest.customers / largest.all,
							known: largest.all,
							balance: largest.deposits,
						},
					]
				: []),
		],
		protection: {
			withheld: new Set(rows.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
			keep: ["risk"],
			single: { balance: new Set(rows.flatMap(({ balanceWithheld }, i) => (balanceWithheld ? [i] : []))) },
		},
		...noteOf("One customer may be at several risks.", ...new Set(risks.map(({ meaning }) => meaning))),
	});
	return { id: "risk-overview", claim, blocks: [table] };
}
