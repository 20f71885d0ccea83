/** What was tried to find segments, and how far those that were found hold. */
import { type Formats, formatsFor } from "../../format.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import { leastPredictionStrength } from "../../statistics/choose-k.ts";
import type { PublishedTables } from "./published-tables.ts";

/** Lines of the model card, each a heading and what it says. */
export function describeEvidence(tables: PublishedTables, settings: Settings): string[][] {
	const formats = formatsFor(settings);
	const segments = tables.get("segment-sizes") ?? [];
	const tried = (tables.get("segments-prediction-strength") ?? []).map((row) => Number(row.segments));
	const counts = `From ${Math.min(...tried)} to ${Math.max(...tried)} segments, each by how far they come back in other customers, and by how much tighter they are than customers without segments.`;
	const left = tables.get("features-left-out")?.length ?? 0;
	const dropped = left === 0 ? "" : ` ${left} more ${left === 1 ? "feature was" : "features were"} tried and left out.`;
	const outcome = segments.length === 0 ? " None of these numbers counts." : "";
	return [
		["What was tried", `${counts}${outcome}${dropped}`],
		...(segments.length === 0 ? [] : [["How far it holds", describeHold(tables, formats)]]),
	];
}

/** What else is known of the number of segments in use, and of each segment. */
function describeHold(tables: PublishedTables, { cell }: Formats): string {
	const segments = tables.get("segment-sizes") ?? [];
	const used = segments.length;
	const rowsAt = (table: string) => (tables.get(table) ?? []).filter((row) => row.segments === used);
	const [strength] = rowsAt("segments-prediction-strength");
	const comesBack = strength
		? `Of pairs of customers in one segment, found in one half of the customers, the other half keeps ${cell(strength.value ?? null, "share")} together in the worst segment; ${cell(leastPredictionStrength, "share")} is asked for.`
		: "";
	const gaps = rowsAt("segments-gap").map(
		(row) => `${cell(row.value ?? null, "ratio")} (${String(row.measure).toLowerCase()})`,
	);
	const tighter = gaps.length > 0 ? `Distance to customers without segments, on a logarithm: ${joinWords(gaps)}.` : "";
	const formed = segments.filter(({ stability }) => typeof stability === "string");
	const stabilities = Map.groupBy(formed, ({ stability }) => stability);
	const each = [...stabilities].map(
		([stability, members]) => `${stability}: ${joinWords(members.map(({ segment }) => String(segment)))}`,
	);
	const stable = each.length > 0 ? `When customers are drawn anew, these segments are ${each.join("; ")}.` : "";
	return [comesBack, tighter, stable].filter(Boolean).join(" ");
}
