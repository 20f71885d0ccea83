/** The recommendations on the card: each with its audience, its reason, its grade and what it stands on. */
import { definitions } from "../definitions.ts";
import { grades, type RecommendationBlock, type Section } from "../document.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import type { Screened } from "./fair-lending.ts";
import { type Graded, gradeTable } from "./grade.ts";
import { citeNotes, type Note } from "./research-notes.ts";
import { strengthTable } from "./strength-table.ts";

/** A proposal that passed the gate, with its grade and the research behind it. */
export interface Recommendation extends Screened, Graded {
	notes: readonly Note[];
}

/** Best founded first, then most money at stake first; what is only described comes last. */
export function sortRecommendations(recommendations: readonly Recommendation[]): Recommendation[] {
	const money = ({ proposal }: Recommendation) => proposal.strength.moneyShare ?? 0;
	return recommendations.toSorted(
		(a, b) =>
			Number(isDescriptive(a)) - Number(isDescriptive(b)) ||
			grades.indexOf(a.grade) - grades.indexOf(b.grade) ||
			money(b) - money(a),
	);
}

function isDescriptive({ change }: Recommendation): boolean {
	return change?.change === "descriptive only";
}

export function cardFeatures(
	recommendations: readonly Recommendation[],
	{ numbered, settings }: { numbered: readonly Note[]; settings: Settings },
): Section {
	const blocks = recommendations.map((of) => writeBlock(of, { numbered, settings }));
	return {
		id: "card-features",
		claim: featuresClaim(recommendations),
		blocks: [
			...blocks,
			{ kind: "text", id: "card-features-caution", markdown: caution },
			strengthTable(recommendations),
			gradeTable(settings),
		],
	};
}

const caution =
	"These are recommendations, not forecasts: what customers do with their money today goes with certain features, and nobody has yet been offered one. An offer says what it brings only where customers drawn at random get it and others do not.";

/** The best founded features are named, as many as are remembered. */
function featuresClaim(recommendations: readonly Recommendation[]): string {
	const features = recommendations.filter((of) => !isDescriptive(of));
	const grade = features[0]?.grade;
	const best = features.filter((of) => of.grade === grade);
	const named = best.slice(0, definitions.mostRewards.value).map(({ claim }) => lowerFirst(claim));
	const more = best.length > named.length ? `; and ${best.length - named.length} more` : "";
	if (features.length === 0) return "No card feature follows: what the data show may be described and not targeted";
	if (features.length === 1) return `One card feature follows from these figures, of ${grade} grade: ${named[0]}`;
	const which =
		best.length === features.length
			? `${features.length} card features follow, all`
			: `Of ${features.length} card features ${best.length}`;
	const are = best.length === features.length ? "of" : best.length === 1 ? "is of" : "are of";
	return `${which} ${are} ${grade} grade: ${named.join("; ")}${more}`;
}

function writeBlock(
	{ proposal, claim, audience, change, grade, gradeReason, notes }: Recommendation,
	{ numbered, settings }: { numbered: readonly Note[]; settings: Settings },
): RecommendationBlock {
	const reason = proposal.reason.join(" ");
	const outside = notes.length === 0 ? "" : `\n\nOthers report: ${citeNotes(notes, numbered, settings)}.`;
	return {
		kind: "recommendation",
		id: proposal.id,
		claim,
		audience,
		reason: `${reason}${outside}`,
		grade,
		gradeReason,
		basis: proposal.basis,
		...(change ? { fairLending: { change: change.change, note: change.note } } : {}),
	};
}
