/** The sources of outside research, numbered as they are cited, those that nothing cites after them. */
import type { Section } from "../document.ts";
import type { Settings } from "../report.ts";
import { isFigure, listSources, type Note } from "./research-notes.ts";

/** @param cited how many of the notes, which stand first, a recommendation cites */
export function outsideResearch(
	notes: readonly Note[],
	{ cited, settings }: { cited: number; settings: Settings },
): Section[] {
	if (notes.length === 0) return [];
	const old = notes.filter(({ isOld }) => isOld).length;
	const sources = `${notes.length} ${notes.length === 1 ? "source" : "sources"}`;
	const claim = `Outside research: recommendations cite ${cited === 0 ? "none" : cited} of ${sources}`;
	const words = [
		"What others published, each with where it was read. It was not checked against the data of this report, and may be of other customers and countries.",
		...(notes.every(isFigure) ? [] : ["What has no figure is for further reading, and lifts no grade."]),
		...(old === 0 ? [] : ["Those that are marked are too old to lift a grade."]),
	].join(" ");
	return [
		{
			id: "outside-research",
			claim,
			blocks: [
				{ kind: "text", id: "outside-research-how", markdown: words },
				{ kind: "sources", id: "research", items: listSources(notes, settings) },
			],
		},
	];
}
