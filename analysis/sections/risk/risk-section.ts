/** A kind of risk, by the groups of customers that it is told of: its findings, its figures or tables and its table of tests. */
import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Figure, Section, TableBlock } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import type { Kept } from "../watch/keep-watch.ts";
import type { Basis } from "./basis.ts";
import type { Breakdown } from "./breakdowns.ts";
import { countByGroup, type GroupRisk } from "./counts.ts";
import { type Compared, compare, type Difference, differenceBlocks, judgeDifferences } from "./differences.ts";
import { type Draws, groupExhibit } from "./group-figure.ts";
import type { Overview } from "./overview.ts";
import { toldWords } from "./overview-words.ts";
import type { Risk } from "./risk.ts";
import { watchRisk } from "./watch-risk.ts";

export interface RiskSection {
	/** kebab-case. */
	id: string;
	/** In the order in which they are read. */
	risks: readonly Risk[];
	breakdowns: readonly Breakdown[];
	/** Shares unless given. */
	draws?: Draws;
}

/** Undefined where there is no group to compare, or nobody is at such a risk. */
export async function draftRiskSection(
	basis: Basis,
	{ id, risks, breakdowns, draws = "shares" }: RiskSection,
	overview: Overview,
): Promise<Draft | undefined> {
	const compared: Compared[] = [];
	for (const risk of risks)
		for (const breakdown of breakdowns) {
			const counts = await countByGroup(basis, risk, breakdown);
			const isTold = counts.rows.some(({ withheld }) => !withheld);
			const isAny = counts.rows.some(({ atRisk }) => atRisk > 0);
			if (isTold && isAny) compared.push(compare(basis, { risk, breakdown, counts }));
		}
	if (compared.length === 0) return undefined;
	const kept: Kept[] = [];
	for (const one of compared) kept.push(await watchRisk(basis, one));
	return {
		hypotheses: compared.flatMap(({ hypothesis }, i) => kept[i]?.withTests(hypothesis ? [hypothesis] : []) ?? []),
		watched: kept.flatMap(({ watched }) => watched),
		write: (findings) => [writeSection(basis, { id, risks, compared, draws, findings, overview, kept })],
	};
}

interface Written {
	id: string;
	risks: readonly Risk[];
	compared: readonly Compared[];
	draws: Draws;
	findings: Findings;
	overview: Overview;
	/** Of each that is compared. */
	kept: readonly Kept[];
}

function writeSection(basis: Basis, { id, risks, compared, draws, findings, overview, kept }: Written): Section {
	const differences = judgeDifferences(compared, findings);
	const turned = kept.flatMap((one) => one.blocks(findings));
	const { findings: blocks, tables } = differenceBlocks(basis, { id: `${id}-differences`, differences });
	const exhibits = risks.flatMap((risk) =>
		chooseDrawn(
			compared.filter((one) => one.risk === risk),
			differences,
		).map(({ breakdown, counts }): Figure | TableBlock =>
			groupExhibit(basis, {
				risk,
				breakdown,
				counts,
				overall: overallOf(overview, risk),
				verdict: differences.find((one) => one.counts === counts)?.finding.verdict,
				draws,
			}),
		),
	);
	const told = toldWords(basis, overview, risks);
	return { id, claim: told ?? exhibits[0]?.claim ?? "", blocks: [...turned, ...blocks, ...exhibits, ...tables] };
}

/** Of several groupings of the customers those by which the risk differs, the most first; else the one by which it most seems to. */
function chooseDrawn(compared: readonly Compared[], differences: readonly Difference[]): readonly Compared[] {
	const found = (one: Compared) => differences.find(({ counts }) => counts === one.counts)?.finding;
	const size = (one: Compared) => found(one)?.measured?.effect.value ?? -1;
	const sorted = compared.toSorted((a, b) => size(b) - size(a));
	const apart = sorted.filter((one) => found(one)?.verdict === "supported");
	return apart.length > 0 ? apart.slice(0, definitions.mostRiskFigures.value) : sorted.slice(0, 1);
}

function overallOf({ counted }: Overview, risk: Risk): GroupRisk | undefined {
	const row = counted.get(risk.flag);
	return row && !row.withheld ? row : undefined;
}
