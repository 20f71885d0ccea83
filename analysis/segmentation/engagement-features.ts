/** How much a customer sees of the bank and answers it. */
import { type Bank, relation } from "../tables/bank.ts";
import type { FeatureRelation, FeatureSource } from "./features.ts";

export function engagementFeatures(bank: Bank): FeatureRelation[] {
	if (!bank.relations.has("engagement")) return [];
	const { fields } = relation(bank, "engagement");
	const common = { axis: "activity", sign: 1, protected: false } as const;
	const features: FeatureSource[] = [];
	if (fields.has("activity"))
		features.push({
			...common,
			id: "activity",
			label: "Digital activity",
			format: "decimal",
			words: { high: "more digital activity", low: "less digital activity" },
			sql: "coalesce(engaged.activity, 0)",
		});
	if (fields.has("impressions"))
		features.push({
			...common,
			id: "impressions",
			label: "Impressions",
			format: "decimal",
			unit: "impressions",
			words: { high: "more impressions", low: "fewer impressions" },
			sql: "coalesce(engaged.impressions, 0)",
		});
	if (fields.has("impressions") && fields.has("clicks"))
		features.push({
			...common,
			id: "click_rate",
			label: "Click-through rate",
			format: "share",
			words: { high: "a higher click-through rate", low: "a lower click-through rate" },
			sql: "engaged.clicks / nullif(engaged.impressions, 0)",
		});
	if (features.length === 0) return [];
	const sums = (["activity", "impressions", "clicks"] as const).filter((role) => fields.has(role));
	const select = `select customer, ${sums.map((role) => `sum(${role}) as ${role}`).join(", ")} from engagement group by customer`;
	return [{ name: "engaged", select, features }];
}
