import { covarianceMatrix } from "./covariance-matrix.ts";
import { meanPoint, type Points } from "./points.ts";
import { principalComponents } from "./principal-components.ts";
import { sampleIndexes } from "./random.ts";

/**
 * Draws sets without clusters, as many points as given: spread evenly along each principal component, with the means and
 * the covariances of the points. In one dimension no other log-concave shape, the normal among them, has so much of its
 * variance taken by a cut into clusters (theorem 1 of the source): what beats the even spread is more than a single cloud,
 * be it round or long.
 *
 * The width along a component is that of its variance and not, as in the source, of its range: a few far points would
 * widen some sides of the box and not others, and correlated features without clusters would pass for clustered.
 *
 * Source: Tibshirani, Walther and Hastie, JRSS B 63 (2001), 3 and 4; keeping the covariances: Liu, Hayes, Nobel and
 * Marron, JASA 103 (2008).
 */
export function evenReference(points: Points, random: () => number): () => Points {
	const means = meanPoint(points);
	const sides = principalComponents(covarianceMatrix(points)).map(({ loadings, variance }) => ({
		loadings,
		half: Math.sqrt(3 * variance),
	}));
	const drawPoint = () => {
		const point = [...means];
		for (const { loadings, half } of sides) {
			const score = (2 * random() - 1) * half;
			for (let i = 0; i < point.length; i++) point[i] = at(point, i) + at(loadings, i) * score;
		}
		return point;
	};
	return () => points.map(drawPoint);
}

/**
 * Draws sets in which every feature keeps its values and no two features go together: each column of the points in a
 * random order of its own. A feature with two peaks is no cluster by this measure; several that share theirs are.
 *
 * Source: the permutations of parallel analysis, Buja and Eyuboglu, Multivariate Behavioral Research 27 (1992).
 */
export function shuffledReference(points: Points, random: () => number): () => Points {
	return () => {
		const orders = (points[0] ?? []).map(() => sampleIndexes(points.length, { size: points.length, random }));
		return points.map((_, i) => orders.map((order, feature) => at(points[at(order, i)] ?? [], feature)));
	};
}

function at(row: readonly number[], i: number): number {
	return row[i] as number;
}
