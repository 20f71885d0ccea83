/** Who holds which products: shares by group, and whether they differ. */

import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Block, Figure, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { cramersVEffect } from "../../findings/effects.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { chiSquareTest } from "../../statistics/chi-square-test.ts";
import { newcombeInterval } from "../../statistics/newcombe-interval.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { customersColumn, estimateCells, intervalColumns, shareColumn } from "../columns.ts";
import { type Ends, endsNote, findEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";
import { type Basis, productColumn } from "./basis.ts";
import { chartByGroup } from "./chart-by-group.ts";
import type { HoldingCount, HoldingCounts } from "./holding-counts.ts";
import { type Difference, describedClaim, testedClaim } from "./holdings-words.ts";
import { watchHoldings } from "./watch-holdings.ts";

export async function draftHoldings(basis: Basis, held: HoldingCounts): Promise<Draft> {
	const ranges = basis.products.flatMap(({ name }, index) => rangeOf(basis, { held, product: name, index }) ?? []);
	const isTested = !basis.grouping.formed;
	const kept = await watchHoldings(basis, ranges);
	return {
		hypotheses: kept.withTests(isTested ? ranges.map(({ hypothesis }) => hypothesis) : []),
		watched: kept.watched,
		write: (findings) => {
			const differences = isTested
				? ranges.map((range): Difference => ({ ...range, finding: findings(range.hypothesis.id) }))
				: [];
			const figure = holdingsFigure(basis, held);
			const turned = kept.blocks(findings);
			const told = differences.filter(({ hypothesis }) => !kept.isTurned(hypothesis.id));
			const claim = told.length > 0 ? testedClaim(basis, told) : describedClaim(basis, { held, ranges });
			const blocks = differenceBlocks(basis, { differences, told, claim, figure });
			return [{ id: "holdings", claim: turned[0]?.claim ?? claim, blocks: [...turned, ...blocks] }];
		},
	};
}

/** A product with the groups that hold it least and most. */
export interface Range extends Ends<HoldingCount> {
	product: string;
	hypothesis: Hypothesis;
}

/** Undefined where there are not two groups to compare. What is withheld is neither compared nor tested. */
function rangeOf(
	{ settings }: Basis,
	{ held, product, index }: { held: HoldingCounts; product: string; index: number },
): Range | undefined {
	const known = held.counts.filter((count) => count.product === product && !count.withheld && isNamed(count.group));
	const ends = findEnds(known, ({ holders, customers }) => holders / customers);
	if (!ends) return undefined;
	const { lowest, highest } = ends;
	const table = known.map(({ holders, customers }) => [holders, customers - holders]);
	const { df, p } = chiSquareTest(table);
	const exposed = { successes: highest.holders, n: highest.customers };
	const others = { successes: lowest.holders, n: lowest.customers };
	const estimate = exposed.successes / exposed.n - others.successes / others.n;
	const { meaningfulDifference } = settings;
	const hypothesis: Hypothesis = {
		id: `holdings-${index + 1}`,
		measured:
			df === 0
				? null
				: {
						estimate: { estimate, ...newcombeInterval({ exposed, others }) },
						p,
						effect: cramersVEffect(table),
					},
		...(df === 0 ? { why: "all customers or none hold it" } : {}),
		n: known.reduce((sum, { customers }) => sum + customers, 0),
		measure: "highest less lowest share that holds the product",
		format: "points",
		kind: "exploratory",
		none: 0,
		negligible: { low: -meaningfulDifference, high: meaningfulDifference },
		test: "chi-square over all groups",
	};
	return { product, lowest, highest, hypothesis };
}

function holdingsFigure(basis: Basis, { counts, sql }: HoldingCounts): Figure {
	const { grouping, products, settings, formats } = basis;
	const share = shareColumn(grouping.by === "all" ? undefined : `Share of the ${grouping.noun}'s customers`);
	const overall = { ...shareColumn("Share of all customers"), name: "overall_share" };
	const total = new Map(products.map(({ name, holders }) => [name, holders]));
	const group = grouping.column.name;
	return makeFigure(
		{
			id: `holdings-${basis.byGroup}`,
			claim: (rows) => {
				const most = rows.find((row) => row.product === products[0]?.name && row.overall_share !== null);
				return most
					? `${most.product} is the most held product: ${formats.cell(most.overall_share ?? null, "share")} of customers have it`
					: `Too few customers to show who holds ${products[0]?.name}`;
			},
			description: `Share of customers who hold each product${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: chartByGroup(basis, { value: share.name, rows: counts.length }),
			columns: [
				productColumn,
				grouping.column,
				customersColumn,
				countColumn("holders", "Customers who hold it"),
				share,
				...intervalColumns(share),
				overall,
			],
			rows: counts.map((count) => {
				const { product, customers, holders } = count;
				return {
					product,
					[group]: count.group,
					customers,
					holders,
					...estimateCells("share", { estimate: holders / customers, ...wilsonInterval(holders, customers) }),
					overall_share: (total.get(product) ?? 0) / grouping.customers,
				};
			}),
			protection: {
				withheld: new Set(counts.flatMap(({ withheld }, index) => (withheld ? [index] : []))),
				keep: [productColumn.name, group, customersColumn.name],
			},
			...noteOf(basis.leftOutWords, formedWords(basis)),
			sql,
		},
		settings,
	);
}

function differenceBlocks(
	basis: Basis,
	{
		differences,
		told,
		claim,
		figure,
	}: { differences: readonly Difference[]; told: readonly Difference[]; claim: string; figure: Figure },
): Block[] {
	if (differences.length === 0) return [figure];
	const table = differenceTable(basis, differences);
	if (told.length === 0) return [figure, table];
	const evidence = told.map((one) =>
		citeFinding(one.finding, { label: one.product, table: table.id, row: differences.indexOf(one) }),
	);
	return [{ kind: "finding", id: "holdings-finding", claim, verdict: blockVerdict(evidence), evidence }, figure, table];
}

function differenceTable(basis: Basis, differences: readonly Difference[]): TableBlock {
	const { grouping } = basis;
	const estimate = { name: "difference", label: "Highest less lowest", format: "points" } as const;
	return makeTableBlock({
		id: "holdings-differences",
		claim: `The widest difference between one ${grouping.noun} and another, for each product`,
		description: `The ${grouping.noun} that holds each product least and most often, the difference with its 95% interval, and the chi-square test over every ${grouping.noun}.`,
		columns: [
			productColumn,
			textColumn("lowest", "Held least by"),
			textColumn("highest", "Held most by"),
			...evidenceColumns(estimate, "Cramér's V"),
		],
		rows: differences.map(
			({ product, lowest, highest, finding }): Record => ({
				product,
				...endsCells(basis, { lowest, highest }),
				...evidenceCells(estimate.name, finding),
			}),
		),
		// Made of rows of the table of holdings that are not withheld.
		protection: "public",
		note: `${endsNote} Cramér's V is corrected for its bias.`,
	});
}

/** The groups that hold a product least and most; none where their shares read alike. */
function endsCells({ formats }: Basis, { lowest, highest }: Ends<HoldingCount>): Record {
	const [from, to] = [lowest, highest].map(({ holders, customers }) => formats.cell(holders / customers, "share"));
	return from === to ? { lowest: "All alike", highest: "All alike" } : { lowest: lowest.group, highest: highest.group };
}
