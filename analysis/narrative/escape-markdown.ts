/** Words from the data within Markdown: none of their characters means anything there. */

const meaningful = /[\\`*_[\]<>#|~&]/g;

/** Markdown that shows the text as it is, on one line. */
export function escapeMarkdown(text: string): string {
	return text.replace(/\s+/g, " ").replace(meaningful, "\\$&");
}

/** The text that Markdown without markup but escapes shows. */
export function unescapeMarkdown(markdown: string): string {
	return markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
