/** How sentences are put together from names and numbers. */

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[], by: "and" | "or" = "and"): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${by} ${words.at(-1)}`;
}

/** The first letter small, unless the word is a code or an abbreviation such as "F", "IT" or "US". */
export function lowerFirst(text: string): string {
	return /^\p{Lu}([\p{Lu}\d]|$)/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many times `part` goes into `whole`, to one decimal: "3.0 times". */
export function times(whole: number, part: number, locale: string): string {
	const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
	return `${ratio.format(whole / part)} times`;
}
