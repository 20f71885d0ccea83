/** The figures of owners against others: over all groups, and in each. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { allOf, countWord, someOf } from "../../narrative/count-words.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { intervalColumns } from "../columns.ts";
import { dots } from "../dots.ts";
import { withVerb } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { noteOf } from "../note-of.ts";
import { pointsRange, withinWords } from "../points-words.ts";
import { countColumn } from "../table.ts";
import { type Basis, outcomeBase, productColumn } from "./basis.ts";
import type { Outcomes } from "./ownership-counts.ts";
import type { Comparison, ProductComparison } from "./ownership-tests.ts";

export interface Ownership {
	outcome: Outcome;
	outcomes: Outcomes;
	comparisons: readonly ProductComparison[];
	findings: Findings;
}

export const overallId = "ownership-and-buying-overall";
const byGroupId = "ownership-and-buying";

/** Rows in the order of the comparisons; withheld where there is no comparison. */
export function overallFigure(basis: Basis, ownership: Ownership): Figure {
	const { grouping, settings, formats } = basis;
	const { outcome, comparisons, outcomes, findings } = ownership;
	const isGrouped = grouping.groups.length > 1;
	const difference = {
		name: "difference",
		label: isGrouped ? `Difference within one ${grouping.noun}` : `Difference in ${outcome.rate}`,
		format: "points",
	} as const;
	const pooled: Column = {
		name: "pooled_difference",
		label: "Difference over all customers",
		type: "number",
		format: "points",
	};
	return makeFigure(
		{
			id: overallId,
			claim: (rows) => {
				const values = rows.flatMap((row) => (typeof row.difference === "number" ? [row.difference] : []));
				if (values.length === 0) return `Too few customers ${outcome.past} to compare owners with others`;
				const range = pointsRange(values, formats);
				return withVerb(`The difference in ${outcome.rate} between owners of a product and others`, range);
			},
			description: `Difference in ${outcome.rate} between owners of a product and others${isGrouped ? ` of the same ${grouping.noun} (Mantel-Haenszel)` : ""}, with 95% intervals. Base: ${outcomeBase(basis, outcomes.customers)}.`,
			chart: dots(productColumn.name, { value: difference.name, reference: { value: 0, label: "Equally often" } }),
			columns: [
				productColumn,
				...rateColumns(outcome),
				...(isGrouped ? [pooled, ...intervalColumns(pooled)] : []),
				...evidenceColumns(difference, "Cohen's h"),
			],
			rows: comparisons.map(({ product, overall, pooled: estimate }) => ({
				product,
				...(overall
					? {
							...rateCells(overall),
							pooled_difference: estimate.estimate,
							pooled_difference_low: estimate.low,
							pooled_difference_high: estimate.high,
							...evidenceCells(difference.name, findings(overall.hypothesis.id)),
						}
					: {}),
			})),
			protection: {
				withheld: new Set(comparisons.flatMap(({ overall }, index) => (overall ? [] : [index]))),
				keep: [productColumn.name],
				single: Object.fromEntries(
					[...rateColumns(outcome), ...(isGrouped ? [pooled, ...intervalColumns(pooled)] : [])].map(({ name }) => [
						name,
						new Set(comparisons.flatMap(({ hidesCounts }, index) => (hidesCounts ? [index] : []))),
					]),
				),
			},
			...noteOf(
				whatCountsWords(basis, outcome),
				outcomes.products.some(({ strata }) => strata.withheld.size > 0)
					? `Where the numbers of a ${grouping.noun} may not be shown, it counts together with the others that may not, or is left out where one of them has only owners or none.`
					: "",
				basis.leftOutWords,
			),
			sql: outcomes.sql,
		},
		settings,
	);
}

