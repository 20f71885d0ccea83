/** Whether a risk differs between groups: a test for each risk and each grouping of the customers. */
import type { Record } from "../../disclosure.ts";
import type { Evidence, FindingBlock, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { cramersVEffect } from "../../findings/effects.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { howGreatly } from "../../findings/strength-words.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { chiSquareTest } from "../../statistics/chi-square-test.ts";
import { newcombeInterval } from "../../statistics/newcombe-interval.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { type Ends, endsNote, findEnds } from "../ends.ts";
import { withinWords } from "../points-words.ts";
import { asShown } from "../shown-words.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import type { Basis } from "./basis.ts";
import { type Breakdown, byId, customersOf } from "./breakdowns.ts";
import type { GroupRisk, RiskCounts } from "./counts.ts";
import type { Risk } from "./risk.ts";

/** A risk by groups: what there is to draw, and to test where there are two groups to compare. */
export interface Compared {
	risk: Risk;
	breakdown: Breakdown;
	counts: RiskCounts;
	/** The groups that may be told of and compared. */
	known: readonly GroupRisk[];
	ends: Ends<GroupRisk> | undefined;
	hypothesis: Hypothesis | undefined;
}

export interface Difference extends Compared {
	ends: Ends<GroupRisk>;
	finding: Finding;
}

/** What is withheld is neither compared nor tested. */
export function compare({ settings }: Basis, of: Pick<Compared, "risk" | "breakdown" | "counts">): Compared {
	const { risk, breakdown, counts } = of;
	const known = counts.rows.filter(({ group, withheld }) => !withheld && isNamed(group));
	const ends = findEnds(known, ({ atRisk, judged }) => atRisk / judged);
	const table = known.map(({ atRisk, judged }) => [atRisk, judged - atRisk]);
	const { df, p } = chiSquareTest(table);
	if (!ends || breakdown.formed || df === 0) return { ...of, known, ends, hypothesis: undefined };
	const [exposed, others] = [sideOf(ends.highest), sideOf(ends.lowest)];
	const estimate = exposed.successes / exposed.n - others.successes / others.n;
	const { meaningfulDifference } = settings;
	return {
		...of,
		known,
		ends,
		hypothesis: {
			id: `${risk.table}-${byId(breakdown)}`,
			measured: {
				estimate: { estimate, ...newcombeInterval({ exposed, others }) },
				p,
				effect: cramersVEffect(table),
			},
			n: known.reduce((sum, { judged }) => sum + judged, 0),
			measure: "highest less lowest share at risk",
			format: "points",
			kind: "exploratory",
			none: 0,
			negligible: { low: -meaningfulDifference, high: meaningfulDifference },
			test: "chi-square over all groups",
		},
	};
}

function sideOf({ atRisk, judged }: GroupRisk) {
	return { successes: atRisk, n: judged };
}

/** Those that were tested, with what came of it. */
export function judgeDifferences(compared: readonly Compared[], findings: Findings): Difference[] {
	return compared.flatMap(({ hypothesis, ends, ...rest }) =>
		hypothesis && ends ? [{ ...rest, ends, hypothesis, finding: findings(hypothesis.id) }] : [],
	);
}

/** A finding for each risk, and the table that they were read from. Nothing where nothing was tested. */
export function differenceBlocks(
	basis: Basis,
	{ id, differences }: { id: string; differences: readonly Difference[] },
): { findings: FindingBlock[]; tables: TableBlock[] } {
	if (differences.length === 0) return { findings: [], tables: [] };
	const table = differenceTable(basis, { id, differences });
	// What turns around among customers who are alike has a finding of its own.
	const told = differences.filter(({ finding }) => finding.turnsWithin === undefined);
	const lines = told.map((one): { risk: Risk; line: Evidence } => ({
		risk: one.risk,
		line: citeFinding(one.finding, {
			label: `${one.risk.name}, by ${one.breakdown.noun}`,
			table: id,
			row: differences.indexOf(one),
		}),
	}));
	const risks = [...new Set(lines.map(({ risk }) => risk))];
	const findings = risks.map((risk): FindingBlock => {
		const evidence = lines.flatMap((one) => (one.risk === risk ? [one.line] : []));
		const own = told.filter((one) => one.risk === risk);
		return {
			kind: "finding",
			id: `${risk.table}-differ`,
			claim: differsClaim(basis, risk, own),
			verdict: blockVerdict(evidence),
			evidence,
		};
	});
	return { findings, tables: [table] };
}

function differsClaim(basis: Basis, risk: Risk, differences: readonly Difference[]): string {
	const size = ({ finding }: Difference) => finding.measured?.effect.value ?? 0;
	const apart = differences
		.filter(({ finding }) => finding.verdict === "supported")
		.toSorted((a, b) => size(b) - size(a));
	const [first, ...others] = apart;
	const nouns = (of: readonly Difference[], by?: "or") =>
		joinWords(
			of.map(({ breakdown }) => breakdown.noun),
			by,
		);
	const subject = upperFirst(risk.subject);
	if (first) {
		const also = others.length > 0 ? `; it differs by ${nouns(others)} too` : "";
		return `${subject} differs ${howGreatly(first.finding)} by ${first.breakdown.noun}: ${endsWords(basis, first)}${also}`;
	}
	return differences.every(({ finding }) => finding.verdict === "no difference")
		? `${subject} does not differ by ${nouns(differences, "or")}, ${withinWords(basis)}`
		: `${subject} does not clearly differ by ${nouns(differences, "or")}`;
}

/** "from 1.0% of 55–64 to 8.1% of 18–24"; an end that several groups share names none of them. */
function endsWords({ formats }: Basis, { ends, known, counts, breakdown }: Difference): string {
	const write = ({ atRisk, judged }: GroupRisk) => formats.cell(atRisk / judged, "share");
	if (write(ends.lowest) === write(ends.highest)) return `${write(ends.lowest)} in every ${breakdown.noun} shown`;
	const says = (end: GroupRisk) => {
		const isShared = known.filter((row) => write(row) === write(end)).length > 1;
		return isShared
			? `${write(end)} in more than one ${breakdown.noun}`
			: `${write(end)} of ${customersOf(breakdown, end.group)}`;
	};
	const isPartial = counts.rows.some(({ withheld }) => withheld);
	return `from ${says(ends.lowest)} to ${says(ends.highest)}${isPartial ? asShown : ""}`;
}

function differenceTable(
	{ formats }: Basis,
	{ id, differences }: { id: string; differences: readonly Difference[] },
): TableBlock {
	const estimate = { name: "difference", label: "Difference", format: "points" } as const;
	return makeTableBlock({
		id,
		claim: "The groups with the least and the most customers at risk",
		description:
			"The group with the smallest and the one with the largest share at risk, the difference with its 95% interval, and the chi-square test over all groups.",
		columns: [
			textColumn("risk", "Risk"),
			textColumn("trait", "By"),
			textColumn("lowest", "Least in"),
			textColumn("highest", "Most in"),
			...evidenceColumns(estimate, "Cramér's V"),
		],
		rows: differences.map(({ risk, breakdown, ends, known, finding }): Record => {
			const write = ({ atRisk, judged }: GroupRisk) => formats.cell(atRisk / judged, "share");
			const name = (end: GroupRisk) => {
				const alike = known.filter((row) => write(row) === write(end));
				if (alike.length === known.length) return "All alike";
				return alike.length === 1 ? end.group : `${alike.length} alike`;
			};
			return {
				risk: risk.name,
				trait: upperFirst(breakdown.noun),
				lowest: name(ends.lowest),
				highest: name(ends.highest),
				...evidenceCells(estimate.name, finding),
			};
		}),
		// Made of shares that their own tables would show: none of them is withheld.
		protection: "public",
		note: `${endsNote} Cramér's V is corrected for its bias.`,
	});
}
