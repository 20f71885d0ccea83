/** How far the inputs drifted since the last report: what the customers are, not what they do. */
import { definitions } from "../../definitions.ts";
import type { Section } from "../../document.ts";
import type { Engine } from "../../engine/engine.ts";
import { formatsFor } from "../../format.ts";
import { countAgain, type InputBins, joinBins } from "../../history/input-bins.ts";
import { someOf } from "../../narrative/count-words.ts";
import { joinWords, lowerFirst, upperFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import { benjaminiHochberg } from "../../statistics/benjamini-hochberg.ts";
import { populationStabilityIndex } from "../../statistics/population-stability-index.ts";
import type { BankField } from "../../tables/bank.ts";
import { makeTableBlock, textColumn } from "../table.ts";

interface Bin {
	/** A category; undefined for a range of numbers, and for all other categories. */
	name: string | undefined;
	/** Customers. */
	before: number;
	now: number;
}

interface Drift {
	field: BankField;
	bins: Bin[];
	index: number;
	p: number;
}

interface Inputs {
	engine: Engine;
	/** Of the present report. */
	fields: readonly BankField[];
	/** Of the previous one. */
	bins: readonly InputBins[];
}

/** Undefined where the two reports have no field of the customers in common that can be compared. */
export async function describeDrift(inputs: Inputs, settings: Settings): Promise<Section | undefined> {
	const drifts = await measureDrifts(inputs, settings.disclosureThreshold);
	if (drifts.length === 0) return undefined;
	const q = benjaminiHochberg(drifts.map(({ p }) => p));
	const judged = drifts
		.map((drift, i) => ({ ...drift, q: q[i] ?? 1, shift: shiftOf(drift.index, q[i] ?? 1) }))
		.toSorted((a, b) => b.index - a.index);
	const claim = driftClaim(judged);
	const { cell } = formatsFor(settings);
	const [some, large] = [definitions.someShift.value, definitions.largeShift.value].map((value) =>
		cell(value, "ratio").replace(/0+$/, ""),
	);
	const table = makeTableBlock({
		id: "input-drift",
		claim,
		description:
			"Population stability index of each field of the customers: how differently they are shared out now over the tenths, or the categories, of the previous report.",
		columns: [
			textColumn("field", "Field"),
			{ name: "index", label: "Population stability index", type: "number", format: "ratio" },
			{ name: "q", label: "q-value", type: "number", format: "probability" },
			textColumn("shift", "Shift"),
			textColumn("what", "What is more frequent"),
		],
		rows: judged.map(({ field, bins, index, q: own, shift }) => ({
			field: field.label,
			index,
			q: own,
			shift,
			what: shift === "some" || shift === "large" ? moreFrequent(field, bins) : null,
		})),
		// An index rests on bins that each hold enough customers, or none, in both reports.
		protection: "public",
		note: `Below ${some} an input counts as stable, from ${large} its shift is large (Siddiqi, Credit Risk Scorecards, 2006). An index that chance may give among so few customers, by its q-value, is no shift. Fields with fewer than two groups large enough to be counted are left out.`,
	});
	return { id: "changes-inputs", claim, blocks: [table] };
}

async function measureDrifts({ engine, fields, bins: kept }: Inputs, threshold: number): Promise<Drift[]> {
	const drifts: Drift[] = [];
	for (const field of fields) {
		const old = kept.find(({ role }) => role === field.role);
		// A field that was a number and is a category now has no bins in common.
		if (!old || (old.edges === undefined) !== (field.kind === "category")) continue;
		const bins = pairBins(old, await countAgain(engine, old), threshold);
		const found = populationStabilityIndex(
			bins.map(({ before }) => before),
			bins.map(({ now }) => now),
		);
		if (found) drifts.push({ field, bins, ...found });
	}
	return drifts;
}

const unknownName = "Unknown";

/** How many are unknown says nothing about anyone; of other bins those that too few are in now are joined. */
function pairBins(old: InputBins, now: Pick<InputBins, "counts" | "unknown">, threshold: number): Bin[] {
	const bins = old.counts.map((before, i): Bin => ({ name: old.categories?.[i], before, now: now.counts[i] ?? 0 }));
	const joined = joinBins(bins, {
		isSmall: (bin) => bin.now > 0 && bin.now < threshold,
		join: (a, b) => ({ name: undefined, before: a.before + b.before, now: a.now + b.now }),
	});
	return [...joined, { name: unknownName, before: old.unknown, now: now.unknown }];
}

/** "chance" where the index is large enough and may be chance. */
function shiftOf(index: number, q: number): "none" | "some" | "large" | "may be chance" {
	if (index < definitions.someShift.value) return "none";
	if (q >= definitions.falseDiscoveryRate.value) return "may be chance";
	return index < definitions.largeShift.value ? "some" : "large";
}

/** The direction in words: the bins and their shares are not published. */
function moreFrequent(field: BankField, bins: readonly Bin[]): string | null {
	const [n, m] = [sum(bins, "before"), sum(bins, "now")];
	const gain = ({ before, now }: Bin) => now / m - before / n;
	const most = bins.toSorted((a, b) => gain(b) - gain(a))[0];
	if (most?.name === unknownName) return "unknown values";
	if (field.kind === "category") return most?.name ?? null;
	const known = bins.slice(0, -1);
	// How much larger the share below each edge is now.
	const below = known.map((_, i) => {
		const part = known.slice(0, i);
		return sum(part, "now") / sum(known, "now") - sum(part, "before") / sum(known, "before");
	});
	const [down, up] = [Math.max(...below), Math.max(...below.map((value) => -value))];
	if (Math.min(down, up) > Math.max(down, up) / 4) return null;
	return up > down ? "higher values" : "lower values";
}

function sum(bins: readonly Bin[], name: "before" | "now"): number {
	return bins.reduce((total, bin) => total + bin[name], 0);
}

function driftClaim(judged: readonly { field: BankField; shift: string }[]): string {
	const listShifted = (size: string) =>
		judged.filter(({ shift }) => shift === size).map(({ field }) => lowerFirst(field.label));
	const [large, some] = [listShifted("large"), listShifted("some")];
	const count = large.length + some.length;
	const which = someOf(count, judged.length, judged.length === 1 ? "field" : "fields");
	if (count === 0) return `${upperFirst(which)} of the customers has shifted`;
	const names = [
		...(large.length > 0 ? [`${joinWords(large)} by much`] : []),
		...(some.length > 0 ? [joinWords(some)] : []),
	];
	return `${upperFirst(which)} of the customers ${count === 1 ? "has" : "have"} shifted: ${names.join("; ")}`;
}
