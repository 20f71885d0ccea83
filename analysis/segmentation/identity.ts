/** A segment stays itself from build to build: it keeps its number and its name while its center stays near. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { score, type Transform, unscore } from "./transforms.ts";

/** `results/<report>/segments.json`: all that it takes to label a customer, and to know a segment again. */
export const segmentsFileSchema = z.object({
	seed: z.int(),
	software: z.array(z.object({ name: z.string(), version: z.string() })),
	features: z.array(
		z.object({
			id: z.string(),
			label: z.string(),
			/** Stands for a missing value; like `low` and `high`, in the feature's own unit. */
			median: z.number(),
			low: z.number(),
			high: z.number(),
			/** Of the signed logarithm, null where there is none. */
			logConstant: z.number().nullable(),
			mean: z.number(),
			deviation: z.number(),
		}),
	),
	segments: z.array(
		z.object({
			number: z.int(),
			name: z.string(),
			customers: z.int(),
			/** Standardized, in the order of the features. */
			center: z.array(z.number()),
		}),
	),
});
export type SegmentsFile = z.infer<typeof segmentsFileSchema>;

/** What an earlier build left in a folder; undefined where there is none, or where it is not what this version writes. */
export async function readKnownSegments(folder: string | undefined): Promise<SegmentsFile | undefined> {
	if (folder === undefined) return undefined;
	const text = await readFile(join(folder, "segments.json"), "utf8").catch(() => undefined);
	return text === undefined ? undefined : segmentsFileSchema.safeParse(JSON.parse(text)).data;
}

/** The farthest that a center may have moved, in standard deviations over all features, and be the same segment. */
const farthest = 1;

export interface Identity {
	number: number;
	/** The previous name; undefined for a segment that is new. */
	name?: string;
}

/**
 * The number and name of each center, in the order given: those of the nearest previous segment, each given once and the
 * nearest first; new ones get the smallest numbers that are free. Without a previous build, or where the features are
 * others now, they are numbered as they come.
 */
export function keepIdentity(
	centers: readonly (readonly number[])[],
	transforms: readonly Transform[],
	previous: SegmentsFile | undefined,
): Identity[] {
	const sameFeatures =
		previous?.features.map(({ id }) => id).join() === transforms.map(({ feature }) => feature.id).join();
	const known =
		previous && sameFeatures
			? previous.segments.map((segment) => ({ ...segment, center: moveScale(segment.center, previous, transforms) }))
			: [];
	const pairs = centers
		.flatMap((center, place) =>
			known.map((segment) => ({ place, segment, distance: distanceOf(center, segment.center) })),
		)
		.filter(({ distance }) => distance <= farthest)
		.toSorted((a, b) => a.distance - b.distance);
	const kept = new Map<number, Identity>();
	const taken = new Set<number>();
	for (const { place, segment } of pairs) {
		if (kept.has(place) || taken.has(segment.number)) continue;
		kept.set(place, { number: segment.number, name: segment.name });
		taken.add(segment.number);
	}
	return centers.map((_, place) => {
		const own = kept.get(place);
		if (own) return own;
		const free = centers.map((__, i) => i + 1).find((number) => !taken.has(number)) ?? taken.size + 1;
		taken.add(free);
		return { number: free };
	});
}

/** A previous center on the present footing: the same money and behavior, standardized anew. */
function moveScale(center: readonly number[], previous: SegmentsFile, transforms: readonly Transform[]): number[] {
	return center.map((value, i) => {
		const [before, now] = [previous.features[i], transforms[i]];
		return before && now ? score(unscore(value, before), now) : value;
	});
}

/** Root of the mean squared difference. */
function distanceOf(a: readonly number[], b: readonly number[]): number {
	return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0) / Math.max(1, a.length));
}
