/** The engine counts rows; an analyst looks for lines. The two part where rows span lines, are blank or are refused. */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

export interface LineOffset {
	/** The first row of data, counted from 1 among the rows the engine kept, for which `offset` holds. */
	row: number;
	/** Line number minus row number. */
	offset: number;
}

export interface LineOptions {
	encoding: "utf-8" | "utf-16" | "latin-1";
	quote: string;
	comment?: string;
	/** Lines before the first row of data. */
	headerLines: number;
	/** Records that the engine refused, counted from 1 with the header and blank lines but not line breaks within quotes. */
	refused: Set<number>;
}

/**
 * Walks through a delimited text file once, a chunk at a time, and returns where the distance between row and line
 * changes, in ascending order, and the line of each refused record.
 */
export async function findLines(
	file: string,
	options: LineOptions,
): Promise<{ offsets: LineOffset[]; refused: Map<number, number> }> {
	const offsets: LineOffset[] = [];
	const refused = new Map<number, number>();
	let line = 1;
	let record = 1;
	let row = 0;
	let start = { line: 1, length: 0, comment: false };
	let quoted = false;

	const endRecord = () => {
		const blank = start.length === 0 || start.comment;
		if (options.refused.has(record)) refused.set(record, start.line);
		else if (record > options.headerLines && !blank) {
			row += 1;
			if (start.line - row !== offsets.at(-1)?.offset) offsets.push({ row, offset: start.line - row });
		}
		record += 1;
	};

	for await (const text of readText(file, options.encoding)) {
		for (const char of text) {
			if (char === options.quote) quoted = !quoted;
			if (char === "\n") {
				line += 1;
				if (quoted) continue;
				endRecord();
				start = { line, length: 0, comment: false };
			} else if (char !== "\r" && char !== "\uFEFF") {
				if (start.length === 0) start.comment = char === options.comment;
				start.length += 1;
			}
		}
	}
	if (start.length > 0) endRecord();
	return { offsets, refused };
}

async function* readText(file: string, encoding: LineOptions["encoding"]): AsyncGenerator<string> {
	const stream = createReadStream(file);
	const bytes = file.endsWith(".gz") ? stream.pipe(createGunzip()) : stream;
	// Line breaks and quotes are single bytes in UTF-8 as in Latin-1, which decodes faster.
	const decoder = new TextDecoder(encoding === "utf-16" ? "utf-16le" : "latin1");
	for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
}
