/** Utilization by each trait of the customers. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Block, Section } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { unknownCategory } from "../../tables/values.ts";
import type { Basis } from "./basis.ts";
import { readTraitGroups, type TraitGroups, traitFigure } from "./by-trait.ts";
import { traitClaim, uncomparedClaim } from "./difference-words.ts";
import { type Difference, findDifference, writeDifferences } from "./differences.ts";
import { findReversals, reversalWords } from "./reversals.ts";

/** Undefined where customers have no trait. */
export async function draftTraits(basis: Basis): Promise<Draft | undefined> {
	if (basis.traits.length === 0) return undefined;
	const all: TraitGroups[] = [];
	for (const trait of basis.traits) all.push(await readTraitGroups(basis, trait));
	const differences = all.flatMap((groups) => findDifference(basis, groups) ?? []);
	return {
		hypotheses: differences.map(({ hypothesis }) => hypothesis),
		write: (findings) => [writeSection(basis, { all, differences }, findings)],
	};
}

interface Traits {
	all: readonly TraitGroups[];
	differences: readonly Difference[];
}

function writeSection(basis: Basis, { all, differences }: Traits, findings: Findings): Section {
	const { formats } = basis;
	const tested: Block[] = differences.length > 0 ? writeDifferences(basis, differences, findings) : [];
	const figures = all.map((groups) => {
		const difference = differences.find(({ trait }) => trait === groups.trait);
		const claim = difference
			? traitClaim({ ...difference, finding: findings(difference.hypothesis.id) }, formats)
			: uncomparedClaim(groups);
		return traitFigure(basis, groups, { claim, note: noteOf(groups, formats) });
	});
	const [finding, table] = tested;
	const claim = finding?.kind === "finding" ? finding.claim : (figures[0]?.claim ?? "");
	return {
		id: "utilization-by-trait",
		claim,
		blocks: [...(finding ? [finding] : []), ...figures, ...(table ? [table] : [])],
	};
}

function noteOf({ trait, groups }: TraitGroups, formats: Basis["formats"]): string {
	return [
		...reversalWords(findReversals(groups), formats),
		...(groups.some(({ name }) => name === trait.rest) ? ["The smallest groups are put together."] : []),
		...(groups.some(({ name }) => name === unknownCategory) ? ["Unknown: the value is missing or was refused."] : []),
	].join(" ");
}
