/** Managers for the customers who hold much of the deposits, and a plan for their leaving. */
import { definitions } from "../../definitions.ts";
import { largestBalancesSql } from "../audience-sql.ts";
import type { Rule } from "../recommendation.ts";

export const largestCustomers: Rule = {
	id: "largest-customers",
	speak(evidence) {
		const { cell } = evidence.formats;
		const [largest] = evidence.rows("deposits-of-the-largest");
		const [customers, share] = [largest?.number("customers") ?? null, largest?.number("share") ?? null];
		if (customers === null || share === null || share < definitions.largeMoneyShare.value) return [];
		// The few whose leaving the chapter on risk weighs.
		const [few] = evidence.rows("risk-largest-customers");
		const [fewCustomers, fewShare] = [few?.number("customers") ?? null, few?.number("share") ?? null];
		const isWeighed = fewCustomers !== null && fewShare !== null && fewCustomers < customers;
		return [
			{
				id: "largest-customers",
				claim:
					"Give the largest depositors a relationship manager by name, and keep a liquidity plan for their leaving",
				audience: {
					words: `the ${cell(customers, "count")} customers with the largest balances`,
					select: largestBalancesSql(customers),
					traits: [],
				},
				// A manager is no offer: what the manager may offer is for other recommendations.
				contact: "none",
				isCreditOffer: false,
				shows: "A few customers hold much of the deposits",
				reason: [
					`The ${cell(customers, "count")} customers with the largest balances hold ${cell(share, "share")} of all deposits.`,
					...(isWeighed
						? [
								`If the ${cell(fewCustomers, "count")} largest left, ${cell(fewShare, "share")} of all deposits would go with them.`,
							]
						: []),
				],
				basis: [
					{ table: "deposits-of-the-largest", label: "Deposits of the largest" },
					...(isWeighed ? [{ table: "risk-largest-customers", label: "If the largest customers left" }] : []),
				],
				strength: { verdict: "counted", magnitude: null, money: { share, of: "balances" }, customers },
				expectation: { unknown: "how many of them think of leaving is not in the data" },
				risk: "Managers cost much, and customers who bargain for better terms with them may cost more than they bring.",
				trial: { outcome: "the share of customers who keep their deposits for a year" },
				research: { topic: "loyalty", words: /relationship|manager/i },
			},
		];
	},
};
