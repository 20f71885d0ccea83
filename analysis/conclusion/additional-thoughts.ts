/** What no chapter asked for and yet should be known: traits that work together. */
import { definitions } from "../definitions.ts";
import type { Chapter, Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { joinWords, lowerFirst } from "../narrative/words.ts";
import { type PublishedRow, readPublishedTables } from "../recommendations/evidence.ts";
import type { Settings } from "../report.ts";

const table = "utilization-interactions";

/** None where no chapter tests how traits work together. */
export function additionalThoughts(chapters: readonly Pick<Chapter, "sections">[], settings: Settings): Section[] {
	const tested = readPublishedTables(chapters)(table);
	if (tested.length === 0) return [];
	const supported = tested.filter(({ verdict }) => verdict === "supported");
	const formats = formatsFor(settings);
	const thoughts = supported.flatMap((row) => spellInteraction(row, formats)).slice(0, definitions.mostRewards.value);
	const markdown =
		thoughts.length > 0
			? `Some traits of customers say more together than each by itself:\n\n${thoughts.join("\n")}\n\nWhoever describes customers by one of these traits alone misses that. The chapter on utilization has all pairs.`
			: "No two traits of customers are known to say more about utilization together than each by itself: what goes with one trait may be read without the others.";
	return [
		{
			id: "additional-thoughts",
			claim: thoughtsClaim(supported),
			blocks: [{ kind: "text", id: "interactions", markdown, cites: [table] }],
		},
	];
}

function thoughtsClaim([first]: readonly PublishedRow[]): string {
	const names = first && joinWords([first.text("first_trait"), first.text("second_trait")].map(lowerFirst));
	return `Additional thoughts: ${names ?? "no two traits"} say more together than by themselves`;
}

/** Of the group that departs most. Nothing where its numbers are withheld. */
function spellInteraction(row: PublishedRow, formats: Formats): string[] {
	const [utilization, departure, q] = [row.number("utilization"), row.number("departure"), row.number("q")];
	if (utilization === null || departure === null) return [];
	const names = joinWords([row.text("first_trait"), lowerFirst(row.text("second_trait"))]);
	const points = formats.bare(Math.abs(departure), "points").replace(/^\+/, "");
	return [
		`- **${names}** (q-value ${formats.cell(q, "probability")}): the group ${row.text("furthest")} spends ${formats.cell(utilization, "share")} of its income, ${points} points ${departure > 0 ? "more" : "less"} than the two traits by themselves would give.`,
	];
}
