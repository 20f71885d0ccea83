/** How a delimited file starts: what stands between its cells, and the names of its columns. */
import { nextPlace, type Place, readText, type Writing } from "./lines.ts";

export interface Head {
	delimiter: string;
	/** Lines before the header. */
	skip: number;
	/** Those of them that are comments, which the engine does not count among the lines it skips. */
	comments: number;
	/** Of the columns, trimmed; a column without a name, or with one that an earlier has, is named after its place. */
	names: string[];
}

/** What is known of a file before it is opened; an undefined delimiter is found out. */
export interface Opening extends Omit<Writing, "delimiter" | "singleColumn"> {
	delimiter: string | undefined;
}

const delimiters = [",", ";", "\t", "|"];

/** Characters within which a header ends. */
const longestHeader = 250_000;

/**
 * Reads the start of a file. A delimiter that is not known is the one by which the most of the columns `wanted` are found,
 * or else, as in a file without a header, the one that gives the number of columns nearest to theirs.
 */
export async function readHead(file: string, opening: Opening, wanted: readonly string[]): Promise<Head> {
	let text = "";
	for await (const chunk of readText(file, opening.encoding)) {
		text += chunk;
		if (text.length > longestHeader) break;
	}
	const candidates = opening.delimiter === undefined ? delimiters : [opening.delimiter];
	const heads = candidates.map((delimiter) => {
		const { cells, skip, comments } = splitFirstRecord(text, { ...opening, delimiter });
		return { delimiter, skip, comments, names: nameColumns(cells) };
	});
	const found = ({ names }: Head) => (opening.header ? wanted.filter((name) => names.includes(name)).length : 0);
	const distance = ({ names }: Head) => Math.abs(names.length - wanted.length);
	const [best] = heads.toSorted((a, b) => found(b) - found(a) || distance(a) - distance(b));
	return best ?? { delimiter: ",", skip: opening.skip, comments: 0, names: [] };
}

/** The cells of the first record that is neither skipped nor blank nor a comment, and the lines before it. */
function splitFirstRecord(
	text: string,
	writing: Omit<Writing, "singleColumn">,
): { cells: string[]; skip: number; comments: number } {
	const { delimiter, quote, comment, header } = writing;
	let place: Place = "start";
	let cells: string[] = [];
	let cell = "";
	let empty = true;
	let line = 1;
	let before = { skip: 0, comments: 0 };
	let comments = 0;
	let last = "\n";
	for (const char of text.replaceAll(/\r\n?/g, "\n")) {
		const isInside = place === "quoted" || place === "escaped";
		if (char === comment && last === "\n" && !isInside) comments += 1;
		last = char;
		if (char === "\n") line += 1;
		if (char === "\n" && !isInside) {
			if (!empty) break;
			place = "start";
			[cells, cell] = [[], ""];
			// Without a header, what is blank may be a row already.
			if (header || line <= writing.skip + 1) before = { skip: line - 1, comments };
			continue;
		}
		if (line <= writing.skip) continue;
		const next = nextPlace(place, char, writing);
		const isMark =
			next === "comment" || next === "escaped" || (char === quote && next !== place && place !== "escaped");
		if (!isMark || (place === "closed" && next === "quoted")) cell += char;
		if (next !== "comment") empty = false;
		place = next;
		if (place !== "quoted" && cell.endsWith(delimiter)) {
			cells.push(cell.slice(0, -delimiter.length));
			cell = "";
		}
	}
	return { cells: empty ? [] : [...cells, cell], ...before };
}

function nameColumns(cells: readonly string[]): string[] {
	const names: string[] = [];
	for (const [i, cell] of cells.entries()) {
		const name = cell.trim();
		names.push(name === "" || names.includes(name) ? `${name}_${i + 1}`.replace(/^_/, "column ") : name);
	}
	return names;
}
