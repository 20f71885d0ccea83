/** What a segment is called: from what sets it apart along value and activity, never from a difference too small to matter. */
import { lowerFirst } from "../narrative/words.ts";
import type { Feature } from "./features.ts";

/** The smallest difference from all customers, in standard deviations, that a name may speak of. Cohen (1988): medium. */
export const namedDifference = 0.5;

/** The smallest difference that is spoken of at all. Cohen (1988): small. */
export const worthWords = 0.2;

type Level = "high" | "middle" | "low";

/** By value, then by activity. "Affluent" is said only where balance or income is itself higher. */
const names: { [value in Level | "spending"]: { [activity in Level]: string } } = {
	high: { high: "High-value power users", middle: "Affluent regulars", low: "Affluent inactives" },
	spending: { high: "High-spending power users", middle: "High spenders", low: "Occasional large spenders" },
	middle: { high: "Value-driven frequent users", middle: "Mainstream customers", low: "Occasional users" },
	low: {
		high: "Budget-conscious frequent users",
		middle: "Budget-conscious regulars",
		low: "Budget-conscious occasionals",
	},
};

/** A feature's label within a sentence: "balance", "money in deposit transactions a month", "share of spending on Travel". */
export function featureInWords(label: string): string {
	const [, type, per] = /^(.+): money( a month)?$/.exec(label) ?? [];
	const [, category] = /^(.+): share of spending$/.exec(label) ?? [];
	if (type) return `money in ${lowerFirst(type)} transactions${per ?? ""}`;
	return category ? `share of spending on ${category}` : lowerFirst(label);
}

/** A difference of a segment from all customers, in standard deviations. */
export interface Difference {
	feature: Feature;
	difference: number;
}

/**
 * A name for each segment, in the order given; no two are the same. Where two segments are alike in value and activity, the
 * name says what tells them apart by at least `namedDifference`, and else they are numbered.
 */
export function nameSegments(segments: readonly (readonly Difference[])[]): string[] {
	const plain = segments.map(nameAlone);
	const longer = plain.map((name, i) => {
		if (plain.indexOf(name) === plain.lastIndexOf(name)) return name;
		const words = tellingWords(
			segments[i] ?? [],
			segments.filter((_, j) => j !== i && plain[j] === name),
		);
		return words ? `${name} with ${words}` : name;
	});
	const seen = new Map<string, number>();
	return longer.map((name) => {
		const nth = (seen.get(name) ?? 0) + 1;
		seen.set(name, nth);
		return nth === 1 ? name : `${name} ${nth}`;
	});
}

function nameAlone(differences: readonly Difference[]): string {
	const value = levelOf(differences, "value");
	const activity = levelOf(differences, "activity");
	const isAffluent = differences.some(
		({ feature, difference }) => (feature.id === "balance" || feature.id === "income") && difference >= namedDifference,
	);
	return names[value === "high" && !isAffluent ? "spending" : value][activity];
}

/** The mean of the differences on an axis that are worth words, each taken so that more of it is more of the axis. */
function levelOf(differences: readonly Difference[], axis: Feature["axis"]): Level {
	const own = differences.filter(
		({ feature, difference }) => feature.axis === axis && Math.abs(difference) >= worthWords,
	);
	if (own.length === 0) return "middle";
	const mean = own.reduce((sum, { feature, difference }) => sum + feature.sign * difference, 0) / own.length;
	if (mean >= namedDifference) return "high";
	return mean <= -namedDifference ? "low" : "middle";
}

/** The largest difference that the segments of the same name do not share. */
function tellingWords(own: readonly Difference[], others: readonly (readonly Difference[])[]): string | undefined {
	const telling = own.filter(({ feature, difference }) => {
		const elsewhere = others.map((other) => other.find((one) => one.feature.id === feature.id)?.difference ?? 0);
		const isApart = elsewhere.every((value) => Math.abs(difference - value) >= namedDifference);
		return Math.abs(difference) >= namedDifference && isApart;
	});
	const [most] = telling.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
	return most && wordsOf(most);
}

/** In plain words, as in "a higher balance". */
export function wordsOf({ feature, difference }: Difference): string {
	return difference > 0 ? feature.words.high : feature.words.low;
}
