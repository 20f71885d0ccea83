/** The numbers in a sentence, read as `format.ts` writes them. */
import type { Voice } from "../format.ts";

/** What a number is of: percent and points are of shares; below which a probability lies. */
export type Unit = "percent" | "points" | "money" | "below" | "plain";

/** A number as it stands in a sentence: `digits` times ten to the power of `exponent`. $12.3k is 123 and 2, 61.0% is 610 and -1. */
export interface Numeral {
	/** As it is written, with its sign and its unit. */
	text: string;
	/** Of its first character. */
	at: number;
	digits: number;
	exponent: number;
	unit: Unit;
	sign: "" | "+" | "−";
}

const cache = new Map<string, (text: string) => Numeral[]>();

/** A reader of the numerals of one locale and currency. Digits that are part of a word, such as in "SHA-256", "p99" or "aged-25", are none. */
export function numeralsIn({ locale, currency }: Voice): (text: string) => Numeral[] {
	const key = `${locale} ${currency}`;
	const known = cache.get(key);
	if (known) return known;
	const made = makeReader(locale, currency);
	cache.set(key, made);
	return made;
}

function makeReader(locale: string, currency: string): (text: string) => Numeral[] {
	const money = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
	const partOf = (type: string, format = new Intl.NumberFormat(locale)) =>
		format.formatToParts(1234567.8).find((part) => part.type === type)?.value ?? "";
	const [group, decimal, symbol] = [partOf("group"), partOf("decimal"), partOf("currency", money)];
	const digits = [...new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: 10 }).format(123456789)];
	const digit = `[${digits.join("")}]`;
	const compact = compactSuffixes(locale);
	const suffixes = [...compact.keys()].map(quoteForPattern).join("|");
	const of = {
		before: `(?<sign>[−+<])?(?<currency>${quoteForPattern(symbol)}\\s?)?`,
		number: `(?<whole>${digit}+(?:${quoteForPattern(group)}${digit}+)*)(?:${quoteForPattern(decimal)}(?<fraction>${digit}+))?`,
		after: `(?:\\s?(?<suffix>${suffixes})(?!\\p{L}))?(?<behind>\\s?${quoteForPattern(symbol)})?(?<percent>\\s?[%٪]| percent\\b)?(?<points> points?\\b| pts\\b)?`,
	};
	const pattern = new RegExp(
		`(?<![\\p{L}\\p{N}_]|\\p{L}-)${of.before}${of.number}${of.after}(?![\\p{L}\\p{N}_]|-\\p{L})`,
		"gu",
	);
	return (text) =>
		[...text.matchAll(pattern)].map((match) => {
			const part = match.groups ?? {};
			const { fraction = "", suffix } = part;
			const whole = [...((part.whole ?? "") + fraction)].map((one) => digits.indexOf(one)).filter((one) => one >= 0);
			return {
				text: match[0],
				at: match.index,
				digits: Number(whole.join("")),
				exponent: (suffix ? (compact.get(suffix) ?? 0) : 0) - fraction.length,
				unit: unitOf(part),
				sign: part.sign === "+" || part.sign === "−" ? part.sign : "",
			};
		});
}

function unitOf({ sign, percent, points, currency, behind }: { [group: string]: string | undefined }): Unit {
	if (sign === "<") return "below";
	if (percent) return "percent";
	if (points) return "points";
	return currency || behind ? "money" : "plain";
}

/** What a locale writes behind thousands, millions and so on, each with its power of ten: K 3, M 6; in India L 5, Cr 7. */
function compactSuffixes(locale: string): Map<string, number> {
	const format = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
	const found = new Map<string, number>();
	for (let power = 3; power <= 15; power++) {
		const parts = format.formatToParts(10 ** power);
		const suffix = parts.find(({ type }) => type === "compact")?.value;
		const shown = parts
			.filter(({ type }) => type === "integer")
			.reduce((length, { value }) => length + value.length, 0);
		if (suffix && !found.has(suffix)) found.set(suffix, power - shown + 1);
	}
	return found;
}

function quoteForPattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s/g, "\\s");
}
