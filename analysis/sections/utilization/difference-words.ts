/** What came of the comparison of utilization by traits, in words. */
import { howGreatly } from "../../findings/strength-words.ts";
import type { Formats } from "../../format.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import type { TraitGroup, TraitGroups } from "./by-trait.ts";
import type { Difference, Found } from "./differences.ts";
import type { Reversal } from "./reversals.ts";

const nameOf = ({ trait }: Pick<Difference, "trait">) => lowerFirst(trait.field.label);

/** By which traits utilization differs, and by which it does not. */
export function differencesClaim(found: readonly Found[], formats: Formats): string {
	const having = (verdict: Found["finding"]["verdict"]) => found.filter(({ finding }) => finding.verdict === verdict);
	const size = ({ finding }: Found) => finding.measured?.estimate.estimate ?? 0;
	const [first, ...others] = having("supported").toSorted((a, b) => size(b) - size(a));
	const none = joinWords(having("no difference").map(nameOf));
	const open = joinWords(having("inconclusive").map(nameOf));
	const rest = [
		...(none ? [`by ${none} there is no difference`] : []),
		...(open ? [`by ${open} there is too little data to say`] : []),
	];
	if (!first) {
		if (!open) return `Utilization does not differ by ${none}`;
		return none
			? `Utilization is not known to differ by any trait: ${rest.join(", ")}`
			: `There is too little data to say whether utilization differs by ${open}`;
	}
	const widest = `Utilization differs ${howGreatly(first.finding)} by ${nameOf(first)}: ${endWords(first, formats)}`;
	const also = [...Map.groupBy(others, ({ finding }) => howGreatly(finding))].map(
		([greatly, of]) => `${greatly} by ${joinWords(of.map(nameOf))}`,
	);
	return [also.length > 0 ? `${widest}; it also differs ${joinWords(also)}` : widest, ...rest].join("; ");
}

/** The message of the figure of one trait. */
export function traitClaim(found: Found, formats: Formats): string {
	const { finding } = found;
	const by = nameOf(found);
	switch (finding.verdict) {
		case "no difference":
			return `Utilization is about the same by ${by}: ${alikeWords(found, formats)}`;
		case "inconclusive":
			return finding.measured
				? `Whether utilization differs by ${by} is not settled: ${spanWords(found, formats)}`
				: `Whether utilization differs by ${by} cannot be tested: ${finding.why ?? ""}`;
		case "supported":
			return `Utilization differs ${howGreatly(finding)} by ${by}: ${spanWords(found, formats)}`;
	}
}

/** Of a trait whose groups cannot be compared. */
export function uncomparedClaim({ trait, groups }: TraitGroups): string {
	const by = lowerFirst(trait.field.label);
	return groups.some(({ isShown }) => isShown)
		? `Utilization by ${by}: there are no two groups to compare`
		: `Too few customers to show utilization by ${by}`;
}

/** "41.0% (Male) and 41.2% (Female)". */
function alikeWords({ lowest, highest, groups }: Difference, { cell }: Formats): string {
	const says = ({ name, utilization }: TraitGroup) => `${cell(utilization?.estimate ?? null, "share")} (${name})`;
	const ends = `${says(lowest)} and ${says(highest)}`;
	return groups.filter(({ isCompared }) => isCompared).length > 2 ? `between ${ends}` : ends;
}

/** As `endWords`, and that the definitions disagree on groups between the ends. */
function spanWords(difference: Difference, formats: Formats): string {
	const ends = endWords(difference, formats);
	const clear = difference.reversals.filter(({ isClear }) => isClear);
	const names = [...new Set(clear.flatMap(({ higher, lower }) => [higher.name, lower.name]))];
	if (clear.length === 0 || endReversal(difference)) return ends;
	return clear.length === 1
		? `${ends}; the two definitions do not agree on which of ${joinWords(names)} is higher`
		: `${ends}; the two definitions do not agree on the order of ${joinWords(names)}`;
}

/** "from 28.0% (Government) to 50.0% (IT)": groups that the second definition orders differently are not ranked. */
function endWords(difference: Difference, { cell }: Formats): string {
	const { lowest, highest, reversals } = difference;
	const says = ({ name, utilization }: TraitGroup) => `${cell(utilization?.estimate ?? null, "share")} (${name})`;
	const overtaken = endReversal(difference);
	const ends = `from ${says(lowest)} to ${says(highest)}`;
	if (overtaken) {
		const [end, other] = overtaken.higher === highest ? [highest, overtaken.lower] : [lowest, overtaken.higher];
		const own = (group: TraitGroup) => `${group.name} (${cell(group.own?.estimate ?? null, "share")})`;
		return `${ends}, but by the mean of ratios ${own(other)} is ${end === highest ? "above" : "below"} ${own(end)}`;
	}
	if (reversals.some(({ higher, lower }) => higher === highest && lower === lowest))
		return `${ends}, though by the mean of ratios in the other order`;
	/** An end with those that are not told apart from it. */
	const unranked = (end: TraitGroup) => {
		const others = reversals.flatMap(({ higher, lower }) => (higher === end ? [lower] : lower === end ? [higher] : []));
		return others.length === 0 ? says(end) : `${joinWords([end, ...others].map(says))}, which are not ranked,`;
	};
	return `from ${unranked(lowest)} to ${unranked(highest).replace(/,$/, "")}`;
}

/** A group that the second definition clearly puts beyond the highest, or the lowest, of the first. */
function endReversal({ lowest, highest, reversals }: Difference): Reversal | undefined {
	const clear = reversals.filter(({ isClear }) => isClear);
	return clear.find(({ higher }) => higher === highest) ?? clear.find(({ lower }) => lower === lowest);
}
