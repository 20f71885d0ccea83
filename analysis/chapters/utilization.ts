/** How much of their income customers spend, who spends most of it, and how that changes with income. */
import { readBasis } from "../sections/utilization/basis.ts";
import { findElasticity } from "../sections/utilization/elasticity.ts";
import { draftIncome } from "../sections/utilization/income.ts";
import { draftInteractions } from "../sections/utilization/interactions.ts";
import { overallSection } from "../sections/utilization/overall.ts";
import { draftTraits } from "../sections/utilization/traits.ts";
import { relation } from "../tables/bank.ts";
import { makeSpending } from "../tables/spending.ts";
import { type ChapterDefinition, describe, joinDrafts } from "./chapter.ts";

export const utilization: ChapterDefinition = {
	id: "utilization",
	title: "Income utilization",
	question: "What share of their income do customers spend, and who spends most of it?",
	needs: { customers: ["income"], transactions: ["amount"] },
	async lacks(bank, settings) {
		const { fields } = relation(bank, "transactions");
		if (!fields.has("category") && !fields.has("payment_type")) return ["categories or payment types of transactions"];
		const { withIncome } = await makeSpending(bank, settings);
		return withIncome < Math.max(1, settings.disclosureThreshold) ? ["incomes above zero of enough customers"] : [];
	},
	mainPoints: ["utilization", "utilization-by-trait", "spending-and-income"],
	async analyze(bank, settings) {
		const basis = await readBasis(bank, settings);
		const elasticity = await findElasticity(basis);
		const parts = [
			describe([await overallSection(basis, elasticity)]),
			await draftTraits(basis),
			await draftInteractions(basis),
			await draftIncome(basis, elasticity),
		];
		return joinDrafts(parts.filter((part) => part !== undefined));
	},
};
