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

/** Whether it is a figure, which can lift a grade; else it is for further reading. */
export function isFigure({ value }: Pick<Note, "value">): boolean {
	return value !== null;
}

/** The notes in the order in which they are cited, each once: a note's number is its place, from 1. */
export function numberNotes(cited: readonly (readonly Note[])[]): Note[] {
	return [...new Set(cited.flat())];
}

/** What others published, as sentences with a footnote for each note: figures, then what is for further reading. */
export function citeNotes(notes: readonly Note[], numbered: readonly Note[], settings: Settings): string {
	const formats = formatsFor(settings);
	const cite = (note: Note) => {
		const mark = note.isOld ? ` (${oldMark})` : "";
		return `${spellClaim(note, formats)}${mark}[^${numbered.indexOf(note) + 1}]`;
	};
	const sentence = (opening: string, of: readonly Note[]) =>
		of.length === 0 ? [] : [`${opening}: ${of.map(cite).join("; ")}.`];
	const [figures, reading] = [notes.filter(isFigure), notes.filter((note) => !isFigure(note))];
	return [...sentence("Others report", figures), ...sentence("Further reading", reading)].join(" ");
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

/** "UPI's share of payments: 79.6%", "Cards in use: 10.8 crore". */
function spellClaim({ claim, value, unit }: Note, formats: Formats): string {
	if (value === null) return claim;
	const decimals = String(value).split(".")[1]?.length ?? 0;
	if (unit === "percent") return `${claim}: ${formats.percent(value, decimals)}`;
	return `${claim}: ${formats.fixed(value, decimals)}${unit ? ` ${unit}` : ""}`;
}
