/** Utilization by each trait of the customers. */

import type { Draft } from "../../chapters/chapter.ts";
import type { Block, Figure, FindingBlock, Section } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { unknownCategory } from "../../tables/values.ts";
import type { Kept } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import { readTraitGroups, type TraitGroups, traitFigure } from "./by-trait.ts";
import { traitClaim, uncomparedClaim } from "./difference-words.ts";
import { type Difference, findDifference, writeDifferences } from "./differences.ts";
import { findReversals, reversalWords } from "./reversals.ts";
import { watchUtilization } from "./watch-utilization.ts";

/** Undefined where customers have no trait. */
export async function draftTraits(basis: Basis): Promise<Draft | undefined> {
	if (basis.traits.length === 0) return undefined;
	const all: TraitGroups[] = [];
	for (const trait of basis.traits) all.push(await readTraitGroups(basis, trait));
	const differences = all.flatMap((groups) => findDifference(basis, groups) ?? []);
	const kept = new Map<Difference, Kept>();
	for (const difference of differences) kept.set(difference, await watchUtilization(basis, difference));
	return {
		hypotheses: differences.flatMap((one) => kept.get(one)?.withTests([one.hypothesis]) ?? []),
		watched: [...kept.values()].flatMap(({ watched }) => watched),
		write: (findings) => {
			const turned = new Map(differences.map((one) => [one, kept.get(one)?.blocks(findings) ?? []]));
			return [writeSection(basis, { all, differences, turned }, findings)];
		},
	};
}

interface Traits {
	all: readonly TraitGroups[];
	differences: readonly Difference[];
	/** What replaces the sentence of a difference that turns around among customers who are alike. */
	turned: ReadonlyMap<Difference, (FindingBlock | Figure)[]>;
}

function writeSection(basis: Basis, { all, differences, turned }: Traits, findings: Findings): Section {
	const { formats } = basis;
	const told = differences.filter((one) => turned.get(one)?.length === 0);
	const replaced = differences.flatMap((one) => turned.get(one) ?? []);
	const tested: Block[] = differences.length > 0 ? writeDifferences(basis, { differences, told }, findings) : [];
	const figures = all.map((groups) => {
		const difference = differences.find(({ trait }) => trait === groups.trait);
		const instead = difference && turned.get(difference)?.[0]?.claim;
		const claim =
			instead ??
			(difference
				? traitClaim({ ...difference, finding: findings(difference.hypothesis.id) }, formats)
				: uncomparedClaim(groups));
		return traitFigure(basis, groups, { claim, note: noteOf(groups, formats) });
	});
	const finding = tested.find((block) => block.kind === "finding");
	const table = tested.find((block) => block.kind === "table");
	const claim = replaced[0]?.claim ?? finding?.claim ?? figures[0]?.claim ?? "";
	return {
		id: "utilization-by-trait",
		claim,
		blocks: [...replaced, ...(finding ? [finding] : []), ...figures, ...(table ? [table] : [])],
	};
}

function noteOf({ trait, groups }: TraitGroups, formats: Basis["formats"]): string {
	return [
		...reversalWords(findReversals(groups), formats),
		...(groups.some(({ name }) => name === trait.rest) ? ["The smallest groups are put together."] : []),
		...(groups.some(({ name }) => name === unknownCategory) ? ["Unknown: the value is missing or was refused."] : []),
	].join(" ");
}
