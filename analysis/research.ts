/** Published figures of others, which the report's own are held against: each with where it was read. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { csvParseRows } from "d3-dsv";
import type { Input } from "./document.ts";
import { nearestWord } from "./nearest.ts";
import { fingerprint } from "./tables/fingerprint.ts";

export interface Research {
	/** What it is about, in a word: "payments", "rewards". */
	topic: string;
	/** What was found, in words. */
	claim: string;
	/** Null where the claim has no figure. */
	value: number | null;
	/** Of the value: "percent". */
	unit: string;
	/** Who published it. */
	source: string;
	/** Where it was read. */
	url: string;
	/** Of publication. */
	year: number;
}

const columns = ["topic", "claim", "value", "unit", "source", "url", "year"] as const;
type ResearchColumn = (typeof columns)[number];

/** A claim needs these; a figure and its unit may be left out. */
const needed: readonly ResearchColumn[] = ["topic", "claim", "source", "url", "year"];

/**
 * Reads the tables of research of a report, in UTF-8 with commas. Throws an Error that lists every problem, each with file,
 * line, column, value and mend: a claim that nobody can look up is not published.
 */
export async function readResearch(files: readonly string[]): Promise<{ research: Research[]; inputs: Input[] }> {
	const research: Research[] = [];
	const inputs: Input[] = [];
	const problems: string[] = [];
	for (const file of files) {
		const name = basename(file);
		const read = parseResearch(await readFile(file, "utf8"), name);
		research.push(...read.research);
		problems.push(...read.problems);
		const rows = read.research.length;
		inputs.push({
			file: name,
			table: "research",
			...(await fingerprint(file)),
			rowsRead: rows,
			rowsKept: rows,
			rowsRejected: 0,
		});
	}
	if (problems.length > 0) throw new Error(problems.join("\n"));
	return { research, inputs };
}

/** The rows of a text, and what is wrong with them. Lines count from 1, cells that hold line breaks included. */
export function parseResearch(text: string, file: string): { research: Research[]; problems: string[] } {
	const [header = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, ""));
	const names = header.map((name) => name.trim());
	const missing = columns.filter((column) => !names.includes(column));
	if (missing.length > 0) {
		const nearest = nearestWord(missing[0] ?? "", names);
		return {
			research: [],
			problems: [
				`${file}: line 1: no column ${missing.map((name) => `"${name}"`).join(", ")}: the columns of research are ${columns.join(", ")}${nearest ? ` (nearest: "${nearest}")` : ""}`,
			],
		};
	}
	const problems: string[] = [];
	const research: Research[] = [];
	let line = 1 + countBreaks(header);
	for (const row of rows) {
		line++;
		const cell = (column: ResearchColumn) => (row[names.indexOf(column)] ?? "").trim();
		const found = row.some((value) => value.trim() !== "") ? findProblems(cell) : [];
		problems.push(...found.map((problem) => `${file}: line ${line}: ${problem}`));
		if (found.length === 0 && cell("claim") !== "") research.push(readRow(cell));
		line += countBreaks(row);
	}
	return { research, problems };
}

function readRow(cell: (column: ResearchColumn) => string): Research {
	return {
		topic: cell("topic"),
		claim: cell("claim"),
		value: cell("value") === "" ? null : Number(cell("value")),
		unit: cell("unit"),
		source: cell("source"),
		url: cell("url"),
		year: Number(cell("year")),
	};
}

function findProblems(cell: (column: ResearchColumn) => string): string[] {
	const empty = needed.filter((column) => cell(column) === "").map((column) => `${column}: is missing: fill it in`);
	const [value, url, year] = [cell("value"), cell("url"), cell("year")];
	const wrong = [
		value !== "" && !Number.isFinite(Number(value))
			? `value: "${value}" is not a number: write the figure alone, and what it counts as the unit`
			: "",
		url !== "" && !/^https?:\/\/\S+$/.test(url) ? `url: "${url}" is not an address that starts with https://` : "",
		year !== "" && !/^(19|20)\d\d$/.test(year) ? `year: "${year}" is not a year of four digits` : "",
	];
	return [...empty, ...wrong.filter((problem) => problem !== "")];
}

function countBreaks(cells: readonly string[]): number {
	return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}
