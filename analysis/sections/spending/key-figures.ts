/** How much is spent in all. */
import { isDominated, publishMetric } from "../../disclosure.ts";
import type { Metric } from "../../document.ts";
import type { Basis } from "./basis.ts";

/** None where too few customers spend anything, or one of them most of it. */
export async function keyFigures({ bank, spending, settings, base }: Basis): Promise<Metric[]> {
	const [sums] = await bank.engine.rows<{ active: number; total: number; largest: number; absolute: number }>(
		`select count(case when spend > 0 then 1 end) as active, coalesce(sum(spend), 0) as total,
			coalesce(max(abs(spend)), 0) as largest, coalesce(sum(abs(spend)), 0) as absolute
		from customer_spending`,
	);
	if (!sums || sums.active < settings.disclosureThreshold || isDominated(sums)) return [];
	const aMonth = sums.total;
	const beside = [{ value: spending.customers, format: "count" as const }];
	const items: Metric[] = [
		{ label: "Spending", value: aMonth * spending.months, format: "money", detail: base, beside },
		{
			label: "Spending a customer and month",
			value: aMonth / spending.customers,
			format: "money",
			detail: base,
			beside,
		},
	];
	return items.map(publishMetric);
}
