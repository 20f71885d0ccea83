/** What became of the ways to pay, in a sentence. */
import type { Finding, Hypothesis } from "../../findings/hypothesis.ts";
import type { Formats } from "../../format.ts";
import { joinWords } from "../../narrative/words.ts";

/** A payment type in the first whole month and in the last; shares are 0 to 1. */
export interface Change {
	kind: string;
	first: { name: string; share: number };
	last: { name: string; share: number };
	hypothesis: Hypothesis;
}

type Found = Change & { finding: Finding };

/** "UPI rose from 22.0% of spending in May to 27.8% in October, Debit Card fell from ...; for Credit Card there is no difference". */
export function changesClaim(found: readonly Found[], { cell }: Formats): string {
	const having = (verdict: Finding["verdict"]) => found.filter(({ finding }) => finding.verdict === verdict);
	const namesOf = (verdict: Finding["verdict"]) => joinWords(having(verdict).map(({ kind }) => kind));
	const size = ({ first, last }: Found) => Math.abs(last.share - first.share);
	const moved = having("supported").toSorted((a, b) => size(b) - size(a));
	const [start] = found;
	const [from, to] = [start?.first.name, start?.last.name];
	const clauses = moved.map(({ kind, first, last }, i) => {
		const [before, after] = [cell(first.share, "share"), cell(last.share, "share")];
		const verb = last.share > first.share ? "rose" : "fell";
		return i === 0
			? `${kind} ${verb} from ${before} of spending in ${from} to ${after} in ${to}`
			: `${kind} ${verb} from ${before} to ${after}`;
	});
	const [same, open] = [namesOf("no difference"), namesOf("inconclusive")];
	if (moved.length === 0) {
		if (!open) return `How customers pay did not change from ${from} to ${to}: ${same} kept their shares of spending`;
		return `How customers pay is not known to have changed from ${from} to ${to}`;
	}
	return [
		joinWords(clauses),
		...(same ? [`${same} did not change`] : []),
		...(open ? [`for ${open} there is too little data to say`] : []),
	].join("; ");
}
