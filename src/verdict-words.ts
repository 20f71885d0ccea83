/** What came of a comparison, in the words of a reader. */
import type { Evidence } from "../analysis/document.ts";

export const verdictWords: Record<Evidence["verdict"], string> = {
	supported: "Supported by the data",
	"no difference": "No difference",
	inconclusive: "Too little data to say",
};

/** How far the sentence is to be trusted, as the classes of a badge. */
export const verdictTones: Record<Evidence["verdict"], string> = {
	supported: "good",
	"no difference": "neutral",
	inconclusive: "caution",
};
