/** A period of a trend, with the weight that chance gives it. */
export interface TrendPeriod {
	/** Its place in time, in any unit. */
	at: number;
	/** How long it is, in any unit: without a trend, events fall into periods in proportion to their lengths. */
	length: number;
}

/** What is needed of the events of one subject: how many there are, and the sum of the places of their periods. */
export interface TrendConstants {
	/** Of one event, if there is no trend. */
	mean: number;
	variance: number;
}

/**
 * The mean and variance of the place of one event that falls into the periods by chance. With n events whose places sum to
 * s, (s - n·mean) / √(n·variance) is near standard normal without a trend, whatever the subject's rate: it is the score
 * statistic of a log-linear trend in Poisson counts given their total, so that few events are not mistaken for none.
 * Below zero activity falls.
 *
 * Source: Cox and Lewis, The Statistical Analysis of Series of Events (1966), 3.3; Armitage, Biometrics 11 (1955).
 */
export function trendConstants(periods: readonly TrendPeriod[]): TrendConstants {
	const total = periods.reduce((sum, { length }) => sum + length, 0);
	const mean = periods.reduce((sum, { at, length }) => sum + (at * length) / total, 0);
	const variance = periods.reduce((sum, { at, length }) => sum + ((at - mean) ** 2 * length) / total, 0);
	return { mean, variance };
}

/**
 * What one event in each period adds to the least-squares slope of its subject's rate, in events a period of mean length,
 * each unit of `at`. Counts are divided by the lengths of their periods, so that a short month is no dip.
 */
export function slopeWeights(periods: readonly TrendPeriod[]): number[] {
	const middle = periods.reduce((sum, { at }) => sum + at, 0) / periods.length;
	const meanLength = periods.reduce((sum, { length }) => sum + length, 0) / periods.length;
	const squares = periods.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
	return periods.map(({ at, length }) => ((at - middle) / squares) * (meanLength / length));
}
