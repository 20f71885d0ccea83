/** What no recommendation stands on and yet should be known: traits that work together, and data that are missing. */
import { definitions } from "../definitions.ts";
import type { Block, Section, TableBlock } from "../document.ts";
import { joinWords, lowerFirst } from "../narrative/words.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";

const table = "utilization-interactions";

/** @param missing the table of data that would change the recommendations, if any would */
export function additionalThoughts(evidence: RuleEvidence, missing: TableBlock | undefined): Section[] {
	const tested = evidence.rows(table);
	if (tested.length === 0 && !missing) return [];
	const supported = tested.filter(({ verdict }) => verdict === "supported");
	const thoughts = supported.flatMap((row) => spellInteraction(row, evidence)).slice(0, definitions.mostRewards.value);
	const markdown =
		thoughts.length > 0
			? `Some traits of customers say more together than each by itself:\n\n${thoughts.join("\n")}\n\nWhoever describes customers by one of these traits alone misses that. The chapter on utilization has all pairs.`
			: "No two traits of customers are known to say more about utilization together than each by itself: what goes with one trait may be read without the others.";
	const text: Block[] = tested.length === 0 ? [] : [{ kind: "text", id: "interactions", markdown }];
	return [
		{
			id: "additional-thoughts",
			claim: thoughtsClaim(supported, missing),
			blocks: [...text, ...(missing ? [missing] : [])],
		},
	];
}

function thoughtsClaim(supported: readonly PublishedRow[], missing: TableBlock | undefined): string {
	const [first] = supported;
	const names = first && joinWords([first.text("first_trait"), first.text("second_trait")].map(lowerFirst));
	const count = missing?.table.rows.length ?? 0;
	const thoughts = [
		names ? `${names} say more together than by themselves` : "",
		count > 0 ? `${count} kinds of data that are missing would change the answer` : "",
	].filter((thought) => thought !== "");
	return `Additional thoughts: ${thoughts.length > 0 ? thoughts.join("; ") : "no two traits say more together than by themselves"}`;
}

/** Of the group that departs most. Nothing where its numbers are withheld. */
function spellInteraction(row: PublishedRow, { formats }: RuleEvidence): string[] {
	const [utilization, departure, q] = [row.number("utilization"), row.number("departure"), row.number("q")];
	if (utilization === null || departure === null) return [];
	const names = joinWords([row.text("first_trait"), lowerFirst(row.text("second_trait"))]);
	const points = formats.bare(Math.abs(departure), "points").replace(/^\+/, "");
	return [
		`- **${names}** (q-value ${formats.cell(q, "probability")}): the group ${row.text("furthest")} spends ${formats.cell(utilization, "share")} of its income, ${points} points ${departure > 0 ? "more" : "less"} than the two traits by themselves would give.`,
	];
}
