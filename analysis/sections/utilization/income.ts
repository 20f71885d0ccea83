/** How spending rises with income. */
import { type Draft, describe } from "../../chapters/chapter.ts";
import type { Basis } from "./basis.ts";
import { type Elasticity, elasticityBlocks, elasticityClaim } from "./elasticity.ts";
import { findIncomeBands } from "./income-bands.ts";

const id = "spending-and-income";

/** Undefined where incomes are too few, or too alike, for either a slope or bands. */
export async function draftIncome(basis: Basis, elasticity: Elasticity | undefined): Promise<Draft | undefined> {
	const bands = await findIncomeBands(basis);
	if (!elasticity) return bands && describe([{ id, claim: bands.figure.claim, blocks: [bands.figure] }]);
	return {
		hypotheses: [elasticity.hypothesis],
		write(findings) {
			const finding = findings(elasticity.hypothesis.id);
			const steady = bands?.isSteady ?? true;
			const claim = elasticityClaim(elasticity, { finding, steady, formats: basis.formats });
			const [block, table] = elasticityBlocks(basis, elasticity, { finding, claim });
			return [{ id, claim, blocks: [block, ...(bands ? [bands.figure] : []), table] }];
		},
	};
}
