/** What to do with the report, and how it is made anew. */
import type { Input, RecommendationBlock, Section } from "../document.ts";
import { joinWords } from "../narrative/words.ts";

export function nextSteps(
	id: string,
	{
		inputs,
		recommendations,
	}: { inputs: readonly Pick<Input, "file">[]; recommendations: readonly RecommendationBlock[] },
): Section {
	const files = [...new Set(inputs.map(({ file }) => `\`${file}\``))];
	const [put, cover] = files.length === 1 ? ["file", "it covers"] : ["files", "they cover"];
	const isOffered = recommendations.some(({ plan }) => plan);
	const hasGate = recommendations.some(({ fairLending }) => fairLending);
	const steps = [
		...(isOffered
			? [
					"**Try out.** Give each recommended action to customers drawn at random from its audience, and not to others; compare both after the same time. Whom each goes to is listed in `private/audiences/`.",
				]
			: []),
		...(hasGate
			? [
					"**Check.** Before a campaign, compare whom it would reach by age, gender and marital status, and have it looked at by those who answer for fair lending.",
				]
			: []),
		`**Refresh.** Put the new ${put} in place of ${joinWords(files)} in \`data/${id}/\`, with the same columns, and set \`report.asOf\` in its \`datapackage.json\` to the last day that ${cover}.`,
		`**Build.** Run \`npm run build -- ${id}\`. The same rules read the new figures: a sentence that these no longer carry is gone, and the chapter *What changed* says so.`,
	];
	return {
		id: "next-steps",
		claim: isOffered
			? "Next steps: try the actions out, and refresh the report with one command"
			: "Next steps: refresh the report with one command",
		blocks: [{ kind: "text", id: "next-steps-list", markdown: steps.map((step, i) => `${i + 1}. ${step}`).join("\n") }],
	};
}
