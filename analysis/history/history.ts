/**
 * The reports that were made before this one, of the same folder. A report is known by its data files and the day they
 * speak of, so that to make it again, with other settings too, is no new report: it takes the place of its own entry and
 * is held against the same previous one, unless another of its day was made since.
 *
 * The previous report is the one of the latest day that is not after this one's; of several of one day, the one made last.
 * To make the report of an earlier day again therefore does not hold it against a later one.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Input } from "../document.ts";
import { type Entry, entrySchema } from "./entry.ts";

/** What a report is known by. */
export interface BuildKey {
	/** SHA-256 in hex. */
	digest: string;
	/** `YYYY-MM-DD`. */
	asOf: string;
}

/** The same for the same data, whatever their files are called. */
export function identifyBuild(files: readonly Pick<Input, "table" | "sha256">[], asOf: string): BuildKey {
	const parts = files.map(({ table, sha256 }) => `${table} ${sha256}`).sort();
	return {
		digest: createHash("sha256")
			.update([asOf, ...parts].join("\n"))
			.digest("hex"),
		asOf,
	};
}

/** The name of a report's entry, in `history/` and in `private/history/`: `2025-06-30-0123456789abcdef`. */
export function entryName({ asOf, digest }: BuildKey): string {
	return `${asOf}-${digest.slice(0, 16)}`;
}

export interface History {
	/** By day and, within one, as they were made. */
	entries: Entry[];
	/** Of this report, from when it was made before. */
	own?: Entry;
	/** The report that this one is held against; none for the first one. */
	previous?: Entry;
}

/** Reads `history/` in a report's results. Entries that are not what this version writes are passed over. */
export async function readHistory(resultsFolder: string | undefined, key: BuildKey): Promise<History> {
	const entries = resultsFolder === undefined ? [] : await readEntries(join(resultsFolder, "history"));
	const own = entries.find(({ digest }) => digest === key.digest);
	const previous = entries.findLast(({ digest, asOf }) => digest !== key.digest && asOf <= key.asOf);
	return { entries, ...(own ? { own } : {}), ...(previous ? { previous } : {}) };
}

async function readEntries(folder: string): Promise<Entry[]> {
	const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".json")).sort();
	const read = await Promise.all(
		files.map(async (file) => entrySchema.safeParse(parseJson(await readFile(join(folder, file), "utf8"))).data),
	);
	return read
		.filter((entry) => entry !== undefined)
		.toSorted((a, b) => (a.asOf === b.asOf ? a.ordinal - b.ordinal : a.asOf < b.asOf ? -1 : 1));
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The place of this report among those of its day: its own as long as none of them was made since. */
export function nextOrdinal({ entries, own }: History, { asOf }: BuildKey): number {
	const last = Math.max(0, ...entries.filter((entry) => entry.asOf === asOf).map(({ ordinal }) => ordinal));
	return own?.ordinal === last ? last : last + 1;
}
