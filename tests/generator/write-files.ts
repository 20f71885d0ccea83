/** Generated files, as text by name -> a folder. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Writes them, those that end in .gz packed, and makes the folder. Returns the size of each in bytes. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): Map<string, number> {
	mkdirSync(folder, { recursive: true });
	return new Map(
		[...files].map(([name, text]) => {
			const bytes = name.endsWith(".gz") ? pack(text) : Buffer.from(text);
			writeFileSync(join(folder, name), bytes);
			return [name, bytes.length];
		}),
	);
}

const unknownSystem = 255;

/** Without a trace of when and on which system. */
function pack(text: string): Buffer {
	const bytes = gzipSync(text, { level: 9 });
	// RFC 1952: the time is 0 as Node writes it; the tenth byte says which system it was.
	bytes[9] = unknownSystem;
	return bytes;
}
