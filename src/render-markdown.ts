/** Narrative in CommonMark with tables, callouts and footnotes -> HTML. Raw HTML in it is shown as text. */
import MarkdownIt from "markdown-it";
import { callouts } from "./callouts.ts";
import { footnotes, hasNote } from "./footnotes.ts";

/** Id of the element that holds a source, counted from 1. */
export function sourceAnchor(number: number): string {
	return `source-${number}`;
}

// Pictures would be requests that leave the site.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
	.disable("image")
	.use(callouts)
	.use(footnotes);

// Wide tables and code scroll in their own box, which the keyboard reaches too.
markdown.renderer.rules.table_open = () =>
	'<div class="table-box" role="group" aria-label="Table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";
const renderFence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (...given) =>
	(renderFence?.(...given) ?? "").replace("<pre>", '<pre tabindex="0" role="group" aria-label="Code">');

// A reference to a source, as in `[^1]` where the text has no note of that name: the sources are a block of their own.
markdown.inline.ruler.before("link", "source_reference", (state, silent) => {
	const [reference, number] = /^\[\^(\d+)\]/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
	if (!reference || !number || hasNote(state.env, number)) return false;
	if (!silent) state.push("source_reference", "", 0).content = number;
	state.pos += reference.length;
	return true;
});
markdown.renderer.rules.source_reference = (tokens, index) => {
	const number = tokens[index]?.content;
	return `<sup class="reference"><a href="#${sourceAnchor(Number(number))}" aria-label="Source ${number}">${number}</a></sup>`;
};

/**
 * HTML of the text; its highest heading becomes `level` (1 to 6), and the deeper ones follow, none below 6. A text with
 * footnotes has a name of its own on the page.
 */
export function renderMarkdown(text: string, level: number, { name = "text" }: { name?: string } = {}): string {
	const env = { docId: name };
	const tokens = markdown.parse(text, env);
	const headings = tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
	const highest = Math.min(...headings.map(({ tag }) => Number(tag.slice(1))));
	for (const heading of headings) heading.tag = `h${Math.min(6, Number(heading.tag.slice(1)) - highest + level)}`;
	return markdown.renderer.render(tokens, markdown.options, env);
}
