/** Who the customers are: age, gender and every other demographic that the data have. */
import type { Section } from "../document.ts";
import { ageDistribution, agePyramid } from "../sections/age.ts";
import { categoryShares } from "../sections/category-shares.ts";
import { relation } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import { type ChapterDefinition, describe } from "./chapter.ts";

export const customers: ChapterDefinition = {
	id: "customers",
	title: "Customers",
	question: "Who are our customers?",
	needs: { customers: [] },
	mainPoints: ["age"],
	async lacks(bank) {
		const { fields } = relation(bank, "customers");
		const described = [...fields.values()].some(({ role, kind }) => role === "age" || kind === "category");
		return described ? [] : ["age, gender, occupation or other trait of the customers"];
	},
	async analyze(bank, settings) {
		const { fields } = relation(bank, "customers");
		const demographics = [...fields.values()].filter(
			(field) => field.kind === "category" && field.categories.some((category) => !isUnknown(category)),
		);
		const sections: (Section | undefined)[] = [];
		if (fields.has("age")) sections.push(await ageDistribution(bank, settings));
		for (const field of demographics) sections.push(await categoryShares(bank, field, settings));
		if (fields.has("gender") && fields.has("age_band")) sections.push(await agePyramid(bank, settings));
		return describe(sections.filter((section) => section !== undefined));
	},
};
