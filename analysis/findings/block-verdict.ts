import type { Verdict } from "./hypothesis.ts";

/** Of lines that say different things, the block says what any of them supports. */
export function blockVerdict(evidence: readonly { verdict: Verdict }[]): Verdict {
	if (evidence.some(({ verdict }) => verdict === "supported")) return "supported";
	return evidence.every(({ verdict }) => verdict === "no difference") ? "no difference" : "inconclusive";
}
