/** Below this many expected successes counting up from none is the faster, and the rejection's constants do not hold. */
const fewExpected = 10;

/**
 * How many of `n` trials succeed, each with probability `p`, 0 to 1: an exact binomial draw, whose cost does not grow
 * with `n`. `random` is uniform, at least 0 and below 1.
 *
 * Source: Hörmann, The generation of binomial random variates, Journal of Statistical Computation and Simulation 46 (1993),
 * algorithm BTRS; for few expected successes inversion, Devroye, Non-Uniform Random Variate Generation (1986), X.4.
 */
export function drawBinomial({ n, p }: { n: number; p: number }, random: () => number): number {
	if (p > 0.5) return n - drawBinomial({ n, p: 1 - p }, random);
	if (p <= 0 || n === 0) return 0;
	return n * p < fewExpected ? drawByInversion({ n, p }, random) : drawByRejection({ n, p }, random);
}

function drawByInversion({ n, p }: { n: number; p: number }, random: () => number): number {
	let left = random();
	let chance = Math.exp(n * Math.log1p(-p));
	let count = 0;
	while (left >= chance && count < n) {
		left -= chance;
		chance *= ((n - count) / (count + 1)) * (p / (1 - p));
		count++;
	}
	return count;
}

function drawByRejection({ n, p }: { n: number; p: number }, random: () => number): number {
	const spread = Math.sqrt(n * p * (1 - p));
	const b = 1.15 + 2.53 * spread;
	const a = -0.0873 + 0.0248 * b + 0.01 * p;
	const alpha = (2.83 + 5.1 / b) * spread;
	const squeeze = 0.92 - 4.2 / b;
	const odds = p / (1 - p);
	const mode = Math.floor((n + 1) * p);
	/** The logarithm of how likely `count` is beside the mode. */
	const relative = (count: number) =>
		(mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
		(n + 1) * Math.log((n - mode + 1) / (n - count + 1)) +
		(count + 0.5) * Math.log((odds * (n - count + 1)) / (count + 1)) +
		stirlingRest(mode) +
		stirlingRest(n - mode) -
		stirlingRest(count) -
		stirlingRest(n - count);
	for (;;) {
		const u = random() - 0.5;
		const v = random();
		const room = 0.5 - Math.abs(u);
		const count = Math.floor(((2 * a) / room + b) * u + n * p + 0.5);
		if (room >= 0.07 && v <= squeeze) return count;
		if (count >= 0 && count <= n && Math.log((v * alpha) / (a / room ** 2 + b)) <= relative(count)) return count;
	}
}

/** The rest of Stirling's series: ln k! - ln √(2π) - (k + 1/2) ln(k + 1) + (k + 1). */
function stirlingRest(k: number): number {
	const small = [
		0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
		0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
	];
	const inverseSquare = 1 / (k + 1) ** 2;
	return small[k] ?? (1 / 12 - (1 / 360 - inverseSquare / 1260) * inverseSquare) / (k + 1);
}
