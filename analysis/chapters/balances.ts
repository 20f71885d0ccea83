/** How money is spread over the customers: distribution, concentration, tiers, and by age and gender. */
import type { Section } from "../document.ts";
import type { Outliers } from "../report.ts";
import { medianByGroup } from "../sections/by-group.ts";
import { depositConcentration } from "../sections/concentration.ts";
import { moneyDistribution, type Treatment } from "../sections/distribution.ts";
import { tierMix } from "../sections/tier-mix.ts";
import { balanceTiers } from "../sections/tiers.ts";
import { field, relation } from "../tables/bank.ts";
import { makeTiers } from "../tables/tiers.ts";
import { type ChapterDefinition, describe } from "./chapter.ts";

/** What the mean, the histogram and the comparisons rest on where outliers are treated; all else is of balances as read. */
const treatments: { [action in Outliers["action"]]: Treatment } = {
	flag: { mean: "mean", sentence: "" },
	winsorize: {
		mean: "mean with outliers set to the fence",
		sentence: " Values outside the fences for outliers count as the fence.",
	},
	exclude: { mean: "mean without outliers", sentence: " Values outside the fences for outliers are left out." },
};

export const balances: ChapterDefinition = {
	id: "balances",
	title: "Balances",
	question: "How is money spread over our customers?",
	needs: { customers: ["balance"] },
	mainPoints: ["balance-distribution", "concentration", "tiers", "balance-by-age-band"],
	async analyze(bank, settings) {
		const balance = field(bank, "customers", "balance");
		const found = bank.outliers.find(({ field }) => field === balance);
		const scale = found?.scale ?? { type: "linear" };
		const column = found?.column ?? balance.role;
		const treatment = treatments[found?.action ?? "flag"];
		const measured = { field: balance, scale, column, treatment, settings };
		const tiers = await makeTiers(bank, settings);
		await bank.writePrivate("customer-tiers", "select customer, tier from customer_tiers");
		const traits = (["age_band", "gender"] as const).flatMap(
			(role) => relation(bank, "customers").fields.get(role) ?? [],
		);

		const { section: tierSection, withheld } = await balanceTiers(bank, tiers, settings);
		const sections: (Section | undefined)[] = [
			await moneyDistribution(bank, measured),
			await depositConcentration(bank, balance, settings),
			tierSection,
		];
		for (const trait of traits) sections.push(await tierMix(bank, { tiers, withheld, trait }, settings));
		for (const trait of traits) sections.push(await medianByGroup(bank, trait, measured));
		return describe(sections.filter((section) => section !== undefined));
	},
};
