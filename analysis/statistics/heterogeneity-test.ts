import { chiSquareTail } from "./chi-square-tail.ts";

/**
 * Whether estimates of different customers are of the same thing, from their standard errors: the squared distances from
 * their mean weighted by precision. Where one of them does not vary, or there are fewer than two, there is nothing to
 * test: null.
 *
 * Source: Cochran, The combination of estimates from different experiments, Biometrics 10 (1954). R: `metafor::rma`, QE.
 */
export function heterogeneityTest(
	estimates: readonly { estimate: number; standardError: number }[],
): { statistic: number; df: number; p: number } | null {
	if (estimates.length < 2 || estimates.some(({ standardError }) => !(standardError > 0))) return null;
	const weights = estimates.map(({ standardError }) => standardError ** -2);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const mean = estimates.reduce((sum, { estimate }, i) => sum + estimate * (weights[i] as number), 0) / total;
	const statistic = estimates.reduce(
		(sum, { estimate }, i) => sum + (weights[i] as number) * (estimate - mean) ** 2,
		0,
	);
	const df = estimates.length - 1;
	return { statistic, df, p: chiSquareTail(statistic, df) };
}
