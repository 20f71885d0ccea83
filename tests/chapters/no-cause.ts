import assert from "node:assert/strict";
import type { ReportDocument } from "../../analysis/document.ts";
import { listSentences } from "./list-sentences.ts";

const causalWords = [
	"leads? to|led to|leading to",
	// A segment may be value-driven.
	"(?<!-)(?:drives?|driven|driving)(?! down)",
	"because|causes?|caused|causing|due to|owing to|thanks to|as a result|therefore",
	"results? in|resulted in|resulting in|brings? about|brought about",
	"mak(?:es?|ing) (?:customers|people|them)",
	"(?:increas|rais|reduc|lower)(?:es?|ed|ing) (?:the|their|your|its)",
	"impacts?|influences?|influenced|affects?|affected|the effects? of|boosts?|persuades?|encourages?",
];
const isCausal = new RegExp(`\\b(?:${causalWords.join("|")})\\b`, "i");

/** Sentences that speak of causes without claiming one, or of how the report is made. */
const allowed = [
	/is not a cause/i,
	/tells of no cause/i,
	/what causes what/i,
	/need not be cause and effect/i,
	/what makes customers differ/i,
	/because too few customers/i,
];

/** The sentences of a document that say that one thing brings about another. */
export function findCauses(document: ReportDocument): string[] {
	return listSentences(document).filter(claimsCause);
}

export function claimsCause(sentence: string): boolean {
	return isCausal.test(sentence) && !allowed.some((pattern) => pattern.test(sentence));
}

/** No sentence of the document may say that one thing brings about another. */
export function assertNoCauseIsClaimed(document: ReportDocument): void {
	assert.deepEqual(findCauses(document), []);
}
