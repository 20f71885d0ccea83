/** How stable the ranking is: the search is done again on resamples of the customers. */
import { setImmediate } from "node:timers/promises";
import type { Cell } from "./cells.ts";
import { cellDrawer, type DrawnSums, sumsOfCell } from "./draw-cells.ts";
import { type Group, keyOf } from "./groups.ts";
import { scoreOf } from "./score.ts";
import type { Search, SearchedGroup } from "./search.ts";

/** Some milliseconds of work. */
const replicatesAtOnce = 20;

export interface Resampling {
	replicates: number;
	/** Places that count as the top. */
	top: number;
	/** Between two shares, 0 to 1: see `definitions.ts`. */
	meaningfulDifference: number;
	/** Uniform, at least 0 and below 1. */
	random: () => number;
}

/**
 * The share of resamples, 0 to 1, in which each group is clear of every simpler group and among the first by score. The
 * scales of the score, the shrinkage and the lengths of the intervals stay as they are. What waits gets its turn between
 * the resamples.
 */
export async function resampleRanking(
	cells: readonly Cell[],
	search: Search,
	{ replicates, top, meaningfulDifference, random }: Resampling,
): Promise<Map<SearchedGroup, number>> {
	const draw = cellDrawer(cells, random);
	const { members, candidates } = arrange(search);
	const hits = new Map<SearchedGroup, number>();
	for (let replicate = 0; replicate < replicates; replicate++) {
		const drawn = draw();
		const sums = members.map((own) => addDrawn(drawn, own));
		const ranked = candidates
			.filter((candidate) => isClear(candidate, sums, meaningfulDifference))
			.map(({ group, place }) => ({ group, score: scoreAgain(group, search, sums[place] as Sums) }))
			.toSorted((a, b) => b.score - a.score);
		for (const { group } of ranked.slice(0, top)) hits.set(group, (hits.get(group) ?? 0) + 1);
		if (replicate % replicatesAtOnce === 0) await setImmediate();
	}
	return new Map(search.searched.map((group) => [group, (hits.get(group) ?? 0) / replicates]));
}

interface Candidate {
	group: SearchedGroup;
	/** Of its sums, and of those of the simpler groups, each with half the length of the interval. */
	place: number;
	comparisons: { place: number; half: number }[];
}

/** The cells of every group that is searched or compared with, each once, and where those of each are. */
function arrange({ searched }: Search): { members: Int32Array[]; candidates: Candidate[] } {
	const places = new Map<string, number>();
	const members: Int32Array[] = [];
	const placeOf = ({ conditions, cells }: Group) => {
		const key = keyOf(conditions);
		const known = places.get(key);
		if (known !== undefined) return known;
		places.set(key, members.length);
		return members.push(Int32Array.from(cells)) - 1;
	};
	const candidates = searched.map((group) => ({
		group,
		place: placeOf(group),
		comparisons: group.comparisons.map(({ simpler, lead }) => ({
			place: placeOf(simpler),
			half: lead.estimate - lead.low,
		})),
	}));
	return { members, candidates };
}

interface Sums {
	n: number;
	y: number;
	x: number;
}

function addDrawn(drawn: DrawnSums, places: Int32Array): Sums {
	let [n, y, x] = [0, 0, 0];
	for (const place of places) {
		const at = sumsOfCell * place;
		n += drawn[at] as number;
		y += drawn[at + 1] as number;
		x += drawn[at + 2] as number;
	}
	return { n, y, x };
}

function isClear({ place, comparisons }: Candidate, sums: readonly Sums[], meaningfulDifference: number): boolean {
	const own = sums[place] as Sums;
	return comparisons.every(({ place: other, half }) => {
		const simpler = sums[other] as Sums;
		const lead = own.y / own.x - (simpler.y - own.y) / (simpler.x - own.x);
		return lead - half > 0 && lead + half > meaningfulDifference;
	});
}

function scoreAgain({ shrunken }: SearchedGroup, { whole, scale }: Search, { n, y, x }: Sums): number {
	const move = (value: number, { toward, shrinkage }: { toward: number; shrinkage: number }) =>
		toward + (1 - shrinkage) * (value - toward);
	const { utilization, spend } = shrunken;
	return scoreOf(
		{
			utilization: move(y / x, { toward: whole.utilization.estimate, shrinkage: utilization.shrinkage }),
			spend: move(y / n, { toward: whole.spend.estimate, shrinkage: spend.shrinkage }),
			customers: n,
		},
		scale,
	);
}
