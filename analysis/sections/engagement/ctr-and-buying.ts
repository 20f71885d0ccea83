/** Does a higher click-through rate go with buying, and where? */
import type { Draft } from "../../chapters/chapter.ts";
import type { Section } from "../../document.ts";
import { findOutcome } from "../../tables/outcomes.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import type { Grouped } from "../grouped.ts";
import { withinStrataSection } from "./ctr-channel-findings.ts";
import { type FigureOptions, pairsForest } from "./ctr-forests.ts";
import { answersOf, groupBlocks } from "./ctr-group-findings.ts";
import { type ClickOutcomes, readClickOutcomes } from "./ctr-outcomes.ts";
import { ratesFigure } from "./ctr-rates.ts";
import { type ClickTests, strataNoun, testClicks } from "./ctr-tests.ts";
import { headline } from "./ctr-words.ts";

/**
 * Needs `customer_channels`. Undefined where the data have no impressions with clicks, or nothing of what became of the
 * customers.
 */
export async function draftCtrAndBuying({ bank, grouping, settings }: Grouped): Promise<Draft | undefined> {
	const outcome = findOutcome(bank);
	const counted = outcome && (await readClickOutcomes(bank, outcome));
	if (!outcome || !counted) return undefined;
	const tests = testClicks(counted, { grouping, outcome, settings });
	return {
		hypotheses: tests.hypotheses,
		watched: tests.channels.flatMap(({ hypotheses }) =>
			hypotheses
				? [
						{
							over: [strataNoun(grouping, counted.hasBands)],
							isTurned: hypotheses.overall.turnsWithin !== undefined,
						},
					]
				: [],
		),
		write: (findings) => writeSections(counted, tests, { grouping, outcome, settings, findings }),
	};
}

function writeSections(counted: ClickOutcomes, tests: ClickTests, options: FigureOptions): Section[] {
	const { grouping, outcome, findings } = options;
	const named = grouping.groups.map(({ name }) => name).filter(isNamed);
	const groups = named.map((group) => answersOf(group, tests, findings));
	const claim = headline(groups, { grouping, outcome });
	const { leftOut, sql } = counted;
	const forest = pairsForest(tests, { claim, leftOut, sql: sql.patterns }, options);
	const rates = ratesFigure(counted, tests, options);
	const within = withinStrataSection(counted, tests, options);
	return [
		{ id: "ctr-and-buying", claim, blocks: [forest, ...groupBlocks(groups, outcome)] },
		{ id: "purchase-rate-by-ctr", claim: rates.claim, blocks: [rates] },
		...(within ? [within] : []),
	];
}
