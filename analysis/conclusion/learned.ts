/** What was learned: the message of each chapter that carries most. */
import type { Chapter, Section } from "../document.ts";
import { mainPointsOf } from "../summary/main-points.ts";

/** None where no chapter has a message to repeat. */
export function learnedSection(chapters: readonly Chapter[]): Section[] {
	const learned = chapters.flatMap((chapter) => {
		const [first] = mainPointsOf(chapter);
		return first ? [{ title: chapter.title, text: first.section.claim }] : [];
	});
	if (learned.length === 0) return [];
	const list = learned.map(({ title, text }) => `- **${title}.** ${text}.`).join("\n");
	return [
		{
			id: "what-was-learned",
			claim: "What was learned, chapter by chapter",
			blocks: [{ kind: "text", id: "learned", markdown: list }],
		},
	];
}
