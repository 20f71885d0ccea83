/** What to do with the recommendations, and how the report is made anew. */
import type { Input, Section } from "../document.ts";

export function nextSteps(id: string, inputs: readonly Pick<Input, "file">[]): Section {
	const files = [...new Set(inputs.map(({ file }) => `\`${file}\``))].join(", ");
	const markdown = [
		"1. **Try out.** Offer each feature to customers drawn at random from its audience, and to others not; compare what both spend on the card after the same time.",
		"2. **Check.** Before a campaign, compare whom it would reach by age, gender and marital status, and have it looked at by those who answer for fair lending.",
		`3. **Refresh.** Put the new files in place of ${files} in \`data/${id}/\`, with the same columns, and set \`report.asOf\` in its \`datapackage.json\` to the day that they speak of.`,
		`4. **Build.** Run \`npm run build -- ${id}\`. The same rules read the new figures: a recommendation that these no longer carry is gone, and its grade is given anew.`,
	].join("\n");
	return {
		id: "next-steps",
		claim: "Next steps: try the features out, and refresh the report with one command",
		blocks: [{ kind: "text", id: "next-steps-list", markdown }],
	};
}
