/** The settings behind a report, each with who set it and why. */
import type { Definition } from "../../definitions/definition.ts";
import { definitions } from "../../definitions.ts";
import type { Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { makeTableBlock, textColumn } from "../table.ts";

/** What each definition is in this report: the descriptor's word, or the default. */
function valueInUse(name: string, { value }: Definition, settings: Settings): number | null {
	const { disclosureThreshold, maxRejected, meaningfulDifference, dormantAfterDays, seed, tiers, outliers } = settings;
	const { keySegments, risk } = settings;
	const { weights, minCustomers, minShare } = keySegments;
	switch (name) {
		case "disclosureThreshold":
			return disclosureThreshold;
		case "maxRejected":
			return maxRejected;
		case "meaningfulDifference":
			return meaningfulDifference;
		case "dormantAfterDays":
			return dormantAfterDays;
		case "utilizationWeight":
			return weights.utilization;
		case "spendWeight":
			return weights.spend;
		case "sizeWeight":
			return weights.size;
		case "keySegmentCustomers":
			return minCustomers;
		case "keySegmentShare":
			return minShare;
		case "lowBalanceShare":
			return risk.lowBalance === undefined ? value : null;
		case "lowCreditScore":
			return risk.lowCreditScore ?? value;
		case "seed":
			return seed;
		case "tierCount":
			return tiers.method === "floors" ? null : tiers.count;
		case "iqrFence":
			return outliers.method === "iqr" ? outliers.fence : null;
		case "madFence":
			return outliers.method === "mad" ? outliers.fence : null;
		case "percentileFence":
			return outliers.method === "percentile" ? outliers.fence : null;
		case "naturalBreaksSample":
			return tiers.method === "natural" ? value : null;
		default:
			return value;
	}
}

/** @param written ids of the chapters that have sections: definitions of others are not in use */
export function thresholds(written: readonly string[], settings: Settings): Section {
	const used = Object.entries<Definition>(definitions).flatMap(([name, definition]) => {
		const { chapter } = definition;
		const isUsed = chapter === undefined || [chapter].flat().some((id) => written.includes(id));
		const value = isUsed ? valueInUse(name, definition, settings) : null;
		const { meaning, reason } = definition;
		const spelled = value === null ? [] : [spellSetting(name, value, settings)];
		return spelled.map((words) => ({ value: words, meaning, set_by: spellSetBy(definition, value), reason }));
	});
	const claim = "The settings behind this report, each with its reason";
	const block = makeTableBlock({
		id: "thresholds",
		claim,
		description: "Values in use in this report, and the setting of the descriptor's report that each follows, if any.",
		columns: [
			textColumn("meaning", "Setting"),
			textColumn("value", "Value"),
			textColumn("set_by", "Set by"),
			textColumn("reason", "Reason and source"),
		],
		rows: [...tierSetting(settings), ...used],
		protection: "public",
	});
	return { id: "definitions", claim, blocks: [block] };
}

/** Whether the value is the report's or the default, and the property of the descriptor that says so. */
function spellSetBy({ value: byDefault, setBy }: Definition, value: number | null): string {
	if (setBy === undefined) return "Bankbook";
	// Long names break only at spaces.
	const property = setBy.replace("report.", "").replaceAll(".", " › ");
	return value === byDefault ? `default of ${property}` : property;
}

/** Shares as percent, a seed as it is typed, and everything else as a plain number. */
function spellSetting(name: string, value: number, settings: Settings): string {
	const { cell } = formatsFor(settings);
	if (name === "seed") return cell(value, "integer");
	if (/share|rate|difference|maxRejected|confidence|maxMissing|percentileFence|dominance/i.test(name))
		return cell(value, "share");
	return cell(value, Number.isInteger(value) ? "count" : "ratio");
}

function tierSetting({ tiers, ...settings }: Settings) {
	if (tiers.method !== "floors") return [];
	const { cell } = formatsFor(settings);
	const value = tiers.floors
		.slice(1)
		.map(({ floor }) => cell(floor, "money"))
		.join(", ");
	return [
		{
			value,
			meaning: "balances at which the tiers part",
			set_by: "tiers",
			reason: "as this bank sorts its customers",
		},
	];
}
