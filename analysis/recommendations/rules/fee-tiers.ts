/** A card without a fee beside one with a fee and more rewards, where spending rises with income. */
import { everyoneSql } from "../audience-sql.ts";
import type { Rule } from "../recommendation.ts";

export const feeTiers: Rule = {
	id: "fee-tiers",
	speak(evidence) {
		const bands = evidence.rows("spending-by-income");
		const [lowest, highest] = [bands[0], bands.at(-1)];
		if (!lowest || !highest || lowest === highest) return [];
		const [below, above] = [lowest.number("median_spend_high"), highest.number("median_spend_low")];
		const [least, most] = [lowest.number("median_spend"), highest.number("median_spend")];
		if (below === null || above === null || above <= below) return [];
		const [elasticity] = evidence.rows("utilization-elasticity");
		const isSupported = elasticity?.verdict === "supported";
		const { cell } = evidence.formats;
		const slope = elasticity?.number("elasticity") ?? null;
		const [from, to] = [lowest.text("income_band"), highest.text("income_band")].map(bandWords);
		return [
			{
				id: "fee-tiers",
				claim: "Offer one card without a fee, and one with a fee and more rewards",
				audience: { words: "all customers, who choose between the two", select: everyoneSql(), traits: [] },
				contact: "none",
				isCreditOffer: true,
				shows: "Customers with higher incomes spend more",
				reason: [
					`Half of the customers who earn ${from} a month spend ${cell(least, "money")} a month or less, half of those who earn ${to} spend ${cell(most, "money")} or more: rewards on the same share of spending come to more for the second, and so may a fee. What rewards and fees come to is not in the data.`,
					...(isSupported && slope !== null && slope < 1
						? [
								`The share of income that is spent falls as income rises (elasticity ${cell(slope, "ratio")}, where 1 is the same share), so let the fee follow what is spent on the card rather than income.`,
							]
						: []),
				],
				basis: [
					{ table: "spending-by-income", label: "Spending by income" },
					...(isSupported ? [{ table: "utilization-elasticity", label: "How spending rises with income" }] : []),
				],
				strength: {
					verdict: isSupported ? "supported" : "counted",
					magnitude: elasticity?.magnitude ?? null,
					money: null,
					customers: bands.reduce((sum, band) => sum + (band.number("customers") ?? 0), 0),
				},
				expectation: { unknown: "what fees and rewards come to is not in the data" },
				risk: "A fee turns away customers for whom the rewards do not come to it.",
				trial: { outcome: "the share of customers who choose the card with a fee" },
				research: { topic: "fees", words: /./ },
			},
		];
	},
};

/** "Under ₹30,000" -> "under ₹30,000". */
function bandWords(band: string): string {
	return band.replace(/^Under/, "under");
}
