/** The engine counts rows; an analyst looks for lines. The two part where rows span lines, are blank or are refused. */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

export interface LineOffset {
	/** The first row of data, counted from 1 among the rows the engine kept, for which `offset` holds. */
	row: number;
	/** Line number minus row number. */
	offset: number;
}

/** How a delimited file is written. */
export interface Writing {
	encoding: "utf-8" | "utf-16" | "latin-1";
	delimiter: string;
	/** Empty for none, as for `escapeChar` and `comment`. */
	quote: string;
	escapeChar: string;
	comment: string;
	/** Lines before the header. */
	skip: number;
	header: boolean;
	/** With a single column a blank line is a row whose value is missing; else it is none. */
	singleColumn: boolean;
}

/** Where in a record a character stands: before a cell, behind a space there, in a bare cell, within quotes, behind them, in a comment. */
export type Place = "start" | "spaced" | "bare" | "quoted" | "escaped" | "closed" | "comment";

/**
 * Walks through a delimited text file once, a chunk at a time, and returns where the distance between row and line
 * changes, in ascending order, and the line of each refused record.
 *
 * @param refused records that the engine refused, counted from 1 with skipped lines, header and blank lines, but without
 * line breaks within quotes
 */
export async function findLines(
	file: string,
	writing: Writing,
	refused: ReadonlySet<number>,
): Promise<{ offsets: LineOffset[]; refused: Map<number, number> }> {
	const { header, singleColumn } = writing;
	const offsets: LineOffset[] = [];
	const lines = new Map<number, number>();
	let line = 1;
	let record = 1;
	let row = header ? -1 : 0;
	let start = { line: 1, empty: true, comment: false };
	let place: Place = "start";
	let afterReturn = false;

	const endRecord = () => {
		const isRow = !start.empty || (singleColumn && !start.comment);
		if (refused.has(record)) lines.set(record, start.line);
		else if (isRow && start.line > writing.skip) {
			row += 1;
			if (row > 0 && start.line - row !== offsets.at(-1)?.offset) offsets.push({ row, offset: start.line - row });
		}
		record += 1;
	};

	for await (const text of readText(file, writing.encoding)) {
		const findPlainEnd = plainEndFinder(text, writing);
		for (let at = 0; at < text.length; ) {
			if (place === "start" && start.empty && line > writing.skip) {
				const end = findPlainEnd(at);
				if (end > at) {
					start.empty = false;
					afterReturn = false;
					at = end;
				}
			}
			const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
			const isSecondOfEnd = char === "\n" && afterReturn;
			at += char.length;
			// A line ends with \r, \n or \r\n.
			const isEnd = char === "\n" || char === "\r";
			afterReturn = char === "\r";
			if (isSecondOfEnd) continue;
			if (isEnd) {
				line += 1;
				if (place === "escaped") place = "quoted";
				if (place === "quoted") continue;
				endRecord();
				start = { line, empty: true, comment: false };
				place = "start";
				continue;
			}
			if (line <= writing.skip) continue;
			place = nextPlace(place, char, writing);
			if (place === "comment") start.comment = true;
			else start.empty = false;
		}
	}
	if (!start.empty) endRecord();
	return { offsets, refused: lines };
}

/** Finds where the record that starts at a place ends, if nothing in it is quoted or a comment; else, or if the text ends first, -1. */
function plainEndFinder(text: string, { quote, comment }: Marks): (from: number) => number {
	const [findFeed, findReturn, findQuote, findComment] = [
		nextFinder(text, "\n"),
		nextFinder(text, "\r"),
		nextFinder(text, quote),
		nextFinder(text, comment),
	];
	return (from) => {
		const end = Math.min(findFeed(from), findReturn(from));
		return end < Math.min(findQuote(from), findComment(from)) ? end : -1;
	};
}

/** Finds the next place of a mark, infinity where there is none. Each place is looked for once, as long as `from` grows. */
function nextFinder(text: string, mark: string): (from: number) => number {
	let next = -1;
	return (from) => {
		if (next < from) next = mark === "" ? -1 : text.indexOf(mark, from);
		if (next < 0) next = Number.POSITIVE_INFINITY;
		return next;
	};
}

type Marks = Pick<Writing, "delimiter" | "quote" | "escapeChar" | "comment">;

/** Quotes count only at the start of a cell or behind one space; behind a closing quote another one opens it again where it is the escape. */
export function nextPlace(place: Place, char: string, { delimiter, quote, escapeChar, comment }: Marks): Place {
	switch (place) {
		case "comment":
			return "comment";
		case "escaped":
			return "quoted";
		case "quoted":
			if (char === escapeChar && escapeChar !== quote) return "escaped";
			return char === quote ? "closed" : "quoted";
		default:
			if (delimiter.endsWith(char)) return "start";
			if (char === comment) return "comment";
			if (char === quote && (place === "start" || place === "spaced")) return "quoted";
			if (char === quote && place === "closed" && quote === escapeChar) return "quoted";
			if (char === " " && place === "closed") return "closed";
			return char === " " && place === "start" ? "spaced" : "bare";
	}
}

/** The text of a file, gzipped or not, a chunk at a time and without a byte order mark. */
export async function* readText(file: string, encoding: Writing["encoding"]): AsyncGenerator<string> {
	const stream = createReadStream(file);
	const bytes = file.endsWith(".gz") ? stream.pipe(createGunzip({ chunkSize: stream.readableHighWaterMark })) : stream;
	const decoder = new TextDecoder({ "utf-8": "utf-8", "utf-16": "utf-16le", "latin-1": "latin1" }[encoding]);
	for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
}
