import type { Estimate } from "./interval.ts";
import type { RatioSums } from "./ratio-interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";

/**
 * The index of a group in a part: the share of the group's x that is y over the share of everybody's, 1 where the group is
 * as everybody. `group` are sums over the customers of the group, `all` over all customers, those of the group among them:
 * a group that is most of all customers is by itself close to 1, and known to be. `null` where y or x of either is not
 * above 0, or the group has fewer than 2 customers.
 *
 * The interval is Student's on the logarithm of the index, with the group's customers less one as degrees of freedom; the
 * standard error of the logarithm is by linearization: a customer of the group adds yᵢ/y - xᵢ/x of the group less the same
 * of all, any other customer only the latter.
 *
 * Source: Woodruff, A simple method for approximating the variance of a complicated estimate, JASA 66 (1971). R:
 * `survey::svycontrast(svytotal(...), quote(log(...)))`.
 */
export function shareIndex(group: RatioSums, all: RatioSums): (Estimate & { standardError: number }) | null {
	if (group.n < 2 || [group.y, group.x, all.y, all.x].some((sum) => !(sum > 0))) return null;
	const estimate = group.y / group.x / (all.y / all.x);
	const products = (a: RatioSums, b: RatioSums, { yy, xy, xx }: RatioSums) => [
		yy / (a.y * b.y),
		-xy / (a.y * b.x),
		-xy / (a.x * b.y),
		xx / (a.x * b.x),
	];
	const terms = [
		...products(group, group, group),
		...products(group, all, group).map((term) => -2 * term),
		...products(all, all, all),
	];
	const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
	const squares = terms.reduce((sum, term) => sum + term, 0);
	// What is left of terms that cancel is rounding.
	const variance = squares > 1e-12 * size ? (squares * all.n) / (all.n - 1) : 0;
	const standardError = Math.sqrt(variance);
	const half = studentTQuantile(0.975, group.n - 1) * standardError;
	return { estimate, low: estimate * Math.exp(-half), high: estimate * Math.exp(half), standardError };
}
