/** For how many customers activity falls, in sentences. */
import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { Cell } from "../../document.ts";
import type { Findings, Verdict } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { everyone } from "../../tables/groups.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { findEnds, findRowEnds, rangeClaim } from "../ends.ts";
import { marginWords } from "../points-words.ts";
import { asShown } from "../shown-words.ts";
import type { JudgedTrend } from "./falling.ts";
import type { Ledger } from "./ledger.ts";
import { fallingByChance, type GroupTrend } from "./trends.ts";

/** What came of all customers, and between which groups the share lies. */
export function fallingClaim(
	{ formats, grouping, settings }: Ledger,
	judged: readonly JudgedTrend[],
	findings: Findings,
): string {
	const [all, ...groups] = judged;
	if (!all?.hypothesis) return "For how many customers activity falls cannot be shown: too few of them";
	const share = ({ falling, judged: n }: GroupTrend) => formats.cell(falling / n, "share");
	const { verdict, measured } = findings(all.hypothesis.id);
	const claim = overallClaim(
		{ verdict, above: measured?.estimate.estimate ?? 0 },
		{
			share: share(all.trend),
			chance: formats.cell(fallingByChance, "share"),
			margin: marginWords({ settings, formats }),
		},
	);
	if (verdict !== "supported") return claim;
	const known = groups.flatMap(({ withheld, trend }) =>
		!withheld && trend.judged > 0 && isNamed(trend.group) ? [trend] : [],
	);
	const ends = findEnds(known, ({ falling, judged: n }) => falling / n);
	const says = (trend: GroupTrend) => `${share(trend)} (${trend.group})`;
	if (ends && share(ends.lowest) === share(ends.highest)) return `${claim}, and in every ${grouping.noun} shown`;
	const isPartial = groups.some(({ withheld }) => withheld);
	if (ends)
		return `${claim}: from ${says(ends.lowest)} to ${says(ends.highest)} by ${grouping.noun}${isPartial ? asShown : ""}`;
	return known[0] ? `${claim}; of ${known[0].group} for ${share(known[0])}` : claim;
}

/** Between which groups the share lies, of those that can be shown, and of whom it is. The first row is of all customers. */
export function sharesClaim({ grouping, formats }: Ledger, rows: readonly Record[]): string {
	const write = (share: Cell) => formats.cell(share, "share");
	const at = { value: "share", group: grouping.column.name };
	const whom = `Of customers with ${formats.cell(definitions.trendTransactions.value, "count")} or more transactions,`;
	const groups = rows.slice(1);
	const ends = findRowEnds(groups, at);
	if (ends)
		return rangeClaim(`${whom} the share whose activity falls`, ends, {
			...at,
			rows: groups,
			noun: grouping.noun,
			write,
		});
	const shown = rows.filter((row) => row.share !== null);
	const says = (row: Record) => {
		const group = String(row[grouping.column.name]);
		return `${write(row.share ?? null)} of ${group === everyone ? "all" : group}`;
	};
	return shown.length > 0
		? `${whom} activity falls for ${joinWords(shown.map(says))}`
		: "For how many customers activity falls cannot be shown: too few of them";
}

function overallClaim(
	{ verdict, above }: { verdict: Verdict; above: number },
	{ share, chance, margin }: { share: string; chance: string; margin: string },
): string {
	if (verdict === "inconclusive")
		return `Whether activity falls for more customers than by chance is not clear: it does for ${share}, and by chance would for ${chance}`;
	if (verdict === "no difference")
		return `Activity falls for ${share} of customers with enough transactions, within ${margin} of the ${chance} that chance gives`;
	return above > 0
		? `Activity falls for ${share} of customers with enough transactions, where chance gives ${chance}`
		: `Activity falls for fewer customers than by chance, ${share} against ${chance} of those with enough transactions`;
}

/** What chance supposes, and for how many activity rises: of an uneven pace as much seems to rise as to fall. */
export function caveatOf({ formats }: Ledger, rises: number | null): string {
	const supposes =
		"Chance supposes that a customer's transactions come one by one at a steady rate; where they come in bursts, more seem to fall, and as many to rise";
	return rises === null
		? `${supposes}.`
		: `${supposes}. Activity rises as clearly for ${formats.cell(rises, "share")} of these customers.`;
}
