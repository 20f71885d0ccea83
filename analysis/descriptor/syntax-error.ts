/** Where a text stops being JSON. `JSON.parse` tells only for some of the mistakes. */

const space = /[ \t\n\r]*/y;
const scalar =
	/"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/uy;

export interface SyntaxProblem {
	/** From 1. */
	line: number;
	/** From 1. */
	column: number;
	found: string;
	expected: string;
}

/** The first syntax error of a JSON text; undefined if there is none. */
export function findSyntaxError(text: string): SyntaxProblem | undefined {
	const open: ("}" | "]")[] = [];
	let at = 0;
	let expected = "a value";
	const skip = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const length = pattern.exec(text)?.[0].length ?? 0;
		at += length;
		return length > 0;
	};
	const take = (character: string) => {
		if (text[at] !== character) return false;
		at++;
		return true;
	};
	const isName = () => expected.includes("property name");
	for (skip(space); at < text.length || expected !== "the end"; skip(space)) {
		const closing = open.at(-1);
		if (isName() && text[at] === '"' && skip(scalar)) {
			skip(space);
			expected = '":"';
			if (!take(":")) break;
			expected = "a value";
		} else if (expected.startsWith("a value") && take("{")) {
			open.push("}");
			expected = 'a property name or "}"';
		} else if (expected.startsWith("a value") && take("[")) {
			open.push("]");
			expected = 'a value or "]"';
		} else if (closing && expected.endsWith(`"${closing}"`) && take(closing)) {
			open.pop();
			expected = afterValue(open.at(-1));
		} else if (closing && expected.startsWith('","') && take(",")) {
			expected = closing === "}" ? "a property name" : "a value";
		} else if (expected.startsWith("a value") && skip(scalar)) {
			expected = afterValue(closing);
		} else break;
	}
	if (at >= text.length && expected === "the end") return undefined;
	const lines = text.slice(0, at).split("\n");
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, found: describeAt(text, at), expected };
}

function afterValue(closing: "}" | "]" | undefined): string {
	return closing ? `"," or "${closing}"` : "the end";
}

/** The word or the character that stands at a position. */
function describeAt(text: string, at: number): string {
	if (at >= text.length) return "the end of the file";
	scalar.lastIndex = at;
	if (text[at] === '"') return scalar.test(text) ? "a text" : "a text that does not end or is not escaped";
	const word = /^[\w.+-]+/.exec(text.slice(at, at + 40))?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
	return JSON.stringify(word);
}
