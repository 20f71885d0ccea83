/** The watch as a part of a chapter keeps it: what it found, its tests, and the blocks that replace what turns around. */
import type { Figure, FindingBlock } from "../../document.ts";
import type { Findings, Hypothesis } from "../../findings/hypothesis.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { markTurned, testTurned, turnedBlocks } from "./turned-blocks.ts";
import { type Watch, type WatchedOver, watchReversals } from "./watch.ts";

export interface Part extends Watch {
	/** Of the figure of what turns around; the findings' ids begin with it. kebab-case. */
	id: string;
	/** Whom the figure speaks of: "4,000 customers, 30 June 2025". */
	base: string;
	/** Whether the groups are tested, and not only described. */
	isTested: boolean;
}

export interface Kept {
	watched: readonly WatchedOver[];
	isTurned(id: string): boolean;
	/** The hypotheses of the part, marked where they turn around, and behind them the tests of what turns. */
	withTests(own: readonly Hypothesis[]): Hypothesis[];
	/** Nothing where no difference turns around; else the first block makes the first claim. */
	blocks(findings: Findings): (FindingBlock | Figure)[];
}

/** Watches the comparisons that a part of a chapter makes, before it says anything of them. */
export async function keepWatch(
	{ bank, settings }: { bank: Bank; settings: Settings },
	{ id, base, isTested, ...watch }: Part,
): Promise<Kept> {
	const watched = await watchReversals(bank, settings, watch);
	const turned = new Set(watched.flatMap((one) => (one.turned.length > 0 ? [one.comparison.id] : [])));
	return {
		watched: watched.map(({ over, turned: { length } }) => ({ over, isTurned: length > 0 })),
		isTurned: (comparison) => turned.has(comparison),
		withTests: (own) => [...markTurned(own, watched), ...(isTested ? testTurned(watched, watch) : [])],
		blocks: (findings) =>
			turnedBlocks(watched, { id, watch, findings: isTested ? findings : undefined, settings, base }),
	};
}
