/** The section about products that are held together. */
import { definitions } from "../../definitions.ts";
import type { Block, Column, Figure, FindingBlock, Section, TableBlock } from "../../document.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding } from "../../findings/hypothesis.ts";
import { customersColumn, intervalColumns } from "../columns.ts";
import { dots } from "../dots.ts";
import { makeFigure } from "../figure.ts";
import { groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { sizeInPoints } from "../points-words.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import type { Basis } from "./basis.ts";
import type { Combination, Pair, Together } from "./together.ts";
import { liftWords, standingOf, strongestFirst, togetherClaim } from "./together-words.ts";

const caveat = "Products held together say nothing about which came first.";

const lift = { name: "lift", label: "Lift", type: "number", format: "ratio" } as const satisfies Column;
const expected: Column = {
	name: "expected",
	label: "Customers expected by chance",
	type: "number",
	format: "decimal",
	unit: "customers",
};

/** Nothing where no pair can be told. */
export function writeTogether(basis: Basis, together: Together): Section[] {
	const { pairs, triples, isPartial } = together;
	if (pairs.length === 0) return [];
	const claim = togetherClaim(basis, pairs, { isPartial });
	const blocks: (Block | undefined)[] = [
		mainFinding(claim, pairs),
		...pairs.flatMap((pair, row) => (standingOf(pair) === "turned" ? [turnedFinding(basis, pair, row)] : [])),
		pairsFigure(basis, together),
		triples.length > 0 ? triplesTable(basis, triples) : undefined,
	];
	return [{ id: "products-together", claim, blocks: blocks.filter((block) => block !== undefined) }];
}

const figureId = "products-together";

/** With the pairs that the claim speaks of: those that go together, or else all. */
function mainFinding(claim: string, pairs: readonly Pair[]): FindingBlock {
	const together = strongestFirst(pairs.filter((pair) => standingOf(pair) === "together"));
	const cited = together.length > 0 ? together : pairs;
	const hasMix = together.length === 0 && pairs.some((pair) => standingOf(pair) !== "none");
	const isEven = !hasMix && pairs.every(({ overall }) => overall.verdict === "no difference");
	const evidence = cited.flatMap((pair) => {
		const row = pairs.indexOf(pair);
		const cite = (finding: Finding, label: string) => citeFinding(finding, { label, table: figureId, row });
		const isWithin = together.length > 0 || standingOf(pair) !== "none";
		return [
			cite(pair.overall, pair.name),
			...(pair.within && isWithin ? [cite(pair.within, `${pair.name}, within groups`)] : []),
		];
	});
	const verdict = together.length > 0 ? "supported" : isEven ? "no difference" : "inconclusive";
	return { kind: "finding", id: "products-together-finding", claim, verdict, evidence, caveat };
}

/** A pair that goes together over all customers and apart within groups, or the other way around. */
function turnedFinding({ grouping, formats }: Basis, pair: Pair, row: number): FindingBlock {
	const within = pair.within as Finding;
	const difference = within.measured?.estimate.estimate ?? 0;
	const words = `${sizeInPoints(difference, formats)} ${difference > 0 ? "more" : "less"} often`;
	const cite = (finding: Finding, label: string) => citeFinding(finding, { label, table: figureId, row });
	const [first, second] = pair.products;
	return {
		kind: "finding",
		id: `products-together-turned-${row + 1}`,
		claim: `${pair.name} turn around within one ${grouping.noun}: over all customers they are held together ${formats.fixed(pair.lift.estimate, 2)} times as often as chance would have it, but within one ${grouping.noun} holders of ${first} hold ${second} ${words} than others`,
		verdict: within.verdict,
		evidence: [cite(pair.overall, "All customers"), cite(within, "Within groups")],
		caveat: "What shows over all customers comes of the mix of groups (Simpson's paradox).",
	};
}

function pairsFigure(basis: Basis, { pairs, isPartial, sql }: Together): Figure {
	const { grouping, settings, formats } = basis;
	const within = {
		name: "within",
		label: "Within groups, difference in holding the second",
		format: "points",
	} as const;
	const isGrouped = pairs.some((pair) => pair.within);
	const { most, least } = extremesOf(pairs);
	return makeFigure(
		{
			id: figureId,
			claim: () =>
				most === least
					? liftWords(basis, most)
					: `Pairs of products are held together from ${formats.fixed(least.lift.estimate, 2)} (${least.name}) to ${formats.fixed(most.lift.estimate, 2)} (${most.name}) times as often as chance would have it`,
			description: `Customers who hold both products over those expected if holding one said nothing about the other (lift), with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart:
				pairs.length <= definitions.mostCategories.value
					? dots("pair", { value: lift.name, reference: { value: 1, label: "As by chance" } })
					: { kind: "heatmap", x: "second", y: "first", value: lift.name, diverging: false },
			columns: [
				textColumn("pair", "Products"),
				textColumn("first", "First product"),
				textColumn("second", "Second product"),
				{ ...customersColumn, label: "Customers who hold both" },
				expected,
				...evidenceColumns(lift, "Cramér's V"),
				...(isGrouped ? prefixColumns(within, "Cohen's h") : []),
			],
			rows: pairs.map((pair) => ({
				pair: pair.name,
				first: pair.products[0] ?? "",
				second: pair.products[1] ?? "",
				customers: pair.lift.customers,
				expected: pair.lift.expected,
				...evidenceCells(lift.name, pair.overall),
				...(pair.within ? prefixCells(within.name, pair.within) : {}),
			})),
			// Pairs with a part that is too small are not among the rows.
			protection: "public",
			...noteOf(
				"The interval of a lift is by bootstrap (BCa).",
				isGrouped
					? `Within groups: how much more often holders of the first product hold the second than others of their ${grouping.noun} do (Mantel-Haenszel).`
					: "",
				isPartial ? "Pairs that too few customers hold, or lack one of, are left out." : "",
				basis.leftOutWords,
			),
			sql,
		},
		settings,
	);
}

function extremesOf(pairs: readonly Pair[]): { least: Pair; most: Pair } {
	const sorted = pairs.toSorted((a, b) => a.lift.estimate - b.lift.estimate);
	return { least: sorted[0] as Pair, most: sorted.at(-1) as Pair };
}

/** As `evidenceColumns`, for a second comparison in the same row. */
function prefixColumns(estimate: { name: string; label: string; format: "points" }, effect: string): Column[] {
	return evidenceColumns(estimate, effect).map((column) =>
		column.name.startsWith(estimate.name)
			? column
			: { ...column, name: `${estimate.name}_${column.name}`, label: `Within groups, ${column.label}` },
	);
}

function prefixCells(name: string, finding: Finding): ReturnType<typeof evidenceCells> {
	const cells = Object.entries(evidenceCells(name, finding));
	return Object.fromEntries(cells.map(([key, cell]) => [key.startsWith(name) ? key : `${name}_${key}`, cell]));
}

function triplesTable(basis: Basis, triples: readonly Combination[]): TableBlock {
	const [first] = triples as [Combination];
	return makeTableBlock({
		id: "triples-together",
		claim: `The three products most often held together are ${first.name}, by ${basis.formats.cell(first.lift.customers, "count")} customers`,
		description: `The three products that are held together by most customers, against what would be expected if holding one said nothing about the others, with 95% intervals by bootstrap. Described, not tested. Base: ${groupedBase(basis)}.`,
		columns: [
			textColumn("products", "Products"),
			{ ...customersColumn, label: "Customers who hold all" },
			expected,
			lift,
			...intervalColumns(lift),
		],
		rows: triples.map(({ name, lift: { customers, expected: byChance, estimate, low, high } }) => ({
			products: name,
			customers,
			expected: byChance,
			lift: estimate,
			lift_low: low,
			lift_high: high,
		})),
		// Triples with a part that is too small are not among the rows.
		protection: "public",
	});
}
