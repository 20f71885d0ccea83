/** The findings that replace those of differences that turn around, and the figure that shows both numbers of each. */
import type { Record } from "../../disclosure.ts";
import type { Figure, FindingBlock } from "../../document.ts";
import { citeFinding, evidenceCells, evidenceColumns, turnsAroundVerdict } from "../../findings/evidence.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { type Formats, formatsFor } from "../../format.ts";
import { upperFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { customersColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { textColumn } from "../table.ts";
import { tellCustomers } from "../tell-customers.ts";
import { alikeWords, turnedCaveat, turnedClaim } from "./turned-words.ts";
import type { Turned, Watch, Watched } from "./watch.ts";

function withinId({ comparison }: Watched, { role }: Turned): string {
	return `${comparison.id}-within-${role.replaceAll("_", "-")}`;
}

/** The tests of what turns around within strata: picked by a search over all stratifications. */
export function testTurned(watched: readonly Watched[], { formats }: Pick<Watch, "formats">): Hypothesis[] {
	return watched.flatMap((one) =>
		one.turned.map(
			(turned): Hypothesis => ({
				id: withinId(one, turned),
				measured: {
					estimate: turned.within,
					p: turned.p,
					effect: { name: "Cohen's d", value: turned.d, magnitude: effectMagnitude(turned.d) },
				},
				n: turned.n,
				measure: `difference among ${alikeWords(turned)}`,
				format: formats.difference,
				kind: "exploratory",
				none: 0,
				negligible: one.comparison.negligible,
				test: "z-test of the difference within strata, for all stratifications tried (Bonferroni)",
			}),
		),
	);
}

/** The hypotheses, those of differences that turn around marked: no verdict makes them something to act on. */
export function markTurned(hypotheses: readonly Hypothesis[], watched: readonly Watched[]): Hypothesis[] {
	const turned = new Map(
		watched.flatMap(({ comparison, turned: [first] }) => (first ? [[comparison.id, first.noun]] : [])),
	);
	return hypotheses.map((hypothesis) => {
		const within = turned.get(hypothesis.id);
		return within === undefined ? hypothesis : { ...hypothesis, turnsWithin: within };
	});
}

interface Options {
	/** Of the figure; the findings' ids begin with it. */
	id: string;
	watch: Pick<Watch, "formats" | "outcome">;
	/** Undefined where groups are not tested. */
	findings: Findings | undefined;
	settings: Settings;
	/** Whom the figure speaks of: "4,000 customers, 30 June 2025". */
	base: string;
}

/** Nothing where no difference turns around. The first block makes the first claim. */
export function turnedBlocks(watched: readonly Watched[], options: Options): (FindingBlock | Figure)[] {
	const { id, watch, findings, settings } = options;
	const formats = formatsFor(settings);
	const all = watched.filter(({ turned }) => turned.length > 0);
	if (all.length === 0) return [];
	const rows = all.flatMap((one) => rowsOf(one, { findings, settings }));
	const claims = all.map((one) => {
		const [first] = one.turned;
		return turnedClaim(one, { finding: first && findings?.(withinId(one, first)), formats, watch });
	});
	const figure = turnedFigure(rows, { claim: claims[0] ?? "", options, formats });
	if (!findings) return [figure];
	const blocks = all.map((one, i): FindingBlock => {
		const evidence = one.turned.map((turned) =>
			citeFinding(findings(withinId(one, turned)), {
				label: `Among ${alikeWords(turned)}`,
				table: id,
				row: rows.findIndex((row) => row.of === one && row.turned === turned),
			}),
		);
		return {
			kind: "finding",
			id: `${id}-${i + 1}`,
			claim: claims[i] ?? "",
			verdict: evidence[0]?.verdict ?? "inconclusive",
			evidence,
			caveat: turnedCaveat,
		};
	});
	return [...blocks, figure];
}

interface Row {
	of: Watched;
	turned?: Turned;
	cells: Record;
}

/** What shows over all customers, then what does among those who are alike. */
function rowsOf(one: Watched, { findings, settings }: Pick<Options, "findings" | "settings">): Row[] {
	const { comparison, turned } = one;
	const compared = `${upperFirst(comparison.subject)}: ${comparison.names.join(" less ")}`;
	const all = Math.max(...turned.map((within) => within.all));
	const threshold = settings.disclosureThreshold;
	const pooled: Record = {
		difference: comparison.pooled.estimate,
		difference_low: comparison.pooled.low,
		difference_high: comparison.pooled.high,
	};
	return [
		{
			of: one,
			cells: { compared, comparison: "Over all customers", customers: all, ...pooled, ...pooledVerdict(findings) },
		},
		...turned.map((within): Row => {
			const finding: Finding | undefined = findings?.(withinId(one, within));
			const { estimate, low, high } = within.within;
			return {
				of: one,
				turned: within,
				cells: {
					compared,
					comparison: `Among ${alikeWords(within)}`,
					customers: tellCustomers(within.n, { all, threshold }),
					...(finding
						? evidenceCells("difference", finding)
						: { difference: estimate, difference_low: low, difference_high: high }),
				},
			};
		}),
	];
}

/** It is not to be acted on, whatever its interval. */
function pooledVerdict(findings: Findings | undefined): Record {
	return findings ? { verdict: turnsAroundVerdict } : {};
}

function turnedFigure(
	rows: readonly Row[],
	{ claim, options, formats }: { claim: string; options: Options; formats: Formats },
): Figure {
	const { id, watch, settings, base } = options;
	const difference = { name: "difference", label: "Difference", format: watch.formats.difference } as const;
	const least = formats.cell(settings.disclosureThreshold, "count");
	return makeFigure(
		{
			id,
			claim: () => claim,
			description: `Difference between two groups over all customers, and on average among customers who are alike, with 95% intervals. Base: ${base}.`,
			chart: {
				kind: "forest",
				group: "compared",
				category: "comparison",
				value: difference.name,
				low: "difference_low",
				high: "difference_high",
				q: "q",
				verdict: "verdict",
				scale: "linear",
				reference: { value: 0, label: "No difference" },
				sides: ["Lower", "Higher"],
			},
			columns: [
				textColumn("compared", "Compared"),
				textColumn("comparison", "Comparison"),
				customersColumn,
				...evidenceColumns(difference, "Cohen's d"),
			],
			rows: rows.map(({ cells }) => cells),
			// Of groups that are shown, and of strata with enough customers of both groups.
			protection: "public",
			note: `Customers who are alike are compared with each other, and the differences averaged with Cochran's weights; of shares, only where ${least} customers or more of each group are on either side. The difference over all customers is no verdict by itself.`,
			sql: watch.outcome.select,
		},
		settings,
	);
}
