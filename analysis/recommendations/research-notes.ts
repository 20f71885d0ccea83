/** Outside research: what speaks for a recommendation, numbered in the order in which the report cites it. */
import { definitions } from "../definitions.ts";
import type { SourcesBlock } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Research } from "../research.ts";
import type { ResearchWanted } from "./recommendation.ts";

export interface Note extends Research {
	/** Published more than `definitions.oldResearchYears` before the day that the data speak of. */
	isOld: boolean;
}

export const oldMark = `older than ${definitions.oldResearchYears.value} years`;

export function takeNotes(research: readonly Research[], { asOf }: Pick<Settings, "asOf">): Note[] {
	const latest = Number(asOf.slice(0, 4)) - definitions.oldResearchYears.value;
	return research.map((one) => ({ ...one, isOld: one.year < latest }));
}

export function findNotes(notes: readonly Note[], wanted: ResearchWanted | undefined): Note[] {
	if (!wanted) return [];
	return notes.filter(({ topic, claim }) => topic.toLowerCase() === wanted.topic && wanted.words.test(claim));
}

/** The notes in the order in which they are cited, each once: a note's number is its place, from 1. */
export function numberNotes(cited: readonly (readonly Note[])[]): Note[] {
	return [...new Set(cited.flat())];
}

/** What others published, as sentences with a footnote each. */
export function citeNotes(notes: readonly Note[], numbered: readonly Note[], settings: Settings): string {
	const formats = formatsFor(settings);
	return notes
		.map((note) => {
			const mark = note.isOld ? ` (${oldMark})` : "";
			return `${spellClaim(note, formats)}${mark}[^${numbered.indexOf(note) + 1}]`;
		})
		.join("; ");
}

export function listSources(numbered: readonly Note[], settings: Settings): SourcesBlock["items"] {
	const formats = formatsFor(settings);
	return numbered.map((note, index) => ({
		number: index + 1,
		claim: spellClaim(note, formats),
		publisher: note.source,
		year: note.year,
		url: note.url,
		...(note.isOld ? { mark: oldMark } : {}),
	}));
}

/** "UPI's share of payments: 79.6 percent". */
function spellClaim({ claim, value, unit }: Note, formats: Formats): string {
	if (value === null) return claim;
	const decimals = String(value).split(".")[1]?.length ?? 0;
	return `${claim}: ${formats.fixed(value, decimals)}${unit ? ` ${unit}` : ""}`;
}
