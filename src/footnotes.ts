/** Footnotes of a text, `[^name]` with its note `[^name]: ...`, lettered so that none is taken for a numbered source. */
import type { Env, MarkdownIt, Token } from "markdown-it";
import footnotePlugin from "markdown-it-footnote";

/** A markdown-it plugin. The text's name, which keeps the ids of its notes apart from others', is `docId` in `env`. */
export function footnotes(markdown: MarkdownIt): void {
	footnotePlugin(markdown);
	markdown.disable("footnote_inline");
	const { rules } = markdown.renderer;
	rules.footnote_ref = (tokens, index, _options, env) => {
		const { letter, note, back } = nameNote(tokens[index], env);
		return `<sup class="reference"><a href="#${note}" id="${back}" aria-label="Note ${letter}">${letter}</a></sup>`;
	};
	rules.footnote_block_open = () => '<ol class="footnotes">\n';
	rules.footnote_block_close = () => "</ol>\n";
	rules.footnote_open = (tokens, index, _options, env) => `<li id="${nameNote(tokens[index], env).note}">`;
	rules.footnote_anchor = (tokens, index, _options, env) => {
		const { letter, back } = nameNote(tokens[index], env);
		return ` <a class="back" href="#${back}" aria-label="Back to the text of note ${letter}">↩\uFE0E</a>`;
	};
}

/** Whether the text that is being read has a note of that name. */
export function hasNote({ footnotes: found }: Env, name: string): boolean {
	const { refs = {} } = (found ?? {}) as { refs?: object };
	return Object.hasOwn(refs, `:${name}`);
}

/** The note's letter, and the ids of the note and of the place in the text that refers to it. */
function nameNote(token: Token | undefined, env: Env | undefined) {
	const { id, subId = 0 } = (token?.meta ?? {}) as { id: number; subId?: number };
	const letter = letterOf(id);
	const name = `${env?.docId}-${letter}`;
	return { letter, note: `note-${name}`, back: `text-of-note-${name}${subId > 0 ? `-${subId + 1}` : ""}` };
}

/** 0 is a, 25 is z, 26 is aa: as a list that is lettered counts. */
function letterOf(id: number): string {
	const before = Math.floor(id / 26);
	return `${before > 0 ? letterOf(before - 1) : ""}${String.fromCharCode(97 + (id % 26))}`;
}
