/** The parts of the chapter on key segments. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Block, Format, Section } from "../../document.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { foundClaim, foundFinding, testSegment, testsTable } from "./found.ts";
import { readHabits } from "./habits.ts";
import { type Basis, readBasis } from "./key-segment.ts";
import { methodText, searchedTable, searchWords } from "./method-words.ts";
import { overlapFigure } from "./overlap.ts";
import { profileSegment } from "./profiles.ts";
import { expectedSpend, rankingFigure, segmentsFigure } from "./ranking.ts";

export async function draftKeySegments(bank: Bank, settings: Settings): Promise<Draft> {
	const basis = await readBasis(bank, settings);
	if (!basis)
		return { hypotheses: [], write: () => [noneSection("No group of customers is large enough to be searched")] };
	const { segments, search, formats } = basis;
	if (segments.length === 0) {
		const groups = formats.cell(search.searched.length, "count");
		const claim = `None of ${groups} groups of customers is clear of every simpler group that it is part of in utilization`;
		const text: Block = { kind: "text", id: "key-segments-method", markdown: searchWords(basis) };
		return { hypotheses: [], write: () => [noneSection(claim, [text, searchedTable(basis)])] };
	}
	const habits = await readHabits(basis);
	return {
		hypotheses: segments.map((segment) => testSegment(segment, basis)),
		write: (findings) => [
			{
				id: "key-segments",
				claim: foundClaim(basis, findings),
				blocks: [
					foundFinding(basis, findings),
					segmentsFigure(basis, findings),
					methodText(basis),
					searchedTable(basis),
					testsTable(basis, findings),
				],
			},
			{
				id: "key-segment-profiles",
				claim: profilesClaim(basis),
				blocks: segments.map((segment) => profileSegment(segment, basis, { habits, findings })),
			},
			rankingSection(basis),
			...overlapSection(basis),
		],
	};
}

function noneSection(claim: string, blocks: Block[] = []): Section {
	return { id: "key-segments", claim, blocks };
}

function profilesClaim({ segments, formats }: Basis): string {
	const span = (values: readonly number[], format: Format) => {
		const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => formats.cell(value, format));
		return least === most ? least : `${least} to ${most}`;
	};
	const customers = span(
		segments.map(({ group }) => group.sums.n),
		"count",
	);
	const spending = span(segments.map(expectedSpend), "money");
	return `${segments.length === 1 ? "The key segment has" : "Key segments have"} ${customers} customers and ${segments.length === 1 ? "is" : "are"} expected to spend ${spending} a month`;
}

function rankingSection(basis: Basis): Section {
	const figure = rankingFigure(basis);
	return { id: "key-segments-stability", claim: figure.claim, blocks: [figure] };
}

function overlapSection(basis: Basis): Section[] {
	if (basis.segments.length < 2) return [];
	const figure = overlapFigure(basis);
	return [{ id: "key-segments-in-common", claim: figure.claim, blocks: [figure] }];
}
