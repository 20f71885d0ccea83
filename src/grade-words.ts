/** How far a recommendation is to be trusted, in the words of a reader. */
import type { Grade } from "../analysis/document.ts";

export const gradeWords: Record<Grade, string> = {
	strong: "Strong",
	moderate: "Moderate",
	tentative: "Tentative",
};

/** As the classes of a badge. */
export const gradeTones: Record<Grade, string> = {
	strong: "good",
	moderate: "neutral",
	tentative: "caution",
};
