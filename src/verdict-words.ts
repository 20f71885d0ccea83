/** What came of a comparison, in the words of a reader. */
import { type Evidence, effectWords, type FindingBlock } from "../analysis/document.ts";

export const verdictWords: Record<Evidence["verdict"], string> = {
	supported: "Supported by the data",
	"no difference": "No difference",
	inconclusive: "Too little data to say",
};

/** The verdict with how strong the effects are that it is about: "Supported, small effect". */
export function badgeWords({ verdict, evidence }: Pick<FindingBlock, "verdict" | "evidence">): string {
	const size = verdict === "supported" ? effectWords(evidence) : undefined;
	return size === undefined ? verdictWords[verdict] : `Supported, ${size}`;
}

/** How far the sentence is to be trusted, as the classes of a badge. */
export const verdictTones: Record<Evidence["verdict"], string> = {
	supported: "good",
	"no difference": "neutral",
	inconclusive: "caution",
};

export const kindWords: Record<Evidence["kind"], string> = {
	confirmatory: "Confirmatory",
	exploratory: "Exploratory",
};

/** Of one comparison, and of several. */
export const kindNotes: Record<Evidence["kind"], string> = {
	confirmatory: "Confirmatory: the report makes this comparison whatever the data look like.",
	exploratory:
		"Exploratory: what is compared was picked from the data, so that it wants to be seen again in other data before much rests on it.",
};
