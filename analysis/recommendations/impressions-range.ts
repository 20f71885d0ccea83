/** Past how many impressions on a channel one more goes with few clicks. */
import type { Formats } from "../format.ts";
import { everyone } from "../tables/groups.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import { groupOf } from "./targets.ts";

export const advisedTable = "advised-impressions";

export interface ImpressionsRange {
	low: number;
	high: number;
	/** Of the group's own customers, or of all. */
	isOwn: boolean;
}

/** Of the group where its own is known, else of all customers; undefined where neither is. */
export function findRange(
	{ group, channel }: { group: string; channel: string },
	evidence: RuleEvidence,
): ImpressionsRange | undefined {
	const rows = evidence.rows(advisedTable).filter((row) => row.text("channel") === channel);
	const rangeOf = (name: string) => {
		const row = rows.find((one) => groupOf(one, evidence) === name);
		return row && readRange(row);
	};
	const own = rangeOf(group);
	if (own) return { ...own, isOwn: true };
	const all = rangeOf(everyone);
	return all && { ...all, isOwn: false };
}

/** Where the click-through rate is known to fall, among customers of the same group too, and the range is given. */
export function readRange(row: PublishedRow): Omit<ImpressionsRange, "isOwn"> | undefined {
	const [low, high] = [row.number("half_response_low"), row.number("half_response_high")];
	if (row.verdict !== "supported" || low === null || high === null) return undefined;
	const turnsAround = (row.number("change_within_low") ?? 0) > 0;
	return turnsAround || (row.number("change_high") ?? 0) >= 0 ? undefined : { low, high };
}

/** "9 to 13". */
export function rangeWords({ low, high }: Pick<ImpressionsRange, "low" | "high">, { cell }: Formats): string {
	return low === high ? cell(low, "count") : `${cell(low, "count")} to ${cell(high, "count")}`;
}
