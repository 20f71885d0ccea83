/** For how many customers activity falls, against how many it would seem to by chance. */
import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import type { Column, Evidence, Figure, FindingBlock, Section } from "../../document.ts";
import { cohensHEffect } from "../../findings/effects.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings, Hypothesis } from "../../findings/hypothesis.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { twoSidedP } from "../../statistics/normal-tail.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { estimateCells, shareColumn, withInterval } from "../columns.ts";
import { dots } from "../dots.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords } from "../grouped.ts";
import { kebabIds } from "../kebab-ids.ts";
import { partialWords } from "../months.ts";
import { noteOf } from "../note-of.ts";
import { countColumn } from "../table.ts";
import { withholdParts } from "../withhold-parts.ts";
import { caveatOf, fallingClaim, sharesClaim } from "./falling-words.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";
import { fallingByChance, type GroupTrend, readTrends, type Trends } from "./trends.ts";

/** A trend as it can be published, with its test where it may be tested. */
export interface JudgedTrend {
	trend: GroupTrend;
	withheld: boolean;
	hypothesis?: Hypothesis;
}

/**
 * Undefined where transactions are not counted by month, or over too few whole months, or where too few customers have
 * enough of them. Writes the private list.
 */
export async function draftFalling(ledger: Ledger): Promise<Draft | undefined> {
	const { bank } = ledger;
	const read = await readTrends(ledger);
	if (!read) return undefined;
	await bank.writePrivate("falling-customers", read.fallingSql);
	if ((read.trends[0]?.judged ?? 0) < definitions.trendCustomers.value) return undefined;
	const judged = judgeTrends(ledger, read.trends);
	return {
		hypotheses: judged.flatMap(({ hypothesis }) => hypothesis ?? []),
		write: (findings) => [writeFalling(ledger, { read, judged, findings })],
	};
}

/** All customers are tested, and each group where groups were not formed on behavior. */
function judgeTrends({ grouping, settings }: Ledger, trends: readonly GroupTrend[]): JudgedTrend[] {
	const threshold = settings.disclosureThreshold;
	const parts = trends.map(({ customers, judged, falling }) => [falling, judged - falling, customers - judged]);
	const isAllHidden = withholdParts(parts.slice(0, 1), { threshold }).size > 0;
	const hidden = withholdParts(parts.slice(1), { threshold });
	const ids = kebabIds(trends.map(({ group }) => group));
	return trends.map((trend, i) => {
		const isAll = i === 0;
		const withheld = isAll ? isAllHidden : hidden.has(i - 1);
		const isTested = isAll || (!grouping.formed && isNamed(trend.group));
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
			effect: cohensHEffect(share, fallingByChance),
		},
		n: judged,
		measure: "share with falling activity, less the share by chance",
		format: "points",
		kind: "confirmatory",
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
		caveat: caveatOf(ledger, tellRising(all, ledger)),
	};
	return { id: "falling-activity", claim: finding.claim, blocks: [finding, figure] };
}

/** For which share of the judged customers activity rises; null where too few of them rise, or do neither. */
function tellRising({ trend, withheld }: JudgedTrend, { settings }: Ledger): number | null {
	const { judged, falling, rising } = trend;
	const parts = [[falling, rising, judged - falling - rising]];
	const isHidden = withholdParts(parts, { threshold: settings.disclosureThreshold }).size > 0;
	return withheld || isHidden || judged === 0 ? null : rising / judged;
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
			description: `Share of customers with ${enough} or more transactions whose activity falls clearly over the whole months of the data${byWords(grouping)}, with 95% intervals. Base: ${ledgerBase(ledger)}.`,
			chart: dots(grouping.column.name, {
				value: share.name,
				reference: { value: fallingByChance, label: `By chance ${chance}` },
			}),
			columns: [
				grouping.column,
				countColumn("customers", `Customers with ${enough} or more transactions`),
				countColumn("falling", "Customers whose activity falls"),
				...withInterval(share),
				{ ...shareColumn("Share of all of them whose activity rises"), name: "share_rising" },
				{ ...shareColumn("Share by chance"), name: "share_by_chance" },
				...withInterval(slope),
				...evidenceColumns({ name: "above_chance", label: "Above chance", format: "points" }, "Cohen's h"),
			],
			rows: judged.map(({ trend, withheld, hypothesis }, i) => ({
				[grouping.column.name]: trend.group,
				customers: trend.judged,
				falling: trend.falling,
				...estimateCells("share", shareOf(trend)),
				share_rising: i === 0 ? tellRising({ trend, withheld }, ledger) : null,
				share_by_chance: fallingByChance,
				...estimateCells("slope", trend.slope),
				...(hypothesis ? evidenceCells("above_chance", findings(hypothesis.id)) : {}),
			})),
			protection: {
				withheld: new Set(judged.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [grouping.column.name, "share_by_chance"],
			},
			...noteOf(
				`Activity falls where the 95% interval of the trend in a customer's monthly number of transactions lies below none (score test of a trend in Poisson counts). The mean change is of all customers, those with fewer transactions too; for how many activity rises is told of all together. Months count by their days, so that a short month is no dip. Who falls is listed in a private file.`,
				partialWords(ledger.period),
				formedWords(ledger),
			),
			sql: read.sql,
		},
		settings,
	);
}
