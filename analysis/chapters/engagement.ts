/** How do customers answer the bank on each channel? */
import { findBasis } from "../sections/engagement/basis.ts";
import { draftCtrAndBuying } from "../sections/engagement/ctr-and-buying.ts";
import { makeCustomerChannels } from "../sections/engagement/customer-channels.ts";
import { draftImpressions } from "../sections/engagement/impressions.ts";
import { draftReach } from "../sections/engagement/reach.ts";
import { draftResponses } from "../sections/engagement/responses.ts";
import { draftUsage } from "../sections/engagement/usage.ts";
import { groupCustomers } from "../sections/grouped.ts";
import { type ChapterDefinition, joinDrafts } from "./chapter.ts";

export const engagement: ChapterDefinition = {
	id: "engagement",
	title: "Digital engagement",
	question: "Which channels do customers use and click on, and how many messages are worth sending?",
	needs: { engagement: [] },
	lacks: async (bank) => {
		const fields = bank.relations.get("engagement")?.fields;
		const told = ["impressions", "logins", "minutes", "activity", "responded"] as const;
		return told.some((role) => fields?.has(role)) ? [] : ["impressions, logins or responses in engagement"];
	},
	mainPoints: ["ctr-and-buying", "impressions-and-clicks", "responses-by-channel"],
	async analyze(bank, settings) {
		const grouped = await groupCustomers(bank, settings);
		await makeCustomerChannels(bank);
		const basis = await findBasis(grouped);
		const parts = [
			await draftReach(basis),
			await draftCtrAndBuying(basis),
			await draftImpressions(basis),
			await draftResponses(basis),
			await draftUsage(basis),
		];
		return joinDrafts(parts.filter((part) => part !== undefined));
	},
};
