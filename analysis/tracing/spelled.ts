/** The numbers in a sentence: those in words too, where they say of how many things something is told. */
import type { Voice } from "../format.ts";
import { countWord } from "../narrative/count-words.ts";
import { type Numeral, numeralsIn } from "./numerals.ts";

const words = new Map(Array.from({ length: 9 }, (_, index) => [countWord(index + 2), index + 2]));
const word = [...words.keys()].join("|");

/** "all four", "three of eight", "any of the four"; elsewhere a number word may be of anything, as in "two halves". */
const counting = new RegExp(`(?<=\\b(?:all|of|of the) )(?:${word})\\b`, "giu");

/** A part of a number of things, as in "3 of 15 comparisons", "three of eight categories", is told before it. */
const partOf = /^ of (?:the )?/u;

export function numbersIn(voice: Voice): (text: string) => Numeral[] {
	const read = numeralsIn(voice);
	return (text) => [...read(text), ...wordsIn(text)];
}

/** Whether a numeral is a part of a larger number that is told behind it. What it counts is said by the sentence, not by a cell. */
export function isPart(text: string, { at, text: { length }, digits }: Numeral, all: readonly Numeral[]): boolean {
	const link = text.slice(at + length).match(partOf)?.[0];
	const whole = link !== undefined && all.find((other) => other.at === at + length + link.length);
	return whole ? whole.unit === "plain" && digits <= whole.digits : false;
}

function wordsIn(text: string): Numeral[] {
	return [...text.matchAll(counting)].map((match) => ({
		text: match[0],
		at: match.index,
		digits: words.get(match[0].toLowerCase()) ?? 0,
		exponent: 0,
		unit: "plain",
		sign: "",
	}));
}
