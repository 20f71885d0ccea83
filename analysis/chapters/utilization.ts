/** How much of their income customers spend, who spends most of it, and how that changes with income. */
import { readBasis } from "../sections/utilization/basis.ts";
import { findElasticity } from "../sections/utilization/elasticity.ts";
import { draftIncome } from "../sections/utilization/income.ts";
import { draftInteractions } from "../sections/utilization/interactions.ts";
import { findLacking } from "../sections/utilization/lacking.ts";
import { overallSection } from "../sections/utilization/overall.ts";
import { draftTraits } from "../sections/utilization/traits.ts";
import { type ChapterDefinition, describe, joinDrafts } from "./chapter.ts";

export const utilization: ChapterDefinition = {
	id: "utilization",
	title: "Income utilization",
	question: "What share of their income do customers spend, and who spends most of it?",
	needs: { customers: ["income"], transactions: ["amount"] },
	lacks: findLacking,
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
