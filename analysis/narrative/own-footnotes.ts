/** Footnotes in an analyst's words: each has its note, among the same words. */
import { type Chapter, listBlocks } from "../document.ts";
import type { Part, Problem } from "./own-words-template.ts";

const reference = /\[\^([^\]\s]+)\](?!:)/g;
const note = /^ {0,3}\[\^([^\]\s]+)\]:/gm;

/**
 * References whose note is missing, or stands beyond a figure or in another section, where the page would not find it. The
 * numbers of the chapter's sources are notes as well.
 */
export function findLooseFootnotes(
	parts: readonly Part[],
	{ text, chapter }: { text: string; chapter: Chapter },
): Problem[] {
	const sources = listBlocks(chapter).flatMap((block) =>
		block.kind === "sources" ? block.items.map(({ number }) => String(number)) : [],
	);
	return parts
		.flatMap(({ pieces }) => pieces)
		.flatMap((piece) => {
			if (piece.kind !== "words") return [];
			const labels = (pattern: RegExp) => [...piece.markdown.matchAll(pattern)].map(([, label = ""]) => label);
			const known = new Set([...labels(note), ...sources]);
			return labels(reference)
				.filter((label) => !known.has(label))
				.map((label) => {
					const before = text.slice(0, text.indexOf(`[^${label}]`)).split("\n");
					return {
						line: before.length,
						column: (before.at(-1) ?? "").length + 1,
						message: `the footnote [^${label}] has no note "[^${label}]: ..." in the words around it, up to the next figure or section`,
					};
				});
		});
}
