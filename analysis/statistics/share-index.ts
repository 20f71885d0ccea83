import type { Estimate } from "./interval.ts";
import type { RatioSums } from "./ratio-interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";

/**
 * The index of a group in a part: the share of the group's x that is y over the share of everybody's, 1 where the group is
 * as everybody. `group` are sums over the customers of the group, `all` over all customers, those of the group among them:
 * a group that is most of all customers is by itself close to 1, and known to be. `null` where y or x of either is not
 * above 0, and where the group is so few customers, or one of them has so much of x, that it counts as fewer than 2.
 *
 * The interval is Student's on the logarithm of the index. Its standard error is by linearization: a customer of the group
 * adds yᵢ/y - xᵢ/x of the group less the same of all, any other customer only the latter. As many customers count for it as
 * would tell as much if all had the same x (Kish), which keeps the interval honest for a group of thirty.
 *
 * Source: Woodruff, A simple method for approximating the variance of a complicated estimate, JASA 66 (1971); Kish, Survey
 * Sampling (1965), 11.7.
 */
export function shareIndex(group: RatioSums, all: RatioSums): Estimate | null {
	if ([group.y, group.x, all.y, all.x].some((sum) => !(sum > 0))) return null;
	const customers = group.x ** 2 / group.xx;
	if (customers < 2) return null;
	const estimate = group.y / group.x / (all.y / all.x);
	const terms = [
		...products(group, group, group),
		...products(group, all, group).map((term) => -2 * term),
		...products(all, all, all),
	];
	const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
	const squares = terms.reduce((sum, term) => sum + term, 0);
	// What is left of terms that cancel is rounding.
	const variance = squares > 1e-12 * size ? (squares * customers) / (customers - 1) : 0;
	const half = studentTQuantile(0.975, customers - 1) * Math.sqrt(variance);
	return { estimate, low: estimate * Math.exp(-half), high: estimate * Math.exp(half) };
}

/** The terms of the sum, over the customers that `sums` are of, of (yᵢ/y - xᵢ/x of `a`) times the same of `b`. */
function products(a: RatioSums, b: RatioSums, { yy, xy, xx }: RatioSums): number[] {
	return [yy / (a.y * b.y), -xy / (a.y * b.x), -xy / (a.x * b.y), xx / (a.x * b.x)];
}
