/** The recommendations: each with its audience, its reason, what it could bring, how to try it out and what it stands on. */
import { definitions } from "../definitions.ts";
import type { RecommendationBlock, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { joinWords, lowerFirst, upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { gradeTable } from "./grade.ts";
import type { Planned, Plans } from "./plan.ts";
import { overlapsTable, sizesTable, trialsTable } from "./plans-tables.ts";
import type { Recommendation } from "./rank.ts";
import { citeNotes, type Note } from "./research-notes.ts";
import { expectWords } from "./size.ts";
import { strengthTable } from "./strength-table.ts";
import { trialWords } from "./trial.ts";

interface WriteOptions {
	/** The research that the report cites, in the order of its footnotes. */
	numbered: readonly Note[];
	settings: Settings;
}

export function recommendedActions({ planned, crowdedOut, described }: Plans, options: WriteOptions): Section {
	return {
		id: "recommended-actions",
		claim: actionsClaim(planned),
		blocks: [
			...planned.map((of) => ({ ...writeBlock(of, options), plan: writePlan(of, options) })),
			...described.map((of) => writeBlock(of, options)),
			...crowdedOutText(crowdedOut),
			{ kind: "text", id: "recommended-actions-caution", markdown: caution },
		],
	};
}

const caution =
	"These are recommendations, not forecasts: what customers do today goes with certain offers, and nobody has yet been given them at random. An action says what it brings only where customers drawn at random get it and others do not.";

/** What the report would advise and advises nobody, told once and apart from the actions. */
function crowdedOutText(crowdedOut: Plans["crowdedOut"]): Section["blocks"] {
	if (crowdedOut.length === 0) return [];
	const claims = joinWords(crowdedOut.map(({ claim }) => `“${claim}”`));
	const markdown = `Nobody is left for ${claims}: all customers in question are in the audience of an action that goes first.`;
	const cites = crowdedOut.flatMap(({ proposal }) => proposal.basis.map(({ table }) => table));
	return [{ kind: "text", id: "recommended-actions-crowded-out", markdown, cites }];
}

/** The best founded are named, as many as are remembered. */
function actionsClaim(planned: readonly Planned[]): string {
	const grade = planned[0]?.grade;
	const best = planned.filter((of) => of.grade === grade);
	const named = best.slice(0, definitions.mostRewards.value).map(({ claim }) => lowerFirst(claim));
	const rest = best.length - named.length;
	const more = rest === 0 ? "" : rest === 1 ? "; and one more" : "; and others";
	if (planned.length === 0) return "No action follows: what the data show may be described and not targeted";
	if (planned.length === 1) return `One action follows from these figures, of ${grade} grade: ${named[0]}`;
	const which =
		best.length === planned.length
			? `${planned.length} actions follow, all`
			: `Of ${planned.length} actions, ${best.length}`;
	const are = best.length === planned.length ? "of" : best.length === 1 ? "is of" : "are of";
	return `${which} ${are} ${grade} grade: ${named.join("; ")}${more}`;
}

function writeBlock(
	{ proposal, claim, audience, change, grade, gradeReason, notes }: Recommendation,
	{ numbered, settings }: WriteOptions,
): RecommendationBlock {
	const reason = proposal.reason.join(" ");
	const outside = notes.length === 0 ? "" : `\n\n${citeNotes(notes, numbered, settings)}`;
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

function writePlan(of: Planned, { settings }: WriteOptions): NonNullable<RecommendationBlock["plan"]> {
	const { proposal, customers, trial, behind } = of;
	const formats = formatsFor(settings);
	return {
		reach: customers,
		expect: expectWords(proposal.expectation, customers, { settings, formats }),
		risk: proposal.risk,
		trial: trialWords(trial, formats),
		...(behind.length === 0 ? {} : { conflict: conflictWords(behind, formats) }),
	};
}

function conflictWords(behind: Planned["behind"], { cell }: ReturnType<typeof formatsFor>): string {
	const parts = behind.map(({ claim, customers }, i) => {
		const who = customers === null ? "some" : cell(customers, "count");
		return i === 0 ? `${who} of its customers get “${claim}” first` : `${who} get “${claim}” first`;
	});
	return `${upperFirst(joinWords(parts))}: one thing at a time.`;
}

/** How the recommendations are sized, tried out, told apart and graded. */
export function behindActions({ planned, described }: Plans, settings: Settings): Section {
	const overlaps = overlapsTable(planned);
	const sized = planned.filter(({ proposal }) => !("unknown" in proposal.expectation)).length;
	return {
		id: "behind-the-recommendations",
		claim: `What ${sized === 0 ? "the recommendations" : `${sized} of ${planned.length} recommendations`} could bring ${sized === 0 ? "is not in the data" : "is sized from the evidence"}; each has its trial and its grade`,
		blocks: [
			...(planned.length === 0 ? [] : [sizesTable(planned, settings), trialsTable(planned)]),
			...(overlaps ? [overlaps] : []),
			strengthTable([...planned, ...described]),
			gradeTable(settings),
		],
	};
}
