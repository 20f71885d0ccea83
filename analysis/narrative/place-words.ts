/** Where an analyst's words go in a chapter: before its sections, or into one before what else it shows. */
import { type Block, type Chapter, listBlocks, type Section } from "../document.ts";
import { suggestNearest } from "../nearest.ts";
import { unescapeMarkdown } from "./escape-markdown.ts";
import type { Part, Piece, Problem } from "./own-words-template.ts";

/**
 * The chapter with the parts in it, and what could not be placed. A figure or table among the words stands there and no
 * longer where it was. A first line `# ...` is the section's headline, in place of the one written from the data.
 */
export function placeWords(
	chapter: Chapter,
	parts: readonly Part[],
	chapters: readonly Chapter[],
): { chapter: Chapter; problems: Problem[] } {
	const exhibits = new Map(
		listBlocks(chapter).flatMap((block): [string, Block][] => ("table" in block ? [[block.id, block]] : [])),
	);
	const placed = new Map(parts.flatMap((part) => idsIn(part).map(({ id }) => [id, part.section?.id])));
	const problems = [
		...refuseSections(chapter, parts),
		...refuseExhibits(parts, { chapter, chapters, exhibits }),
		...chapter.sections.flatMap((section) => refuseEmptied(section, parts)),
	];
	const write = (id: string, pieces: readonly Piece[]) =>
		pieces.flatMap((piece, index): Block[] => {
			if (piece.kind === "exhibit") return [exhibits.get(piece.id) ?? []].flat();
			const markdown = piece.markdown.trim();
			return markdown ? [{ kind: "text", id: `${id}-words-${index + 1}`, markdown, by: "analyst" }] : [];
		});
	const sections = chapter.sections.map((section): Section => {
		const part = parts.find((one) => one.section?.id === section.id);
		const { claim, pieces } = takeHeadline(part?.pieces ?? []);
		const rest = section.blocks.filter(({ id }) => !placed.has(id));
		const blocks = [...write(`${chapter.id}-${section.id}`, pieces), ...rest];
		return { ...section, ...(claim === undefined ? {} : { claim, claimBy: "analyst" }), blocks };
	});
	const introduction = write(chapter.id, parts.find(({ section }) => !section)?.pieces ?? []);
	return { chapter: { ...chapter, ...(introduction.length > 0 ? { introduction } : {}), sections }, problems };
}

function idsIn({ pieces }: Part) {
	return pieces.filter((piece) => piece.kind === "exhibit");
}

/** Plain text, not Markdown. */
function takeHeadline(pieces: readonly Piece[]): { claim?: string; pieces: readonly Piece[] } {
	const [first, ...others] = pieces;
	if (first?.kind !== "words") return { pieces };
	const [line, claim] = /^\s*# +(.*\S)\s*?(?:\n|$)/.exec(first.markdown) ?? [];
	if (line === undefined || claim === undefined) return { pieces };
	const rest = { ...first, markdown: first.markdown.slice(line.length) };
	return { claim: unescapeMarkdown(claim), pieces: [rest, ...others] };
}

function refuseSections({ id, sections }: Chapter, parts: readonly Part[]): Problem[] {
	const valid = sections.map((section) => section.id);
	const named = parts.flatMap(({ section }) => (section ? [section] : []));
	return named.flatMap(({ id: name, at }, index) => {
		if (!valid.includes(name)) {
			const mend = suggestNearest(name, valid, "its sections are");
			return [{ ...at, message: `the chapter "${id}" has no section "${name}"${mend}` }];
		}
		const isTwice = named.slice(0, index).some((before) => before.id === name);
		return isTwice ? [{ ...at, message: `the section "${name}" is there before: write its words in one place` }] : [];
	});
}

interface Where {
	chapter: Chapter;
	chapters: readonly Chapter[];
	exhibits: ReadonlyMap<string, Block>;
}

function refuseExhibits(parts: readonly Part[], { chapter, chapters, exhibits }: Where): Problem[] {
	const pieces = parts.flatMap(idsIn);
	return pieces.flatMap(({ id, at }, index) => {
		if (exhibits.has(id)) {
			const isTwice = pieces.slice(0, index).some((before) => before.id === id);
			return isTwice ? [{ ...at, message: `"${id}" is placed before: it appears once` }] : [];
		}
		const other = chapters.find((one) => listBlocks(one).some((block) => block.id === id && "table" in block));
		const mend = other
			? `: it is in the chapter "${other.id}", and stays there`
			: suggestNearest(id, [...exhibits.keys()], "it has");
		return [{ ...at, message: `the chapter "${chapter.id}" has no figure or table "${id}"${mend}` }];
	});
}

/** A headline without anything under it says what nobody can check. */
function refuseEmptied({ id, blocks }: Section, parts: readonly Part[]): Problem[] {
	const taken = parts.filter(({ section }) => section?.id !== id).flatMap(idsIn);
	const last = taken.findLast((piece) => blocks.some((block) => block.id === piece.id));
	const isEmptied = last && blocks.every((block) => taken.some((piece) => piece.id === block.id));
	const message = `"${last?.id}" is all that the section "${id}" shows: place it under {% section ${id} %}`;
	return isEmptied ? [{ ...last.at, message }] : [];
}