/** Rows by product, then by group; withheld where there is no comparison. */
export function byGroupFigure(basis: Basis, ownership: Ownership): Figure {
	const { grouping, settings } = basis;
	const { outcome, comparisons, outcomes, findings } = ownership;
	const difference = { name: "difference", label: `Difference in ${outcome.rate}`, format: "points" } as const;
	const group = grouping.column.name;
	const compared = comparisons.flatMap(({ product, groups }) => groups.map((one) => ({ product, ...one })));
	return makeFigure(
		{
			id: byGroupId,
			claim: (rows) => byGroupClaim(basis, outcome, rows),
			description: `Difference in ${outcome.rate} between owners of a product and others, by ${grouping.noun}, with 95% intervals (Newcombe) and q-values. Base: ${outcomeBase(basis, outcomes.customers)}.`,
			chart: {
				kind: "forest",
				group: productColumn.name,
				category: group,
				value: difference.name,
				low: "difference_low",
				high: "difference_high",
				q: "q",
				verdict: "verdict",
				scale: "linear",
				reference: { value: 0, label: "Equally often" },
				sides: [`Owners ${outcome.verb} less often`, `Owners ${outcome.verb} more often`],
			},
			columns: [productColumn, grouping.column, ...rateColumns(outcome), ...evidenceColumns(difference, "Cohen's h")],
			rows: compared.map(({ product, group: name, comparison }) => ({
				product,
				[group]: name,
				...(comparison
					? { ...rateCells(comparison), ...evidenceCells(difference.name, findings(comparison.hypothesis.id)) }
					: {}),
			})),
			protection: {
				withheld: new Set(compared.flatMap(({ comparison }, index) => (comparison ? [] : [index]))),
				keep: [productColumn.name, group],
			},
			...noteOf(whatCountsWords(basis, outcome)),
			sql: outcomes.sql,
		},
		settings,
	);
}

function whatCountsWords({ bank }: Basis, { of }: Outcome): string {
	if (of === "responses") return "A response to any contact counts.";
	return bank.relations.get("purchases")?.fields.has("product")
		? "A purchase of any product that was offered counts."
		: "";
}

function rateColumns({ rate }: Outcome): Column[] {
	const share = (name: string, label: string): Column => ({ name, label, type: "number", format: "share" });
	const odds: Column = { name: "odds_ratio", label: "Odds ratio", type: "number", format: "ratio" };
	return [
		countColumn("owners", "Owners"),
		share("owners_rate", `Owners, ${rate}`),
		countColumn("others", "Others"),
		share("others_rate", `Others, ${rate}`),
		odds,
		...intervalColumns(odds),
	];
}

function rateCells({ table: { exposed, others }, oddsRatio }: Comparison): Record {
	const finite = (value: number) => (Number.isFinite(value) ? value : null);
	return {
		owners: exposed.n,
		owners_rate: exposed.successes / exposed.n,
		others: others.n,
		others_rate: others.successes / others.n,
		odds_ratio: finite(oddsRatio.estimate),
		odds_ratio_low: finite(oddsRatio.low),
		odds_ratio_high: finite(oddsRatio.high),
	};
}

/** Counts the verdicts of the published rows. */
function byGroupClaim(basis: Basis, { verb }: Outcome, rows: readonly Record[]): string {
	const { grouping } = basis;
	const known = rows.filter((row) => row.verdict !== null && isNamed(row[grouping.column.name]));
	if (known.length === 0) return `Too few customers to compare owners with others by ${grouping.noun}`;
	const apart = known.filter(({ verdict }) => verdict === "supported");
	const more = apart.filter(({ difference }) => Number(difference) > 0).length;
	const each = `${known.length === 1 ? "comparison" : "comparisons"} of a product within one ${grouping.noun}`;
	if (apart.length > 0) {
		const less = apart.length - more;
		const both = more > 0 && less > 0;
		return `Owners ${verb} ${more > 0 ? "more" : "less"} often in ${someOf(more || less, known.length, each)}${both ? `, and less often in ${countWord(less)}` : ""}`;
	}
	const isEven = known.every(({ verdict }) => verdict === "no difference");
	return isEven
		? `In ${allOf(known.length, each)} owners and others ${verb} equally often, ${withinWords(basis)}`
		: `In ${someOf(0, known.length, each)} do owners clearly ${verb} more or less often than others`;
}
