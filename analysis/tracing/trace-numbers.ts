/**
 * Whether every number in a published sentence stands in a published table, at the precision shown. A ratio, a difference
 * or a product of two cells is in none: it is published as a column or a key figure, or left out.
 *
 * A number passes by chance where enough cells are near. Of shares with one decimal that mean nothing, 2 to 3% pass in a
 * section of the examples, 8 to 12% in a chapter and 26 to 54% in a whole report, so that a number is sought no further
 * than its chapter; of numbers of customers in four digits hardly any pass (`tests/tracing/by-chance.test.ts`).
 */
import { listChapters, type ReportDocument, type Table } from "../document.ts";
import { formatsFor } from "../format.ts";
import type { Citables } from "./citable.ts";
import type { Numeral } from "./numerals.ts";
import { isBase, makeScopes } from "./scopes.ts";
import { listSentences, type Sentence } from "./sentences.ts";
import { findSettings } from "./settings.ts";
import { isPart, numbersIn } from "./spelled.ts";

/** A number that stands in no table. */
export interface Untraced {
	/** Chapter, section, block and part: `balances > tiers > balance-tiers > claim`. */
	place: string;
	sentence: string;
	number: string;
	/** The cell that comes nearest, as it is written, with its table and column. */
	nearest?: string;
}

export function traceNumbers(document: ReportDocument): Untraced[] {
	const sentences = listSentences(document);
	const scopes = makeScopes(document, sentences);
	const isSetting = findSettings(document);
	const isQuoted = findQuotes(document);
	const read = numbersIn(document.report);
	const isTraced = (sentence: Sentence, numeral: Numeral, all: readonly Numeral[]) =>
		isCited(scopes.near(sentence), sentence.text, numeral) ||
		isEndOfScale(numeral) ||
		scopes.names(sentence)(sentence.text, numeral) ||
		isSetting(sentence.text, numeral) ||
		(isWhole(numeral) && scopes.counts(sentence).some((counts) => counts.has(numeral.digits))) ||
		(isWhole(numeral) && (isBase(sentence.text) || scopes.bases(sentence).has(numeral.digits))) ||
		(isWhole(numeral) && isPart(sentence.text, numeral, all)) ||
		isCited(scopes.far(sentence), sentence.text, numeral) ||
		isQuoted(sentence, numeral);
	return sentences.flatMap((sentence) =>
		read(sentence.text)
			.filter((numeral, _, all) => !isTraced(sentence, numeral, all))
			.map((numeral) => ({
				place: sentence.place,
				sentence: sentence.text.trim(),
				number: numeral.text,
				...findNearest(numeral, scopes.tables(sentence), document),
			})),
	);
}

/** Throws when a number of a sentence stands in no table, with all of them. */
export function assertTraced(document: ReportDocument): void {
	const untraced = traceNumbers(document);
	if (untraced.length === 0) return;
	const lines = untraced.map(
		({ place, number, sentence, nearest }) =>
			`  ${place}: "${number}" in "${sentence}"${nearest ? ` (the nearest cell is ${nearest})` : ""}`,
	);
	throw new Error(
		[
			`${document.report.id}: numbers in sentences that stand in no published table (publish each as a column or a key figure, or leave it out):`,
			...lines,
		].join("\n"),
	);
}

/** A number below zero may be told as how far below: "0.7 below", "$12 less". */
function isCited(cited: readonly Citables[], text: string, numeral: Numeral): boolean {
	const behind = text.slice(numeral.at + numeral.text.length);
	const isBelow = numeral.sign === "" && /^(?: \p{L}+){0,2} (?:below|less|lower|fewer)\b/u.test(behind);
	return cited.some((of) => of.has(numeral) || (isBelow && of.has({ ...numeral, sign: "−" })));
}

/** A count, and not a share, money or a decimal. */
function isWhole({ unit, exponent, sign }: Numeral): boolean {
	return unit === "plain" && exponent === 0 && sign === "";
}

/** What 0, 1 and -1 mean on a scale, and 100 as an index, is said and not measured. */
function isEndOfScale({ unit, digits, exponent }: Numeral): boolean {
	return unit === "plain" && exponent === 0 && (digits <= 1 || digits === 100);
}

/** Whether a numeral is part of words of another section, or of published research, that a sentence repeats. */
function findQuotes(document: ReportDocument): (sentence: Sentence, numeral: Numeral) => boolean {
	const sections = listChapters(document).flatMap((chapter) => chapter.sections);
	const quotable = sections
		.flatMap(({ claim, blocks }) => [
			{ claim, isResearch: false },
			...blocks.flatMap((block) =>
				block.kind === "sources" ? block.items.map((source) => ({ ...source, isResearch: true })) : [],
			),
		])
		.filter(({ claim }) => numbersIn(document.report)(claim).length > 0);
	return ({ text, section }, { at, text: { length } }) =>
		quotable.some(({ claim, isResearch }) => {
			const from = claim === section?.claim && !isResearch ? -1 : text.toLowerCase().indexOf(claim.toLowerCase());
			return from >= 0 && from <= at && at + length <= from + claim.length;
		});
}

/** By what is between their sizes, of the cells that are written alike. */
function findNearest(numeral: Numeral, tables: readonly Table[], document: ReportDocument): { nearest?: string } {
	const formats = formatsFor(document.report);
	const sizeOf = ({ digits, exponent }: Numeral) => digits * 10 ** exponent;
	let best: { distance: number; nearest: string } | undefined;
	for (const { id, columns, rows } of tables)
		for (const [place, { format, name }] of columns.entries())
			for (const row of rows) {
				const cell = row[place];
				if (typeof cell !== "number") continue;
				const written = formats.cell(cell, format);
				const [own] = numbersIn(document.report)(written);
				if (own?.unit !== numeral.unit) continue;
				const distance = Math.abs(sizeOf(own) - sizeOf(numeral));
				if (!best || distance < best.distance) best = { distance, nearest: `${written} in ${id}, ${name}` };
			}
	return best ? { nearest: best.nearest } : {};
}
