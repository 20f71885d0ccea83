/** Which findings and recommendations are new, gone, or judged otherwise than in the last report. */
import type { Section } from "../../document.ts";
import { allOf, countWord } from "../../narrative/count-words.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { makeTableBlock, textColumn } from "../table.ts";

/** A finding with its verdict, or a recommendation with its grade. */
export interface Judged {
	id: string;
	/** As it stands in its report. */
	name: string;
	/** The verdict or the grade. */
	judged: string;
}

interface Words {
	id: string;
	/** "finding", "recommendation". */
	one: string;
	/** "verdict", "grade". */
	judgement: string;
}

/** Undefined where neither report has any. */
export function describeJudged(before: readonly Judged[], now: readonly Judged[], words: Words): Section | undefined {
	if (before.length === 0 && now.length === 0) return undefined;
	const { id, one, judgement } = words;
	const find = (list: readonly Judged[], of: Judged) => list.find((other) => other.id === of.id);
	const added = now.filter((of) => !find(before, of));
	const gone = before.filter((of) => !find(now, of));
	const changed = now.filter((of) => (find(before, of)?.judged ?? of.judged) !== of.judged);
	const row = (of: Judged, what: string) => ({
		name: of.name,
		what,
		before: find(before, of)?.judged ?? null,
		now: find(now, of)?.judged ?? null,
	});
	const rows = [
		...changed.map((of) => row(of, `another ${judgement}`)),
		...added.map((of) => row(of, "new")),
		...gone.map((of) => row(of, "gone")),
	];
	const claim = changesClaim({ added: added.length, gone: gone.length, changed: changed.length, now }, words);
	const table = makeTableBlock({
		id,
		claim,
		description: `Each ${one} that is new, gone, or has another ${judgement} than in the previous report.`,
		columns: [
			textColumn("name", upperFirst(one)),
			textColumn("what", "What changed"),
			textColumn("before", "Before"),
			textColumn("now", "Now"),
		],
		rows,
		// Verdicts, grades and sentences of this report; what is gone is named without numbers.
		protection: "public",
	});
	return { id: `${id}-section`, claim, blocks: rows.length > 0 ? [table] : [] };
}

interface Counts {
	added: number;
	gone: number;
	changed: number;
	now: readonly Judged[];
}

function changesClaim({ added, gone, changed, now }: Counts, { one, judgement }: Words): string {
	const parts = [
		...(changed > 0 ? [`${countWord(changed)} ${changed === 1 ? "has" : "have"} another ${judgement}`] : []),
		...(added > 0 ? [`${countWord(added)} ${added === 1 ? "is" : "are"} new`] : []),
		...(gone > 0 ? [`${countWord(gone)} ${gone === 1 ? "is" : "are"} gone`] : []),
	];
	if (parts.length > 0) return `Of the ${one}s, ${joinWords(parts)}`;
	return now.length === 1
		? `The one ${one} has the ${judgement} that it had`
		: `${upperFirst(allOf(now.length, `${one}s`))} have the ${judgement} that they had`;
}
