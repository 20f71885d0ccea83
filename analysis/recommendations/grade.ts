/** How far a recommendation is to be trusted, by a table that the report publishes. */
import { definitions } from "../definitions.ts";
import type { Grade, TableBlock } from "../document.ts";
import { formatsFor } from "../format.ts";
import { upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { makeTableBlock, textColumn } from "../sections/table.ts";
import type { Strength } from "./recommendation.ts";
import { isFigure, type Note } from "./research-notes.ts";

export interface Graded {
	grade: Grade;
	/** What it rests on, as a sentence. */
	gradeReason: string;
}

/** How well the data alone carry a proposal. */
type Footing = "firm" | "fair" | "weak";

/** Research lifts what the data carry by one grade. It does not carry what they do not. */
const grades: { [footing in Footing]: { alone: Grade; withResearch: Grade } } = {
	firm: { alone: "moderate", withResearch: "strong" },
	fair: { alone: "tentative", withResearch: "moderate" },
	weak: { alone: "tentative", withResearch: "tentative" },
};

const { gradeCustomers, largeMoneyShare } = definitions;

/** `notes` are the research behind the proposal; what has no figure, or is too old, lifts no grade. */
export function grade(strength: Strength, notes: readonly Note[], settings: Settings): Graded {
	const footing = findFooting(strength);
	const figures = notes.filter(isFigure);
	const recent = figures.filter(({ isOld }) => !isOld);
	return {
		grade: grades[footing][recent.length > 0 ? "withResearch" : "alone"],
		gradeReason: `${describeStrength(strength, settings)}; ${describeNotes(figures, recent)}.`,
	};
}

function findFooting({ verdict, wants = "supported", magnitude, money, customers, stability }: Strength): Footing {
	const isLarge = (money?.share ?? 0) >= largeMoneyShare.value;
	const isMany = (customers ?? 0) >= gradeCustomers.value;
	if (stability !== undefined && !isHeldUp(stability)) return "weak";
	if (verdict === "counted") return isLarge && isMany ? "fair" : "weak";
	if (verdict !== wants) return "weak";
	// That there is no difference that matters is known for sure, or not at all.
	if (verdict === "no difference") return isMany ? "firm" : "fair";
	return isMany && (isLarge || magnitude === "medium" || magnitude === "large") ? "firm" : "fair";
}

function isHeldUp(stability: NonNullable<Strength["stability"]>): boolean {
	return stability === "stable" || stability === "highly stable";
}

const verdictWords: { [verdict in Strength["verdict"]]: string } = {
	supported: "A supported comparison",
	"no difference": "A comparison that shows no difference",
	inconclusive: "A comparison on too little data to say",
	counted: "A plain count and no comparison",
};

function describeStrength({ verdict, magnitude, money, customers, stability }: Strength, settings: Settings): string {
	const { cell } = formatsFor(settings);
	const effect = magnitude === null ? "" : ` of ${magnitude} effect`;
	const stake = money === null ? "" : `, about ${cell(money.share, "share")} of all ${money.of}`;
	const segment = stability === undefined ? "" : `; the segment is ${stability}`;
	const many = customers === null ? "a number of customers that is withheld" : `${cell(customers, "count")} customers`;
	return `${verdictWords[verdict]}${effect}, on ${many}${stake}${segment}`;
}

function describeNotes(figures: readonly Note[], recent: readonly Note[]): string {
	if (figures.length === 0) return "no published figure is behind it";
	if (recent.length === 0) return "the outside research behind it is too old to count";
	return "outside research is behind it";
}

/** What each grade takes. */
export function gradeTable(settings: Settings): TableBlock {
	const { cell } = formatsFor(settings);
	const money = cell(largeMoneyShare.value, "share");
	const many = cell(gradeCustomers.value, "count");
	const stake = `${money} of all spending, balances or money moved at stake`;
	const firm = `A supported comparison on ${many} customers or more, of medium or large effect or with ${stake}; or on as many one that shows no difference, where that speaks for the action`;
	const fair = `A supported comparison that falls short of that, or a count of ${many} customers or more with ${stake}`;
	const words: [Footing, string][] = [
		["firm", firm],
		["fair", fair],
		["weak", "Less than that, or a segment that is not found again in other customers"],
	];
	const rows = words.flatMap(([footing, data]) => {
		const { alone, withResearch } = grades[footing];
		if (alone === withResearch) return [{ grade: upperFirst(alone), data, research: "With or without" }];
		return [
			{
				grade: upperFirst(withResearch),
				data,
				research: `A figure, at most ${definitions.oldResearchYears.value} years old`,
			},
			{ grade: upperFirst(alone), data, research: "No figure" },
		];
	});
	return makeTableBlock({
		id: "recommendation-grades",
		claim: "What each grade takes: research lifts what the data carry by one grade",
		description:
			"Grades of recommendations. Tentative ones are offered as something to try out on a few customers first.",
		columns: [
			textColumn("grade", "Grade"),
			textColumn("data", "What the data show"),
			textColumn("research", "Outside research behind it"),
		],
		rows,
		protection: "public",
	});
}
