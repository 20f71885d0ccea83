/** All tests of a report are one family: their p-values are adjusted together, and each gets its verdict. */
import { definitions } from "../definitions.ts";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import type { Finding, Findings, Hypothesis, Verdict } from "./hypothesis.ts";

/**
 * Judges the hypotheses of all chapters of a report. Throws when two have the same id.
 *
 * Source: Benjamini and Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57 (1995).
 */
export function judge(hypotheses: readonly Hypothesis[]): Findings {
	const tested = hypotheses.filter(({ measured }) => measured !== null);
	const q = benjaminiHochberg(tested.map(({ measured }) => measured?.p ?? 1));
	const adjusted = new Map(tested.map((hypothesis, i) => [hypothesis, q[i] ?? 1]));
	const findings = new Map<string, Finding>();
	for (const hypothesis of hypotheses) {
		if (findings.has(hypothesis.id)) throw new Error(`two hypotheses have the id "${hypothesis.id}": name them apart`);
		const own = adjusted.get(hypothesis) ?? null;
		findings.set(hypothesis.id, { ...hypothesis, q: own, verdict: verdictOf(hypothesis, own) });
	}
	return (id) => {
		const finding = findings.get(id);
		if (!finding) throw new Error(`no hypothesis has the id "${id}": a chapter must put it forward before it writes`);
		return finding;
	};
}

/**
 * *No difference* where the interval lies inside what is negligible, however small the p-value; *supported* where the
 * q-value is below the false discovery rate and the interval excludes no association; else *inconclusive*. So is every
 * difference that turns around among customers who are alike: by itself it is nothing to act on.
 */
export function verdictOf({ measured, none, negligible, turnsWithin }: Hypothesis, q: number | null): Verdict {
	if (!measured || q === null || turnsWithin !== undefined) return "inconclusive";
	const { low, high } = measured.estimate;
	if (low >= negligible.low && high <= negligible.high) return "no difference";
	const excludesNone = low > none || high < none;
	return q < definitions.falseDiscoveryRate.value && excludesNone ? "supported" : "inconclusive";
}
