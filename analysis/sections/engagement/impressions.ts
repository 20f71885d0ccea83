/** Does the click-through rate fall as impressions rise, and how many impressions are worth it? */
import type { Draft } from "../../chapters/chapter.ts";
import type { Block, FindingBlock, Section } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { seededRandom } from "../../statistics/random.ts";
import { groupedBase } from "../grouped.ts";
import { advisedTable } from "./advised-impressions.ts";
import type { Basis } from "./basis.ts";
import { findBends, fitBends } from "./bends.ts";
import { doseFigures } from "./dose-figures.ts";
import { countDoses, type Doses } from "./doses.ts";
import { findImpressionEffects, type ImpressionEffect } from "./impression-effects.ts";
import { effectsClaim, type JudgedEffect } from "./impression-words.ts";

/** Needs `customer_channels`. Undefined where no customer has a click-through rate. */
export async function draftImpressions(basis: Basis): Promise<Draft | undefined> {
	const { bank, channels, settings } = basis;
	const doses = await countDoses(bank.engine, channels.campaign, settings.disclosureThreshold);
	if (doses.doses.length === 0) return undefined;
	const effects = findImpressionEffects(basis, doses);
	return {
		hypotheses: effects.map(({ hypothesis }) => hypothesis),
		write: (findings) => [impressionSection(basis, { doses, effects, findings })],
	};
}

function impressionSection(
	basis: Basis,
	{ doses, effects, findings }: { doses: Doses; effects: readonly ImpressionEffect[]; findings: Findings },
): Section {
	const judged = doses.channels.flatMap((channel, place) => {
		const own = effects
			.filter((effect) => effect.channel === channel)
			.map((effect) => ({ ...effect, finding: findings(effect.hypothesis.id) }));
		const cells = doses.cells.filter((cell) => cell.channel === channel.channel);
		// Only of a rate that falls it is asked where.
		const bends = own.some(({ finding }) => finding.verdict === "supported")
			? findBends(cells, seededRandom(basis.settings.seed + place))
			: fitBends(cells);
		return own.map(
			(effect, index): JudgedEffect => ({ ...effect, bend: index === 0 ? bends.all : bends.groups.get(effect.group) }),
		);
	});
	const overall = judged.filter(({ group }) => group === judged[0]?.group);
	const claim = effectsClaim(basis, overall);
	const table = advisedTable(basis, judged);
	const evidence = judged.flatMap((effect, row) =>
		overall.includes(effect) && !effect.withheld
			? [citeFinding(effect.finding, { label: effect.channel.channel, table: table.id, row })]
			: [],
	);
	const finding: FindingBlock = {
		kind: "finding",
		id: "ctr-falls",
		claim,
		verdict: blockVerdict(evidence),
		evidence,
		caveat: caveatWords(basis),
	};
	const figures: Block[] = doseFigures(basis, { doses, effects: overall, base: groupedBase(basis) });
	return {
		id: "impressions-and-clicks",
		claim,
		blocks: [...(evidence.length > 0 ? [finding] : []), ...figures, table],
	};
}

function caveatWords({ grouping }: Basis): string {
	const formed = grouping.formed && grouping.groups.length > 1;
	return `Who saw more impressions was not chosen at random, so this says what goes together and not what more impressions would do${formed ? `, and each ${grouping.noun} was formed by what customers do` : ""}.`;
}
