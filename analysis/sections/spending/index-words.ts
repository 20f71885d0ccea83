/** What came of the comparisons of groups, in sentences. */

import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { Finding } from "../../findings/hypothesis.ts";
import { byHowMuch } from "../../findings/strength-words.ts";
import { countWord, someOf } from "../../narrative/count-words.ts";
import { joinWords } from "../../narrative/words.ts";
import { isSteady } from "../ends.ts";
import { shownWords } from "../shown-words.ts";
import { type Basis, indexColumn, maySingleOut } from "./basis.ts";
import type { IndexTest } from "./index-tests.ts";
import type { Kinds } from "./kinds.ts";
import { nameCustomers, nameWithin, type Trait } from "./traits.ts";

export interface Found extends IndexTest {
	finding: Finding;
}

export interface Compared {
	kinds: Kinds;
	trait: Trait;
}

/** Of those that are supported, the largest difference first, in proportion. */
export function rankSupported(found: readonly Found[]): Found[] {
	const size = ({ finding }: Found) => Math.abs(Math.log(finding.measured?.estimate.estimate ?? 1));
	return found.filter(({ finding }) => finding.verdict === "supported").toSorted((a, b) => size(b) - size(a));
}

/** "Women spend somewhat more of their money on Apparel than all customers do: 10.3% against 8.1% (index 128, 124 to 131)". */
export function spellDifference(
	{ kind, group, share, shareOfAll, finding }: Found,
	{ kinds, trait }: Compared,
	{ formats }: Pick<Basis, "formats">,
): string {
	const more = `${byHowMuch(finding)} ${share > shareOfAll ? "more" : "less"}`;
	const what = kinds.role === "category" ? `spend ${more} of their money on ${kind}` : `pay ${more} by ${kind}`;
	const shares = [share, shareOfAll].map((value) => formats.cell(value, "share"));
	const { estimate = 1, low = 1, high = 1 } = finding.measured?.estimate ?? {};
	const [index, from, to] = [estimate, low, high].map((value) => formats.cell(value, indexColumn.format));
	return `${nameCustomers(trait, group)} ${what} than all customers do: ${shares.join(" against ")} (index ${index}, ${from} to ${to})`;
}

/** What came of all kinds together: the largest difference, and how many there are. */
export function differencesClaim(found: readonly Found[], compared: Compared, basis: Pick<Basis, "formats">): string {
	const { kinds, trait } = compared;
	const [first, ...others] = rankSupported(found);
	const subject = kinds.role === "category" ? "what money is spent on" : "how customers pay";
	const count = found.length;
	const any = count === 1 ? kinds.plural : `any of the ${countWord(count)} ${kinds.plural} compared`;
	if (first) {
		const also =
			others.length > 0
				? `; ${subject} differs by ${trait.noun} in ${someOf(others.length + 1, count, kinds.plural)}`
				: "";
		return `${spellDifference(first, compared, basis)}${also}`;
	}
	const none = found.filter(({ finding }) => finding.verdict === "no difference").length;
	const within = basis.formats.short(definitions.negligibleIndex.value, "share");
	const start = subject.charAt(0).toUpperCase() + subject.slice(1);
	if (none === count)
		return `${start} does not differ by ${trait.noun} in ${any}: every index lies within ${within} of 100`;
	const open =
		none === 0
			? ""
			: `: in ${countWord(none)} there is no difference, in ${countWord(count - none)} too little data to say`;
	return `${start} is not known to differ by ${trait.noun} in ${any}${open}`;
}

/** What the largest part of each group's money is. */
export function largestClaim(
	rows: readonly Record[],
	{ kinds, trait }: Compared,
	{ formats }: Pick<Basis, "formats">,
): string {
	const [kindName, groupName] = [kinds.column.name, trait.field.role];
	const groups = [...Map.groupBy(rows, (row) => String(row[groupName]))].flatMap(([group, own]) => {
		const known = own.filter((row) => typeof row.share === "number" && maySingleOut(String(row[kindName]), kinds));
		const first = known.toSorted((a, b) => Number(b.share) - Number(a.share))[0];
		return first && maySingleOut(group) ? [{ group, kind: String(first[kindName]), share: Number(first.share) }] : [];
	});
	const [verb, preposition] = kinds.role === "category" ? ["goes", "to"] : ["is paid", "by"];
	const start = `The largest part of spending ${verb} ${preposition}`;
	const [common, ...rest] = [...Map.groupBy(groups, ({ kind }) => kind)].toSorted(
		([, a], [, b]) => b.length - a.length,
	);
	if (!common)
		return `What the largest part of spending ${verb} ${preposition} cannot be shown by ${trait.noun}: too few customers`;
	const [kind, members] = common;
	const says = ({ group, share }: (typeof groups)[number]) => `${formats.cell(share, "share")} (${group})`;
	const tail = shownWords(rows, "share");
	if (rest.length > 0) {
		const others = rest.map(
			([other, own]) => `${preposition} ${other} for ${joinWords(own.map(({ group }) => nameWithin(trait, group)))}`,
		);
		const most =
			members.length > 2
				? `in ${someOf(members.length, groups.length, `groups by ${trait.noun}`)}`
				: `for ${joinWords(members.map(({ group }) => nameWithin(trait, group)))}`;
		return `${start} ${kind} ${most}, ${joinWords(others)}${tail}`;
	}
	const sorted = members.toSorted((a, b) => a.share - b.share);
	const [least, greatest] = [sorted[0], sorted.at(-1)];
	const [low, high] = [least, greatest].map((one) => formats.cell(one?.share ?? null, "share"));
	const range =
		isSteady(least?.share ?? 0, greatest?.share ?? 0) || low === high
			? [...new Set([low, high])].join(" to ")
			: `from ${least && says(least)} to ${greatest && says(greatest)}`;
	return `${start} ${kind} whatever the ${trait.noun}: ${range}${tail}`;
}
