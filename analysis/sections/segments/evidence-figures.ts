/** How many segments there are: three kinds of evidence, each against the number of segments. */
import type { Block, Column, Section } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import { leastPredictionStrength } from "../../statistics/choose-k.ts";
import { makeFigure } from "../figure.ts";

/** The rule, the verdict and the figures that it was read from. */
export function numberOfSegments(segmentation: Segmentation, settings: Settings): Section {
	const { choice, segments, source } = segmentation;
	const claim = verdictClaim(segmentation, settings);
	const rule: Block = { kind: "text", id: "segments-rule", markdown: `${ruleWords}\n\n${countingWords(segmentation)}` };
	const of = {
		used: source === "fitted" && segments.length > 0 ? segments.length : undefined,
		sql: segmentation.sampleSql,
		settings,
	};
	const above = choice.evidence.filter(({ k }) => k > 1);
	const figures = [
		evidenceFigure(
			{
				id: "segments-prediction-strength",
				label: "Prediction strength",
				claim: strengthClaim(segmentation),
				description:
					"Prediction strength by number of segments: of pairs of customers in one segment, the share that segments found in other customers keep together, in the worst segment.",
				reference: { value: leastPredictionStrength, label: "Segments that come back" },
				lines: [
					{
						measure: "Prediction strength",
						points: above.map(({ k, predictionStrength }) => ({ k, value: predictionStrength })),
					},
				],
				note: "Source of the method: Tibshirani and Walther, 2005.",
			},
			of,
		),
		evidenceFigure(
			{
				id: "segments-gap",
				label: "Gap",
				claim: gapClaim(segmentation),
				description:
					"Gap statistic by number of segments: how much tighter the customers group than customers without segments would, on a logarithmic scale, with two standard errors.",
				reference: { value: 0, label: "No tighter" },
				lines: [
					{
						measure: "Evenly spread customers",
						points: choice.evidence.map(({ k, overEven }) => gapPoint(k, overEven)),
					},
					{
						measure: "Shuffled features",
						points: choice.evidence.map(({ k, overShuffled }) => gapPoint(k, overShuffled)),
					},
				],
				note: "Source of the method: Tibshirani, Walther and Hastie, 2001.",
			},
			of,
		),
		evidenceFigure(
			{
				id: "segments-silhouette",
				label: "Silhouette width",
				claim: silhouetteClaim(segmentation),
				description:
					"Mean silhouette width by number of segments: 1 where every customer is close to its own segment and far from the next, 0 where it lies between two.",
				lines: [{ measure: "Silhouette", points: above.map(({ k, silhouette }) => ({ k, value: silhouette })) }],
				note: "Shown, but not part of the rule: it is high for two halves of a single long cloud too. Source of the method: Rousseeuw, 1987.",
			},
			of,
		),
	];
	return { id: "number-of-segments", claim, blocks: [rule, ...figures] };
}

const ruleWords = `**The rule.** A number of segments counts if segments found in one half of the customers are found again in the other half (prediction strength of ${leastPredictionStrength} or more), and if it draws customers together more than it would customers without segments, by more than two standard errors: evenly spread ones, and the same ones with every feature shuffled. Of the numbers that count, the one with the widest gap over the evenly spread customers is taken; where none counts, there are no segments.`;

function countingWords({ choice, source, segments }: Segmentation): string {
	const counting = choice.verdicts.filter(({ counts }) => counts).map(({ k }) => k);
	const picked =
		choice.k === 1
			? "No number of segments from 2 to 8 counts."
			: counting.length === 1
				? `Of the numbers from 2 to 8 only ${choice.k} counts, and it is taken.`
				: `Of the numbers from 2 to 8, ${joinWords(counting.map(String))} count; of these ${choice.k} has the widest gap and is taken.`;
	if (source === "supplied")
		return `**What the data say.** ${picked} The ${segments.length} segments described here were supplied.`;
	return `**What the data say.** ${picked}`;
}

