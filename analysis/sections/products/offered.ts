/** Which product was bought by owners of which: the purchase rate of each offered product among owners, less others. */
import { definitions } from "../../definitions.ts";
import type { Column, Figure } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import { cellsOf, type TwoByTwo } from "../../statistics/two-by-two.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { withVerb } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { groupedBase } from "../grouped.ts";
import { pointsRange } from "../points-words.ts";
import { countColumn } from "../table.ts";
import type { Basis, Product } from "./basis.ts";

interface Offer {
	owned: string;
	offered: string;
	/** Purchases of the offered product by owners of the owned one, and by others. */
	table: TwoByTwo;
}

/**
 * Undefined where purchases are of no named product, and where any count of any product, shown or not, is small: what is
 * shown adds up to the purchases of all products, so that one that is withheld would follow.
 */
export async function offeredFigure(basis: Basis, products: readonly Product[]): Promise<Figure | undefined> {
	const { bank, settings, formats } = basis;
	const fields = bank.relations.get("purchases")?.fields;
	if (!fields?.has("product") || !fields.has("purchased")) return undefined;
	const { offers, sql } = await countOffers(basis, products);
	const isSmall = ({ table }: Offer) =>
		Object.values(cellsOf(table)).some((customers) => customers < settings.disclosureThreshold);
	if (offers.length === 0 || offers.some(isSmall)) return undefined;
	const size = (offered: string) => {
		const [one] = offers.filter((offer) => offer.offered === offered);
		return (one?.table.exposed.n ?? 0) + (one?.table.others.n ?? 0);
	};
	const shown = [...new Set(offers.map(({ offered }) => offered))]
		.toSorted((a, b) => size(b) - size(a))
		.slice(0, definitions.mostProducts.value);
	const order = products.flatMap(({ name }) => shown.map((offered) => ({ owned: name, offered })));
	const cells = order.flatMap((at) => offers.find((one) => one.owned === at.owned && one.offered === at.offered) ?? []);
	const others = cells.filter(({ owned, offered }) => owned !== offered);
	if (others.length < 2) return undefined;
	const differenceOf = ({ table: { exposed, others: rest } }: Offer) =>
		exposed.successes / exposed.n - rest.successes / rest.n;
	const differences = others.map(differenceOf);
	const share = (name: string, label: string): Column => ({ name, label, type: "number", format: "share" });
	return makeFigure(
		{
			id: "owned-and-offered",
			claim: () =>
				`${withVerb("The difference in purchase rate between owners and others, by product owned and product offered,", pointsRange(differences, formats))}, described and not tested`,
			description: `Purchase rate of an offered product among owners of another, less the rate among others. Base: whoever was offered it among ${groupedBase(basis)}.`,
			chart: { kind: "heatmap", x: "offered", y: "owned", value: "difference", diverging: true },
			columns: [
				{ name: "owned", label: "Product owned", type: "string", format: "text", role: "product" },
				{ name: "offered", label: "Product offered", type: "string", format: "text", role: "product" },
				countColumn("owners", "Owners offered it"),
				share("owners_rate", "Owners, purchase rate"),
				countColumn("others", "Others offered it"),
				share("others_rate", "Others, purchase rate"),
				{ name: "difference", label: "Owners less others", type: "number", format: "points" },
			],
			rows: others.map((offer) => ({
				owned: offer.owned,
				offered: offer.offered,
				owners: offer.table.exposed.n,
				owners_rate: offer.table.exposed.successes / offer.table.exposed.n,
				others: offer.table.others.n,
				others_rate: offer.table.others.successes / offer.table.others.n,
				difference: differenceOf(offer),
			})),
			// No count that the rows tell, or that follows from them, is below the threshold.
			protection: "public",
			note: "Of many differences the largest lie apart by chance alone. Products offered to those who own them already are left out.",
			sql,
		},
		settings,
	);
}

async function countOffers({ bank }: Basis, products: readonly Product[]): Promise<{ offers: Offer[]; sql: string }> {
	const sql = `with offered as (
			select customer, product, bool_or(purchased) as bought
			from purchases join customer_groups using (customer)
			where purchased is not null
			group by customer, product
		)
		select null as owned, product as offered, count(*) as customers, count(*) filter (where bought) as buyers
		from offered
		group by product
		union all
		select holdings.product as owned, offered.product as offered, count(*) as customers,
			count(*) filter (where bought) as buyers
		from offered join holdings on holdings.customer = offered.customer
		where holdings.product in (${products.map(({ name }) => literal(name)).join(", ")})
		group by holdings.product, offered.product`;
	const rows = await bank.engine.rows<{ owned: string | null; offered: string; customers: number; buyers: number }>(
		sql,
	);
	const all = rows.filter(({ owned, offered }) => owned === null && !isUnknown(offered));
	const offers = all.flatMap(({ offered, customers, buyers }) =>
		products.map(({ name: owned }): Offer => {
			const own = rows.find((row) => row.owned === owned && row.offered === offered);
			const exposed = { successes: own?.buyers ?? 0, n: own?.customers ?? 0 };
			return {
				owned,
				offered,
				table: { exposed, others: { successes: buyers - exposed.successes, n: customers - exposed.n } },
			};
		}),
	);
	return { offers, sql };
}
