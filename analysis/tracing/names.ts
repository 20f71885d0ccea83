/** Digits that are no number of a sentence: part of a name, a date, a version, a year of a source. */
import type { Table } from "../document.ts";
import type { Voice } from "../format.ts";
import type { Numeral } from "./numerals.ts";

/** Whether a numeral of a text is part of such. */
export type IsNamed = (text: string, numeral: Numeral) => boolean;

/** Longer texts in cells are sentences of their own, not names. */
const longestName = 240;

/** A number of four digits behind a name is the year of a source: "Rousseeuw, 1987", "Benjamini and Hochberg (1995)". */
const notNumbers = [
	/\p{Lu}\p{L}+,? \(?(?:19|20)\d\d\b/gu,
	/\b\d+(?:\.\d+){2,}\b/g,
	/\b\d+ CFR \d+(?:\.\d+)*/g,
	/https?:\S+/g,
];

/** Of the labels and text cells of tables, up to a length: "25–34", "Under $2,000", "Largest 10%", "12:00 to 14:00". */
export function findNames(tables: readonly Table[], voice: Voice, longest = longestName): IsNamed {
	const texts = tables.flatMap(({ columns, rows }) => [
		...columns.map(({ label }) => label),
		...rows.flatMap((row) => row.filter((cell) => typeof cell === "string")),
	]);
	const names = [...new Set(texts)]
		.filter((text) => text.length <= longest && /\p{Nd}/u.test(text) && /[^\p{Nd}.,\s]/u.test(text))
		.flatMap((text) => [text, ...spellSpan(text)])
		.map((text) => text.toLowerCase());
	const dates = datePattern(voice.locale);
	return (text, { at, text: { length } }) => {
		const holds = (from: number, to: number) => from <= at && at + length <= to;
		const matches = [dates, ...notNumbers].flatMap((pattern) => [...text.matchAll(pattern)]);
		if (matches.some((match) => holds(match.index, match.index + match[0].length))) return true;
		const lower = text.toLowerCase();
		return names.some((name) => {
			for (let from = lower.indexOf(name); from >= 0; from = lower.indexOf(name, from + 1))
				if (holds(from, from + name.length)) return true;
			return false;
		});
	};
}

/** "12–14" of a day is told as "12:00 to 14:00". */
function spellSpan(text: string): string[] {
	const [from, to, ...more] = text.split("–");
	return from && to && more.length === 0 ? [`${from} to ${to}`, `${from}:00 to ${to}:00`] : [];
}

const patterns = new Map<string, RegExp>();

/** A day as the formats write it, or a month with its year. */
function datePattern(locale: string): RegExp {
	const known = patterns.get(locale);
	if (known) return known;
	const months = ["long", "short"].flatMap((month) =>
		Array.from({ length: 12 }, (_, index) =>
			new Intl.DateTimeFormat(locale, { month: month as "long", day: "numeric", timeZone: "UTC" })
				.formatToParts(Date.UTC(2025, index, 15))
				.flatMap(({ type, value }) => (type === "month" ? [value] : [])),
		).flat(),
	);
	const month = `(?:${months.map((name) => name.replace(/[.]/g, "\\.")).join("|")})\\.?`;
	const made = new RegExp(`(?:\\d{1,2}\\.? )?(?<!\\p{L})${month}(?!\\p{L})(?: \\d{1,2},?)?(?: \\d{4})?`, "giu");
	patterns.set(locale, made);
	return made;
}
