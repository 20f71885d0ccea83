/** Settings and definitions that a sentence speaks of, as the chapter on method lists them. */
import type { ReportDocument, Table } from "../document.ts";
import { listTables } from "../document.ts";
import { type Citables, citeTables } from "./citable.ts";
import { type Numeral, numeralsIn } from "./numerals.ts";

/** Words so far from a number at most say what it is of. */
const nearWords = 5;

/** Shorter words are in every sentence. */
const shortestWord = 4;

export type IsSetting = (text: string, numeral: Numeral) => boolean;

/** A number is a setting where it is its value and a word beside it is one of its meaning: "95% intervals", "10 customers". */
export function findSettings(document: ReportDocument): IsSetting {
	const table = listTables(document).find(({ id }) => id === "thresholds");
	const settings = (table?.rows ?? []).map((row) => readSetting(table as Table, row, document));
	return (text, numeral) => {
		const before = wordsOf(text.slice(0, numeral.at)).slice(-nearWords);
		const behind = wordsOf(text.slice(numeral.at + numeral.text.length)).slice(0, nearWords);
		// Points are a difference between shares.
		const implied = numeral.unit === "points" ? ["difference"] : [];
		const near = [...implied, ...before, ...behind].filter((word) => word.length >= shortestWord);
		const ways = waysOf(numeral);
		return settings.some(
			({ words, values }) => near.some((word) => words.has(word)) && ways.some((way) => values.has(way)),
		);
	};
}

/** A share may be listed as a percentage or as a fraction. */
function waysOf(numeral: Numeral): Numeral[] {
	if (numeral.unit !== "percent" && numeral.unit !== "points") return [numeral];
	return [
		{ ...numeral, unit: "percent" },
		{ ...numeral, unit: "plain", exponent: numeral.exponent - 2 },
	];
}

function readSetting(
	{ columns }: Table,
	row: Table["rows"][number],
	{ report }: ReportDocument,
): { words: Set<string>; values: Citables } {
	const at = (name: string) => String(row[columns.findIndex((column) => column.name === name)] ?? "");
	const values = numeralsIn(report)(at("value")).map(({ text }) => [text]);
	const column = { name: "value", label: "", type: "string", format: "text" } as const;
	return {
		words: new Set(wordsOf(at("meaning"))),
		values: citeTables([{ id: "value", columns: [column], rows: values, suppressed: [] }], report),
	};
}

/** Without the ending of the plural. */
function wordsOf(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== "")
		.map((word) => word.replace(/s$/, ""));
}
