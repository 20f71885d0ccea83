import { chiSquareTest } from "./chi-square-test.ts";
import { fisherExact } from "./fisher-exact.ts";
import { cellsOf, type TwoByTwo } from "./two-by-two.ts";

/** Below this expected count chi-square's approximation is not relied on (Cochran, Biometrics 10, 1954). */
const leastExpected = 5;

/**
 * The two-sided p-value, 0 to 1, of no association between group and success, and the test it is from: Pearson's
 * chi-square test, or Fisher's exact test where any of the four expected counts is below 5. 1, by Fisher's, where a group
 * is empty or all or none succeeded.
 *
 * R: `chisq.test(m, correct = FALSE)$p.value` or `fisher.test(m)$p.value`.
 */
export function associationTest(table: TwoByTwo): { p: number; test: "chi-square" | "Fisher's exact test" } {
	const { exposedSuccesses, exposedFailures, otherSuccesses, otherFailures } = cellsOf(table);
	const outcomes = [exposedSuccesses + otherSuccesses, exposedFailures + otherFailures];
	const n = table.exposed.n + table.others.n;
	const least = (Math.min(table.exposed.n, table.others.n) * Math.min(...outcomes)) / Math.max(1, n);
	if (least < leastExpected) return { p: fisherExact(table), test: "Fisher's exact test" };
	const { p } = chiSquareTest([
		[exposedSuccesses, exposedFailures],
		[otherSuccesses, otherFailures],
	]);
	return { p, test: "chi-square" };
}
