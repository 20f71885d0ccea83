/** Callouts: a quotation whose first line is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`. */
import type { MarkdownIt, Token } from "markdown-it";

const titles: { [kind: string]: string } = {
	note: "Note",
	tip: "Tip",
	important: "Important",
	warning: "Warning",
	caution: "Caution",
};

/** A markdown-it plugin. */
export function callouts(markdown: MarkdownIt): void {
	markdown.core.ruler.after("block", "callouts", ({ tokens }) => {
		for (const [index, token] of tokens.entries()) if (token.type === "blockquote_open") markCallout(tokens, index);
	});
	markdown.renderer.rules.callout_open = (tokens, index) => {
		const kind = tokens[index]?.info ?? "";
		return `<div class="callout callout-${kind}" role="note"><p class="callout-title">${titles[kind]}</p>\n`;
	};
	markdown.renderer.rules.callout_close = () => "</div>\n";
}

function markCallout(tokens: readonly Token[], index: number): void {
	const [open, paragraph, inline, end] = tokens.slice(index, index + 4);
	const [line, word = ""] = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(inline?.content ?? "") ?? [];
	const kind = word.toLowerCase();
	const close = tokens.slice(index).find(({ type, level }) => type === "blockquote_close" && level === open?.level);
	if (!open || !paragraph || !inline || !end || !close || line === undefined || !Object.hasOwn(titles, kind)) return;
	open.type = "callout_open";
	open.info = kind;
	close.type = "callout_close";
	inline.content = inline.content.slice(line.length);
	if (inline.content === "") for (const part of [paragraph, end]) part.hidden = true;
}
