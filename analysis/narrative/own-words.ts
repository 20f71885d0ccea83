/** The analyst's own words in the chapters of a report: what is wrong in any file is told at once. */
import { type Chapter, listChapters, type ReportDocument } from "../document.ts";
import { suggestNearest } from "../nearest.ts";
import { findLooseFootnotes } from "./own-footnotes.ts";
import type { OwnWordsFile } from "./own-words-files.ts";
import { fillTemplate } from "./own-words-template.ts";
import { placeWords } from "./place-words.ts";
import { nameReferences } from "./references.ts";

/**
 * Adds the words of every file to its chapter. Throws an Error with a line for each thing that a file names and the report
 * does not have, with the nearest names, and for each that cannot stand where it does.
 */
export function addOwnWords(document: ReportDocument, files: readonly OwnWordsFile[]): ReportDocument {
	if (files.length === 0) return document;
	const names = nameReferences(document);
	const all = listChapters(document);
	const problems: string[] = [];
	const edited = new Map<string, Chapter>();
	for (const { name, path, text } of files) {
		const chapter = all.find(({ id }) => name === `${id}.md`);
		if (chapter) {
			const filled = fillTemplate(text, names);
			const placed = placeWords(chapter, filled.parts, all);
			const found = [...filled.problems, ...findLooseFootnotes(filled.parts, { text, chapter }), ...placed.problems];
			const sorted = found.toSorted((a, b) => a.line - b.line || a.column - b.column);
			for (const { line, column, message } of sorted)
				problems.push(`${path}: line ${line}: column ${column}: ${message}`);
			edited.set(chapter.id, placed.chapter);
		} else {
			const valid = all.map(({ id }) => `${id}.md`);
			problems.push(`${path}: no chapter has this name${suggestNearest(name, valid, "the files may be")}`);
		}
	}
	if (problems.length > 0) throw new Error(problems.join("\n"));
	const take = (chapter: Chapter) => edited.get(chapter.id) ?? chapter;
	const { chapters, quality, method } = document;
	return { ...document, chapters: chapters.map(take), quality: take(quality), method: take(method) };
}
