/** How money is spread over the customers: distribution, concentration, tiers, and by age and gender. */
import type { Section } from "../document.ts";
import { medianByGroup } from "../sections/by-group.ts";
import { depositConcentration } from "../sections/concentration.ts";
import { moneyDistribution } from "../sections/distribution.ts";
import { tierMix } from "../sections/tier-mix.ts";
import { balanceTiers } from "../sections/tiers.ts";
import { field, relation } from "../tables/bank.ts";
import { makeTiers } from "../tables/tiers.ts";
import type { ChapterDefinition } from "./chapter.ts";

export const balances: ChapterDefinition = {
	id: "balances",
	title: "Balances",
	question: "How is money spread over our customers?",
	needs: { customers: ["balance"] },
	mainPoints: ["balance-distribution", "concentration", "tiers", "balance-by-age-band"],
	async analyze(bank, settings) {
		const balance = field(bank, "customers", "balance");
		const scale = bank.outliers.find((found) => found.field === balance)?.scale ?? { type: "linear" };
		const tiers = await makeTiers(bank.engine, scale, settings);
		await bank.writePrivate("customer-tiers", "select customer, tier from customer_tiers");
		const traits = (["age_band", "gender"] as const).flatMap(
			(role) => relation(bank, "customers").fields.get(role) ?? [],
		);

		const sections: (Section | undefined)[] = [
			await moneyDistribution(bank, { field: balance, scale, settings }),
			await depositConcentration(bank, balance, settings),
			await balanceTiers(bank, tiers, settings),
		];
		for (const trait of traits) sections.push(await tierMix(bank, { tiers, trait }, settings));
		for (const trait of traits) sections.push(await medianByGroup(bank, trait, { field: balance, settings }));
		return sections.filter((section) => section !== undefined);
	},
};
