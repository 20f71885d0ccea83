/** A bank whose customers are told apart by segment, gender and whether they hold a card, for tests of the watch. */
import { readReport } from "../../../analysis/report.ts";
import { bankOf } from "../../tables/bank-of.ts";
import { type Written, writeProducts } from "../products/holders-bank.ts";

/** Of so many customers of a segment and gender, so many hold a card. */
export type Stratum = readonly [segment: string, gender: string, holders: number, customers: number];

/** The chapter on products, as it is written of such customers. */
export async function writeCards(strata: readonly Stratum[]): Promise<Written> {
	const people = strata.flatMap(([segment, gender, holders, customers]) =>
		Array.from({ length: customers }, (_, i) => ({ segment, gender, holds: i < holders })),
	);
	const bank = await bankOf(
		[
			{
				fields: { id: { role: "customer" }, segment: { role: "segment" }, gender: { role: "gender" } },
				text: `id,segment,gender\n${people.map(({ segment, gender }, id) => `c${id},${segment},${gender}`).join("\n")}\n`,
			},
			{
				role: "holdings",
				fields: { id: { role: "customer" }, product: { role: "product" } },
				text: `id,product\n${people.flatMap(({ holds }, id) => (holds ? [`c${id},Card`] : [])).join("\n")}\n`,
			},
		],
		{ report: { disclosure: { threshold: 10 } } },
	);
	const { settings } = await readReport(bank.folder);
	return writeProducts({ bank, settings });
}
