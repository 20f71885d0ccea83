/** For how many customers activity falls, against how many it would seem to by chance. */
import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Column, Evidence, Figure, FindingBlock, Section } from "../../document.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { cohensH, effectMagnitude } from "../../statistics/cohens-h.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { twoSidedP } from "../../statistics/normal-tail.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { kebabIds } from "../kebab-ids.ts";
import { countColumn } from "../table.ts";
import { caveatOf, fallingClaim, sharesClaim } from "./falling-words.ts";
import { estimateCells, withInterval } from "./group-figures.ts";
import { judgeParts } from "./judge-parts.ts";
import type { Ledger } from "./ledger.ts";
import { partialWords } from "./over-time-words.ts";
import { fallingByChance, findWholeMonths, type GroupTrend, readTrends, type Trends } from "./trends.ts";
import { byWords, formedWords, groupedBase, mayLead, noteOf } from "./words.ts";

/** A trend as it can be published, with its test where it may be tested. */
export interface JudgedTrend {
	trend: GroupTrend;
	withheld: boolean;
	hypothesis?: Hypothesis;
}

/** Undefined where transactions are not counted by month, or over too few whole months. Writes the private list. */
export async function draftFalling(ledger: Ledger): Promise<Draft | undefined> {
	const { bank } = ledger;
	const months = findWholeMonths(ledger);
	if (!months) return undefined;
	const read = await readTrends(ledger, months);
	await bank.writePrivate("falling-customers", read.fallingSql);
	const judged = judgeTrends(ledger, read.trends);
	return {
		hypotheses: judged.flatMap(({ hypothesis }) => hypothesis ?? []),
		write: (findings) => [writeFalling(ledger, { read, judged, findings })],
	};
}

/** All customers are tested, and each group where groups were not formed on behavior. */
function judgeTrends({ grouping, settings }: Ledger, trends: readonly GroupTrend[]): JudgedTrend[] {
	const threshold = settings.disclosureThreshold;
	const parts = trends.map(({ customers, judged, falling }) => ({
		parts: [falling, judged - falling, customers - judged],
	}));
	const groups = trends.length > 1 ? parts.slice(1) : parts;
	const hidden = judgeParts(groups, threshold);
	const noneShown = hidden.size === groups.length && parts[0]?.parts.some((part) => part > 0 && part < threshold);
	const ids = kebabIds(trends.map(({ group }) => group));
	return trends.map((trend, i) => {
		const isAll = i === 0;
		const withheld = isAll ? noneShown === true : hidden.has(i - 1);
		const isTested = isAll || (!grouping.formed && mayLead(trend.group));
		return withheld || !isTested || trend.judged === 0
			? { trend, withheld }
			: { trend, withheld, hypothesis: testTrend(trend, { id: isAll ? undefined : ids[i], settings }) };
	});
}

function shareOf({ falling, judged }: GroupTrend): Estimate | null {
	return judged === 0 ? null : { estimate: falling / judged, ...wilsonInterval(falling, judged) };
}

/** The score test of a share against the one that chance gives, with the interval that inverts it (Wilson). */
export function testTrend(
	{ judged, falling }: Pick<GroupTrend, "judged" | "falling">,
	{ id, settings }: { id: string | undefined; settings: Pick<Ledger["settings"], "meaningfulDifference"> },
): Hypothesis {
	const share = falling / judged;
	const { low, high } = wilsonInterval(falling, judged);
	const h = cohensH(share, fallingByChance);
	const z = (share - fallingByChance) / Math.sqrt((fallingByChance * (1 - fallingByChance)) / judged);
	return {
		id: `falling-activity${id === undefined ? "" : `-${id}`}`,
		measured: {
			estimate: {
				estimate: share - fallingByChance,
				low: low - fallingByChance,
				high: high - fallingByChance,
			},
			p: twoSidedP(z),
			effect: { name: "Cohen's h", value: h, magnitude: effectMagnitude(h) },
		},
		n: judged,
		measure: "share with falling activity, less the share by chance",
		format: "points",
		none: 0,
		negligible: { low: -settings.meaningfulDifference, high: settings.meaningfulDifference },
		test: "score test of a share against chance",
	};
}

interface Written {
	read: Trends;
	judged: readonly JudgedTrend[];
	findings: Findings;
}

function writeFalling(ledger: Ledger, written: Written): Section {
	const { judged, findings } = written;
	const figure = fallingFigure(ledger, written);
	const evidence = judged.flatMap(({ trend, hypothesis }, row): Evidence[] =>
		hypothesis ? [citeFinding(findings(hypothesis.id), { label: trend.group, table: figure.id, row })] : [],
	);
	const all = judged[0];
	if (!all?.hypothesis || evidence.length === 0)
		return { id: "falling-activity", claim: figure.claim, blocks: [figure] };
	const finding: FindingBlock = {
		kind: "finding",
		id: "activity-falls",
		claim: fallingClaim(ledger, judged, findings),
		verdict: findings(all.hypothesis.id).verdict,
		evidence,
		caveat: caveatOf(ledger, all.trend),
	};
	return { id: "falling-activity", claim: finding.claim, blocks: [finding, figure] };
}

function fallingFigure(ledger: Ledger, { read, judged, findings }: Written): Figure {
	const { grouping, settings, formats } = ledger;
	const share = shareColumn("Share of them whose activity falls");
	const slope: Column = {
		name: "slope",
		label: "Mean change in transactions a month, each month",
		type: "number",
		format: "ratio",
	};
	const enough = formats.cell(definitions.trendTransactions.value, "count");
	const chance = formats.cell(fallingByChance, "share");
	return makeFigure(
		{
			id: `falling-activity-${ledger.byGroup}`,
			claim: (rows) => sharesClaim(ledger, rows),
			description: `Share of customers with ${enough} or more transactions whose activity falls clearly over ${read.months.length} whole months${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(ledger)}.`,
			chart: {
				kind: "dots",
				category: grouping.column.name,
				value: share.name,
				low: "share_low",
				high: "share_high",
				scale: { type: "linear" },
				reference: { value: fallingByChance, label: `By chance ${chance}` },
			},
			columns: [
				grouping.column,
				countColumn("customers", `Customers with ${enough} or more transactions`),
				countColumn("falling", "Customers whose activity falls"),
				...withInterval(share),
				...withInterval(slope),
				...evidenceColumns({ name: "above_chance", label: "Above chance", format: "points" }, "Cohen's h"),
			],
			rows: judged.map(({ trend, hypothesis }) => ({
				[grouping.column.name]: trend.group,
				customers: trend.judged,
				falling: trend.falling,
				...estimateCells("share", shareOf(trend)),
				...estimateCells("slope", trend.slope),
				...(hypothesis ? evidenceCells("above_chance", findings(hypothesis.id)) : {}),
			})),
			protection: {
				withheld: new Set(judged.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [grouping.column.name],
			},
			...noteOf(
				`Activity falls where the 95% interval of the trend in a customer's monthly number of transactions lies below none (score test of a trend in Poisson counts). The mean change is of all customers, those with fewer transactions too. Months count by their days, so that a short month is no dip. Who falls is listed in a private file.`,
				partialWords(ledger),
				formedWords(ledger),
			),
			sql: read.sql,
		},
		settings,
	);
}