function verdictClaim({ choice, source, segments }: Segmentation, { clustering }: Settings): string {
	const found = choice.k === 1 ? "no segments" : `${choice.k} segments`;
	if (source === "supplied")
		return `${segments.length} segments were supplied; by themselves the customers form ${found}`;
	if (clustering.k !== undefined && clustering.k !== choice.k)
		return `The report asks for ${clustering.k} segments, but the evidence speaks for ${found}`;
	return choice.k === 1
		? "There are no segments here: the customers form one cloud, however it is cut"
		: `The customers form ${found} that are found again in other customers`;
}

function strengthClaim({ choice }: Segmentation): string {
	const recurring = choice.verdicts.filter(({ recurs }) => recurs).map(({ k }) => k);
	if (recurring.length === 0) return "No number of segments is found again in other customers";
	return `Segments are found again in other customers when there are ${joinWords(recurring.map(String), "or")} of them`;
}

function gapClaim({ choice }: Segmentation): string {
	const { verdicts } = choice;
	const beating = verdicts.filter(({ beatsEven, beatsShuffled }) => beatsEven && beatsShuffled).map(({ k }) => k);
	if (beating.length === 0) {
		const than = [
			...(verdicts.some(({ beatsEven }) => beatsEven) ? [] : ["evenly spread customers"]),
			...(verdicts.some(({ beatsShuffled }) => beatsShuffled) ? [] : ["the same ones with every feature shuffled"]),
		];
		const beaten = than.length === 0 ? "both kinds of customers without segments" : joinWords(than, "or");
		return `No number of segments draws customers together more than it would ${beaten}`;
	}
	const least = Math.min(...beating);
	const isEveryMore = verdicts.filter(({ k }) => k >= least).length === beating.length;
	const start = isEveryMore ? `From ${least} segments on` : `With ${joinWords(beating.map(String), "or")} segments`;
	return `${start}, customers group tighter than chance would have it`;
}

function silhouetteClaim({ choice }: Segmentation): string {
	const best = choice.evidence.toSorted((a, b) => (b.silhouette ?? -1) - (a.silhouette ?? -1))[0];
	return `Segments lie furthest apart when there are ${best?.k ?? 2} of them`;
}

const gapPoint = (k: number, { gap, standardError }: { gap: number; standardError: number }) => ({
	k,
	value: gap,
	low: gap - 2 * standardError,
	high: gap + 2 * standardError,
});

interface EvidenceLine {
	measure: string;
	points: { k: number; value: number | null; low?: number; high?: number }[];
}

interface EvidenceSpec {
	id: string;
	claim: string;
	description: string;
	reference?: { value: number; label: string };
	/** Of the measure, for the axis. */
	label: string;
	lines: EvidenceLine[];
	note: string;
}

interface EvidenceOf {
	/** The number of segments that the report has. */
	used: number | undefined;
	/** The statement that drew the sample. */
	sql: string;
	settings: Settings;
}

function evidenceFigure(spec: EvidenceSpec, { used, sql, settings }: EvidenceOf): Block {
	const value: Column = { name: "value", label: spec.label, type: "number", format: "ratio" };
	const hasInterval = spec.lines.some(({ points }) => points.some(({ low }) => low !== undefined));
	return makeFigure(
		{
			id: spec.id,
			claim: () => spec.claim,
			description: spec.description,
			chart: {
				kind: "lines",
				x: "segments",
				y: "value",
				series: "measure",
				...(hasInterval ? { low: "value_low", high: "value_high" } : {}),
				...(spec.reference ? { reference: spec.reference } : {}),
				...(used === undefined ? {} : { highlight: used }),
			},
			columns: [
				{ name: "segments", label: "Number of segments", type: "integer", format: "integer" },
				{ name: "measure", label: "Measure", type: "string", format: "text" },
				value,
				...(hasInterval
					? [
							{ ...value, name: "value_low", label: "Two standard errors below" },
							{ ...value, name: "value_high", label: "Two standard errors above" },
						]
					: []),
			],
			rows: spec.lines.flatMap(({ measure, points }) =>
				points.map((point) => ({
					segments: point.k,
					measure,
					value: point.value,
					...(hasInterval ? { value_low: point.low ?? null, value_high: point.high ?? null } : {}),
				})),
			),
			// Each value rests on a sample of hundreds of customers.
			protection: "public",
			note: spec.note,
			sql,
		},
		settings,
	);
}
