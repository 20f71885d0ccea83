/** What each group of customers spends its money on, or how it pays, against all customers. */

import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Chart, Figure, FindingBlock, Section, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import { someOf } from "../../narrative/count-words.ts";
import { shareIndex } from "../../statistics/share-index.ts";
import { categoryColumn, customersColumn, estimateCells, shareColumn, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { allOthers } from "../gather-small.ts";
import { noteOf } from "../note-of.ts";
import { makeTableBlock } from "../table.ts";
import { type Basis, indexColumn, perCustomerColumn, totalColumn } from "./basis.ts";
import { perCustomerMonth } from "./estimates.ts";
import { testIndexes } from "./index-tests.ts";
import { type Compared, differencesClaim, type Found, largestClaim, rankSupported } from "./index-words.ts";
import { type KindCells, readKindCells } from "./kind-cells.ts";
import { nameCustomers, type Trait } from "./traits.ts";
import { watchShares } from "./watch-shares.ts";

/** Lines of evidence under one sentence. */
const mostEvidence = 5;

/** The strongest color stands for half as much, and half as much again, in every such figure. */
const colorLimit = 0.5;

/** `hidden` are kinds that are withheld for all customers together. */
export async function draftByTrait(
	basis: Basis,
	{ kinds, trait, hidden }: Compared & { hidden: readonly string[] },
): Promise<Draft> {
	const threshold = basis.settings.disclosureThreshold;
	const read = await readKindCells(basis.bank.engine, { kinds, parts: trait, threshold, hidden });
	const tests = testIndexes(basis, { kinds, trait, ...read });
	const figure = traitFigure(basis, { kinds, trait, ...read });
	const id = kinds.role === "category" ? `spending-by-${trait.id}` : `payment-by-${trait.id}`;
	const kept = await watchShares(basis, { kinds, trait, tests });
	return {
		hypotheses: kept.withTests(tests.map(({ hypothesis }) => hypothesis)),
		watched: kept.watched,
		write: (findings): Section[] => {
			if (tests.length === 0) return [{ id, claim: figure.claim, blocks: [figure] }];
			const found = tests.map((test): Found => ({ ...test, finding: findings(test.hypothesis.id) }));
			const turned = kept.blocks(findings);
			const told = found.filter(({ hypothesis }) => !kept.isTurned(hypothesis.id));
			const table = differencesTable(found, { kinds, trait });
			const finding = told.length > 0 ? [writeDifferences(basis, { found, told, table }, { kinds, trait })] : [];
			const [first] = [...turned, ...finding];
			return [{ id, claim: first?.claim ?? figure.claim, blocks: [...turned, ...finding, figure, table] }];
		},
	};
}

type Drawn = Compared & KindCells;

function traitFigure(basis: Basis, { kinds, trait, cells, all, sql }: Drawn): Figure {
	const { settings, spending, base } = basis;
	const isCategory = kinds.role === "category";
	const [kind, group] = [kinds.column, categoryColumn(trait.field)];
	const share = shareColumn(`Share of the spending of the ${trait.noun}`);
	const shown = isCategory ? cells : trait.groups.flatMap((name) => cells.filter((cell) => cell.group === name));
	const chart: Chart = isCategory
		? { kind: "heatmap", x: group.name, y: kind.name, value: "index", diverging: true, middle: 1, limit: colorLimit }
		: { kind: "stacked-bars", category: group.name, series: kind.name, value: "share" };
	const kindLabel = kind.label.toLowerCase();
	const indexes = (which: "withheld" | "activeWithheld") =>
		new Set(shown.flatMap((cell, i) => (cell[which] ? [i] : [])));
	return makeFigure(
		{
			id: isCategory ? `spending-category-by-${trait.id}` : `payment-mix-by-${trait.id}`,
			claim: (rows) => largestClaim(rows, { kinds, trait }, basis),
			description: isCategory
				? `Share of the spending of each ${trait.noun} that goes to each ${kindLabel}, as an index: 100 is the share of all customers. Base: ${base}.`
				: `Share of the spending of each ${trait.noun}, by ${kindLabel}. Base: ${base}.`,
			chart,
			columns: [
				group,
				kind,
				{ ...customersColumn, label: "Customers who spend in it" },
				totalColumn(basis),
				share,
				perCustomerColumn(basis),
				...withInterval(indexColumn),
			],
			rows: shown.map(({ kind: name, group: of, active, sums }): Record => {
				const whole = all.get(name);
				return {
					[group.name]: of,
					[kind.name]: name,
					customers: active,
					total: sums.y,
					share: sums.x > 0 ? sums.y / sums.x : null,
					per_customer_month: perCustomerMonth(sums, spending.months)?.estimate ?? null,
					...estimateCells("index", whole ? shareIndex(sums, whole) : null),
				};
			}),
			protection: {
				withheld: indexes("withheld"),
				keep: [group.name, kind.name],
				single: { customers: indexes("activeWithheld") },
			},
			...noteOf(
				isCategory ? "An index above 100 says that more of the money goes there than of all customers." : "",
				trait.isGathered ? `The smallest groups are put together as ${allOthers.toLowerCase()}.` : "",
				kinds.rest ? `The smallest ${kinds.plural} are put together as ${kinds.rest.toLowerCase()}.` : "",
				traitsWords(basis, trait),
			),
			sql,
		},
		settings,
	);
}

/** That there are more traits than are shown, beside the last of them. */
function traitsWords({ demographics, leftOut }: Basis, { field }: Trait): string {
	if (leftOut === 0 || field !== demographics.at(-1)) return "";
	return `Of ${demographics.length + leftOut} traits of the customers the first ${demographics.length} are shown.`;
}

/** Of those that do not turn around among customers who are alike. */
function writeDifferences(
	basis: Basis,
	{ found, told, table }: { found: readonly Found[]; told: readonly Found[]; table: TableBlock },
	compared: Compared,
): FindingBlock {
	const { trait } = compared;
	const supported = rankSupported(told);
	const cited = (supported.length > 0 ? supported : told).slice(0, mostEvidence);
	const evidence = cited.map((one) =>
		citeFinding(one.finding, {
			label: `${nameCustomers(trait, one.group)}: ${one.kind}`,
			table: table.id,
			row: found.indexOf(one),
		}),
	);
	return {
		kind: "finding",
		id: `${table.id}-found`,
		claim: differencesClaim(told, compared, basis),
		verdict: blockVerdict(evidence),
		evidence,
		...(supported.length > 0
			? {
					caveat: `Traits go together: a difference by ${trait.noun} may be one of another trait that is more common there.`,
				}
			: {}),
	};
}

function differencesTable(found: readonly Found[], { kinds, trait }: Compared): TableBlock {
	const [kind, group] = [kinds.column, categoryColumn(trait.field)];
	const topic = kinds.role === "category" ? "spending" : "payment";
	const supported = rankSupported(found).length;
	return makeTableBlock({
		id: `${topic}-differences-by-${trait.id}`,
		claim: `A difference by ${trait.noun} is known in ${someOf(supported, found.length, kinds.plural)}`,
		description: `The ${trait.noun} that differs most from all customers, its index with the 95% interval, and Cochran's Q over every ${trait.noun}.`,
		columns: [
			kind,
			{ ...group, label: "Differs most" },
			shareColumn("Its share of spending"),
			{ ...shareColumn("Share of all spending"), name: "share_of_all" },
			...evidenceColumns({ ...indexColumn, label: "Index" }, "Cohen's d"),
		],
		rows: found.map(
			({ kind: name, group: of, share, shareOfAll, finding }): Record => ({
				[kind.name]: name,
				[group.name]: of,
				share,
				share_of_all: shareOfAll,
				...evidenceCells(indexColumn.name, finding),
			}),
		),
		// Made of shares that are not withheld.
		protection: "public",
		note: "Of many groups one differs most by chance alone: whether shares differ at all is judged by the test over all groups. Cohen's d is the share of the group less that of all others, in standard deviations of customers.",
	});
}
