/** The order of recommendations: which is read first, and which goes first where two want the same customer. */
import { type Grade, grades } from "../document.ts";
import type { Settings } from "../report.ts";
import type { Screened } from "./fair-lending.ts";
import type { Graded } from "./grade.ts";
import type { Note } from "./research-notes.ts";
import { gainOf, moneyGainOf } from "./size.ts";

/** A proposal that passed the gate, with its grade and the research behind it. */
export interface Recommendation extends Screened, Graded {
	notes: readonly Note[];
}

/** Best founded first, then most gain, in money before in customers, then most money at stake. */
export function rankRecommendations<T extends Recommendation & { found: number }>(
	recommendations: readonly T[],
	settings: Settings,
): T[] {
	const money = ({ proposal, found }: T) => moneyGainOf(proposal.expectation, found, settings)?.estimate ?? 0;
	const gain = ({ proposal, found }: T) => gainOf(proposal.expectation, found)?.estimate ?? 0;
	const stake = ({ proposal }: T) => proposal.strength.money?.share ?? 0;
	return recommendations.toSorted(
		(a, b) => rankOf(a.grade) - rankOf(b.grade) || money(b) - money(a) || gain(b) - gain(a) || stake(b) - stake(a),
	);
}

function rankOf(grade: Grade): number {
	return grades.indexOf(grade);
}

/** Whether nobody may be targeted by it. */
export function isDescriptive({ select }: Pick<Screened, "select">): boolean {
	return select === null;
}
