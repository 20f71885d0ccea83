/** Whether utilization differs by a trait: the highest group against the lowest, judged by a test over all of them. */

import type { Record } from "../../disclosure.ts";
import type { FindingBlock, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { additiveFit } from "../../statistics/additive-fit.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { findEnds } from "../ends.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { tellCustomers } from "../tell-customers.ts";
import type { Basis } from "./basis.ts";
import type { TraitGroup, TraitGroups } from "./by-trait.ts";
import { traitTable } from "./by-trait.ts";
import { differencesClaim } from "./difference-words.ts";
import { cohensFEffect } from "./effects.ts";
import { findReversals, type Reversal } from "./reversals.ts";

export interface Difference extends TraitGroups {
	/** Of the groups that are compared. */
	lowest: TraitGroup;
	highest: TraitGroup;
	reversals: Reversal[];
	hypothesis: Hypothesis;
}

/** Undefined where there are not two groups to compare. */
export function findDifference(basis: Basis, of: TraitGroups): Difference | undefined {
	const compared = of.groups.filter(({ isCompared }) => isCompared);
	const ends = findEnds(compared, ({ utilization }) => utilization?.estimate ?? 0);
	if (!ends?.lowest.utilization || !ends.highest.utilization) return undefined;
	const { lowest, highest } = ends;
	const { p: _, ...estimate } = welchDifference(ends.highest.utilization, ends.lowest.utilization);
	const measured = compared.flatMap(({ utilization }) => utilization ?? []);
	const varies = measured.every(({ standardError }) => standardError > 0);
	const fit = varies ? additiveFit(measured.map((group) => ({ ...group, levels: [] }))) : null;
	const n = compared.reduce((sum, { customers }) => sum + customers, 0);
	const most = basis.settings.meaningfulDifference;
	return {
		...of,
		lowest,
		highest,
		reversals: findReversals(of.groups),
		hypothesis: {
			id: traitTable(of.trait),
			measured: fit && { estimate, p: fit.p, effect: cohensFEffect(fit, n) },
			...(fit ? {} : { why: "in some group every customer spends the same share of income" }),
			n: tellCustomers(n, { all: basis.all.customers, threshold: basis.settings.disclosureThreshold }),
			measure: "highest less lowest utilization",
			format: "points",
			kind: "exploratory",
			none: 0,
			negligible: { low: -most, high: most },
			test: "Welch's test over all groups",
		},
	};
}

export type Found = Difference & { finding: Finding };

const id = "utilization-differences";

/** The sentence with a line for each trait, and the table that holds the numbers. */
export function writeDifferences(
	basis: Basis,
	{ differences, told }: { differences: readonly Difference[]; told: readonly Difference[] },
	findings: Findings,
): (FindingBlock | TableBlock)[] {
	const found = differences.map(
		(difference): Found => ({ ...difference, finding: findings(difference.hypothesis.id) }),
	);
	const lines = found.filter((_, row) => told.includes(differences[row] as Difference));
	if (lines.length === 0) return [differencesTable(found)];
	const evidence = lines.map((one) =>
		citeFinding(one.finding, { label: one.trait.field.label, table: id, row: found.indexOf(one) }),
	);
	const claim = differencesClaim(lines, basis.formats);
	const caveat =
		"Groups are compared by one trait at a time: a difference may come from another trait that goes with it." +
		(found.some(({ reversals }) => reversals.some(({ isClear }) => isClear))
			? " Where the two definitions order two groups differently, the figure of the trait says so, and the two are not ranked."
			: "");
	return [
		{ kind: "finding", id: "utilization-differs", claim, verdict: blockVerdict(evidence), evidence, caveat },
		differencesTable(found),
	];
}

function differencesTable(found: readonly Found[]): TableBlock {
	const estimate = { name: "difference", label: "Highest less lowest", format: "points" } as const;
	const own = {
		name: "own_difference",
		label: "By mean of ratios",
		type: "number",
		format: "points",
	} as const;
	return makeTableBlock({
		id,
		claim: "The groups with the lowest and the highest utilization, by each trait",
		description:
			"The difference between the two with its 95% interval, Welch's test over all groups, and the difference between the same two groups by the mean of customers' own ratios.",
		columns: [
			textColumn("trait", "Trait"),
			textColumn("lowest", "Lowest"),
			textColumn("highest", "Highest"),
			...evidenceColumns(estimate, "Cohen's f"),
			...withInterval(own),
		],
		rows: found.map(({ trait, lowest, highest, finding }): Record => {
			const other = lowest.own && highest.own ? welchDifference(highest.own, lowest.own) : undefined;
			return {
				trait: trait.field.label,
				lowest: lowest.name,
				highest: highest.name,
				...evidenceCells(estimate.name, finding),
				...estimateCells(own.name, other),
			};
		}),
		// Made of groups that are shown.
		protection: "public",
		note: "Of many groups the highest and the lowest lie apart by chance alone: whether utilization differs is judged by the test over all of them.",
	});
}
