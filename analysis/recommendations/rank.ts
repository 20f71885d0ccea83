/** The order of recommendations: which is read first, and which goes first where two want the same customer. */
import { type Grade, grades } from "../document.ts";
import type { Screened } from "./fair-lending.ts";
import type { Graded } from "./grade.ts";
import type { Note } from "./research-notes.ts";
import { gainOf } from "./size.ts";

/** A proposal that passed the gate, with its grade and the research behind it. */
export interface Recommendation extends Screened, Graded {
	notes: readonly Note[];
}

/** Best founded first, then most gain and most money at stake first; what is only described comes last. */
export function rankRecommendations<T extends Recommendation & { found: number }>(recommendations: readonly T[]): T[] {
	const gain = ({ proposal, found }: T) => gainOf(proposal.expectation, found)?.estimate ?? 0;
	const stake = ({ proposal }: T) => proposal.strength.money?.share ?? 0;
	return recommendations.toSorted(
		(a, b) =>
			Number(isDescriptive(a)) - Number(isDescriptive(b)) ||
			rankOf(a.grade) - rankOf(b.grade) ||
			gain(b) - gain(a) ||
			stake(b) - stake(a),
	);
}

function rankOf(grade: Grade): number {
	return grades.indexOf(grade);
}

/** Whether nobody may be targeted by it. */
export function isDescriptive({ select }: Pick<Screened, "select">): boolean {
	return select === null;
}
