/** Narrative in CommonMark with tables -> HTML. Raw HTML in it is shown as text. */
import MarkdownIt from "markdown-it";

// Pictures would be requests that leave the site.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("image");

// Wide tables and code scroll in their own box, which the keyboard reaches too.
markdown.renderer.rules.table_open = () =>
	'<div class="table-box" role="group" aria-label="Table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";
const renderFence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (...given) =>
	(renderFence?.(...given) ?? "").replace("<pre>", '<pre tabindex="0" role="group" aria-label="Code">');

/** HTML of the text; its highest heading becomes `level` (1 to 6), and the deeper ones follow, none below 6. */
export function renderMarkdown(text: string, level: number): string {
	const tokens = markdown.parse(text, {});
	const headings = tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
	const highest = Math.min(...headings.map(({ tag }) => Number(tag.slice(1))));
	for (const heading of headings) heading.tag = `h${Math.min(6, Number(heading.tag.slice(1)) - highest + level)}`;
	return markdown.renderer.render(tokens, markdown.options, {});
}
