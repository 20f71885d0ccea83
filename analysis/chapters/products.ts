/** Who holds which products: by group, together, how often used, and who buys, owners of what among them. */
import { findBasis } from "../sections/products/basis.ts";
import { draftBuyers } from "../sections/products/buyers.ts";
import { countHoldings } from "../sections/products/holding-counts.ts";
import { draftHoldings } from "../sections/products/holdings.ts";
import { draftOwnership } from "../sections/products/ownership.ts";
import { draftProductsPerCustomer } from "../sections/products/products-per-customer.ts";
import { draftTogether } from "../sections/products/together.ts";
import { countTogether } from "../sections/products/told-combinations.ts";
import { describeUsage } from "../sections/products/usage.ts";
import { type ChapterDefinition, describe, joinDrafts } from "./chapter.ts";

export const products: ChapterDefinition = {
	id: "products",
	title: "Products",
	question: "Who holds which products, who buys, and does owning one go with buying the next?",
	needs: { holdings: ["product"] },
	mainPoints: ["ownership", "holdings"],
	async analyze(bank, settings) {
		const basis = await findBasis(bank, settings);
		if (basis.products.length === 0)
			return describe([
				{ id: "holdings", claim: "Too few customers hold any product for figures to be shown", blocks: [] },
			]);
		const held = await countHoldings(basis);
		const together = await countTogether(basis);
		return joinDrafts([
			await draftHoldings(basis, held),
			await draftProductsPerCustomer(basis, { held, together }),
			draftTogether(basis, together),
			describe(bank.relations.get("holdings")?.fields.has("usage") ? await describeUsage(basis, held) : []),
			await draftBuyers(basis),
			await draftOwnership(basis, held),
		]);
	},
};
