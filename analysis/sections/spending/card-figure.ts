/** The share of spending on cards in each category, as a figure and in words. */

import type { Record } from "../../disclosure.ts";
import type { Cell, Figure, FindingBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Findings } from "../../findings/hypothesis.ts";
import type { Formats } from "../../format.ts";
import { joinWords } from "../../narrative/words.ts";
import { estimateCells, moneyColumn, shareColumn, withInterval } from "../columns.ts";
import { findRowEnds, rangeClaim } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { noteOf } from "../note-of.ts";
import { textColumn } from "../table.ts";
import { type Basis, totalColumn } from "./basis.ts";
import type { CardShare, Cards } from "./card-shares.ts";
import { shareOf } from "./estimates.ts";
import type { Kinds } from "./kinds.ts";

interface Shares {
	shares: readonly CardShare[];
	findings: Findings;
}

const tableId = "card-share-by-category";

const difference = { name: "difference", label: "Less the other categories", format: "points" } as const;

export function cardsFigure(
	basis: Basis,
	{ shares, categories, findings, sql }: Shares & { categories: Kinds; sql: string },
): Figure {
	const { settings, base, formats } = basis;
	const share = shareColumn("Share of the category's spending");
	const cards = textColumn("cards", "Cards");
	const hasKinds = new Set(shares.map((one) => one.cards)).size > 1;
	const names = shares.flatMap((one) => one.cards.payments);
	const write = (value: Cell) => formats.cell(value, "share");
	return makeFigure(
		{
			id: tableId,
			claim: (published) => {
				const rows = published.filter((row) => row.cards === shares[0]?.cards.name);
				const at = { value: share.name, group: categories.column.name, noun: "category", write };
				const ends = findRowEnds(rows, at);
				return ends
					? rangeClaim("The share of spending that is on cards", ends, { ...at, rows })
					: "How much is on cards cannot be shown: too few customers";
			},
			description: `Share of the spending in each ${categories.column.label.toLowerCase()} that is paid by card (${joinWords([...new Set(names)])}), with 95% intervals. Base: ${base}.`,
			chart: {
				kind: "dots",
				category: categories.column.name,
				...(hasKinds ? { series: cards.name } : {}),
				value: share.name,
				low: "share_low",
				high: "share_high",
				scale: { type: "linear" },
			},
			columns: [
				categories.column,
				cards,
				totalColumn(basis, "Spending on such cards"),
				moneyColumn("elsewhere", "Spending not on such cards", settings.currency),
				...withInterval(share),
				...evidenceColumns(difference, "Cohen's d"),
				{ name: "others_share", label: "Share in the other categories", type: "number", format: "share" },
			],
			rows: shares.map(
				({ category, cards: of, sums, hypothesis }): Record => ({
					[categories.column.name]: category,
					cards: of.name,
					total: sums.y,
					elsewhere: sums.x - sums.y,
					...estimateCells(share.name, shareOf(sums)),
					...(hypothesis ? evidenceCells(difference.name, findings(hypothesis.id)) : {}),
					others_share: hypothesis ? othersShare(sums, findings(hypothesis.id)) : null,
				}),
			),
			protection: {
				withheld: new Set(shares.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [categories.column.name, cards.name],
			},
			...noteOf(
				"Payment types are taken for cards by their names.",
				hasKinds ? "Credit cards are among the cards of any kind." : "",
			),
			sql,
		},
		settings,
	);
}

/** Lines of evidence under one sentence. */
const mostEvidence = 5;

/** Where a kind of cards has less of the money than in the other categories, the most money first; undefined where nothing could be tested. */
export function writeCards(
	{ formats }: Basis,
	{ cards, shares, findings }: Shares & { cards: Cards },
): FindingBlock | undefined {
	const tested = shares.flatMap((share, row): Tested[] =>
		share.cards === cards && share.hypothesis ? [{ ...share, row, finding: findings(share.hypothesis.id) }] : [],
	);
	if (tested.length === 0) return undefined;
	const behind = findBehind(tested);
	const cited = (behind.length > 0 ? behind : tested).slice(0, mostEvidence);
	const evidence = cited.map(({ category, row, finding }) =>
		citeFinding(finding, { label: category, table: tableId, row }),
	);
	return {
		kind: "finding",
		id: `${cards.id}-can-still-win`,
		claim: behindClaim({ behind, tested, cards }, formats),
		verdict: blockVerdict(evidence),
		evidence,
	};
}

interface Tested extends CardShare {
	row: number;
	finding: Finding;
}

function findBehind(tested: readonly Tested[]): Tested[] {
	return tested
		.filter(({ finding }) => finding.verdict === "supported" && (finding.measured?.estimate.estimate ?? 0) < 0)
		.toSorted((a, b) => b.sums.x - b.sums.y - (a.sums.x - a.sums.y));
}

/** The share in a category less how far it is ahead of the others; null where that is not known. */
function othersShare({ y, x }: CardShare["sums"], { measured }: Finding): number | null {
	return measured ? y / x - measured.estimate.estimate : null;
}

interface Behind {
	behind: readonly Tested[];
	tested: readonly Tested[];
	cards: Cards;
}

function behindClaim({ behind, tested, cards: { plural } }: Behind, { cell }: Formats): string {
	const money = ({ sums }: Tested) => cell(sums.x - sums.y, "money");
	const share = ({ sums }: Tested) => cell(sums.y / sums.x, "share");
	const [first, ...others] = behind;
	if (first) {
		const also = others.slice(0, 2).map((one) => `${one.category} (${money(one)}, ${share(one)} on ${plural})`);
		return `Where ${plural} lag, they can still win most in ${first.category}: ${share(first)} of spending there is on ${plural}, against ${cell(othersShare(first.sums, first.finding), "share")} in the other categories, and ${money(first)} is not${also.length > 0 ? `; then in ${joinWords(also)}` : ""}`;
	}
	const isSame = tested.every(({ finding }) => finding.verdict === "no difference");
	return isSame
		? `The share on ${plural} is about the same in every category`
		: `No category is known to have less on ${plural} than the others`;
}
