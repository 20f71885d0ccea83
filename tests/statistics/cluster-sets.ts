import type { Points } from "../../analysis/statistics/points.ts";
import { createRandom, type Random } from "../generator/random.ts";

/** Draws one customer's features. */
type Draw = () => number[];

const features = 5;

/** Points without clusters, by the shape of their cloud. */
export const structureless: Record<string, (random: Random) => Draw> = {
	"a round normal cloud":
		({ normal }) =>
		() =>
			eachFeature(normal),
	"a long normal cloud": ({ normal }) => longCloud(normal, { shared: 0.8, own: 0.6 }),
	"a very long normal cloud": ({ normal }) => longCloud(normal, { shared: 0.92, own: 0.39 }),
	"normal clouds of two factors":
		({ normal }) =>
		() => {
			const factors = [normal(), normal()] as const;
			return eachFeature((i) => 0.85 * (factors[i % 2] as number) + 0.53 * normal());
		},
	"an even box":
		({ uniform }) =>
		() =>
			eachFeature(uniform),
	"a long even cloud": ({ uniform }) => longCloud(uniform, { shared: 0.7, own: 0.5 }),
	"money on its logarithm":
		({ lognormal }) =>
		() =>
			eachFeature(() => Math.log(lognormal(900, 1.2))),
	"heavy tails, each feature its own":
		({ normal }) =>
		() =>
			eachFeature(() => normal() / spread(normal)),
	"heavy tails, all features together":
		({ normal }) =>
		() => {
			const scale = spread(normal);
			return eachFeature(() => normal() / scale);
		},
	"heavy tails of a long cloud":
		({ normal }) =>
		() => {
			const [scale, shared] = [spread(normal), normal()];
			return eachFeature(() => (0.7 * shared + 0.7 * normal()) / scale);
		},
};

/** Points in clusters: their centers, in standard deviations of a cluster, and the share of each. */
export const planted: Record<string, { centers: number[][]; shares: number[] }> = {
	"2 clusters": {
		centers: [
			[2, 2, 1.5, 1, 1],
			[-2, -2, -1.5, -1, -1],
		],
		shares: [0.65, 0.35],
	},
	"3 clusters, one of them small": {
		centers: [
			[3, 0, 2, 0, -1],
			[-2, 2, 0, 2, 1],
			[-1, -3, -2, -1, 2],
		],
		shares: [0.5, 0.35, 0.15],
	},
	"4 clusters": {
		centers: [
			[2.5, 2, 0, -2, 0],
			[-2, 2.5, 2, 1, 0],
			[0, -2, 2, -1, 2.5],
			[-1, -1, -2.5, 2, -2],
		],
		shares: [0.3, 0.3, 0.2, 0.2],
	},
};

export function drawStructureless(shape: string, { n, seed }: { n: number; seed: number }): Points {
	const draw = structureless[shape]?.(createRandom(seed));
	if (!draw) throw new Error(`${shape}: no such shape`);
	return standardize(Array.from({ length: n }, draw));
}

export function drawPlanted(name: string, { n, seed }: { n: number; seed: number }): Points {
	const clusters = planted[name];
	if (!clusters) throw new Error(`${name}: no such clusters`);
	const { normal, weighted } = createRandom(seed);
	const weights = new Map(clusters.centers.map((center, i) => [center, clusters.shares[i] as number]));
	return standardize(Array.from({ length: n }, () => weighted(weights).map((x) => x + normal())));
}

function eachFeature(draw: (i: number) => number): number[] {
	return Array.from({ length: features }, (_, i) => draw(i));
}

function longCloud(draw: () => number, { shared, own }: { shared: number; own: number }): Draw {
	return () => {
		const common = draw();
		return eachFeature(() => shared * common + own * draw());
	};
}

/** Makes of normal draws those of Student's t with 3 degrees of freedom. */
function spread(normal: () => number): number {
	return Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3);
}

/** As features are before a fit: winsorized at 1% and 99%, mean 0 and standard deviation 1. */
function standardize(rows: readonly number[][]): Points {
	const columns = Array.from({ length: features }, (_, feature) => {
		const sorted = rows.map((row) => row[feature] as number).sort((a, b) => a - b);
		const [low, high] = [0.01, 0.99].map((share) => sorted[Math.round(share * (sorted.length - 1))] as number);
		const cut = rows.map((row) => Math.max(low as number, Math.min(high as number, row[feature] as number)));
		const mean = cut.reduce((sum, x) => sum + x, 0) / cut.length;
		const sd = Math.sqrt(cut.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (cut.length - 1));
		return cut.map((x) => (x - mean) / sd);
	});
	return rows.map((_, i) => columns.map((column) => column[i] as number));
}
