/** For how many customers activity falls, in sentences. */
import type { Record } from "../../disclosure.ts";
import type { Findings, Verdict } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import type { JudgedTrend } from "./falling.ts";
import type { Ledger } from "./ledger.ts";
import { fallingByChance, type GroupTrend } from "./trends.ts";
import { findRange, mayLead } from "./words.ts";

/** What came of all customers, and between which groups the share lies. */
export function fallingClaim(
	{ formats, grouping, settings }: Ledger,
	judged: readonly JudgedTrend[],
	findings: Findings,
): string {
	const [all, ...groups] = judged;
	if (!all?.hypothesis) return "For how many customers activity falls cannot be shown: too few of them";
	const share = ({ falling, judged: n }: GroupTrend) => formats.cell(falling / n, "share");
	const chance = formats.cell(fallingByChance, "share");
	const known = groups
		.filter(({ withheld, trend }) => !withheld && trend.judged > 0 && mayLead(trend.group))
		.toSorted((a, b) => a.trend.falling / a.trend.judged - b.trend.falling / b.trend.judged);
	const [least, most] = [known[0]?.trend ?? all.trend, known.at(-1)?.trend];
	const { verdict, measured } = findings(all.hypothesis.id);
	const margin = formats.cell(settings.meaningfulDifference, "points").replace("+", "");
	const claim = overallClaim(
		{ verdict, above: measured?.estimate.estimate ?? 0 },
		{ share: share(all.trend), chance, margin },
	);
	if (verdict !== "supported" || !most || most === all.trend) return claim;
	return least === most
		? `${claim}; of ${most.group} for ${share(most)}`
		: `${claim}: from ${share(least)} (${least.group}) to ${share(most)} (${most.group}) by ${grouping.noun}`;
}

/** Between which groups the share lies, of those that can be shown. */
export function sharesClaim({ grouping, formats }: Ledger, rows: readonly Record[]): string {
	const says = (row: Record) => `${formats.cell(row.share ?? null, "share")} (${row[grouping.column.name]})`;
	const shown = rows.filter((row) => row.share !== null);
	const groups = shown.filter((row) => grouping.groups.some(({ name }) => name === row[grouping.column.name]));
	const range = findRange(groups, { value: "share", group: grouping.column });
	if (range) return `Share of customers whose activity falls: from ${says(range.least)} to ${says(range.greatest)}`;
	return shown.length > 0
		? `Share of customers whose activity falls: ${joinWords(shown.map(says))}`
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

/** What chance supposes, and for how many activity rises: where as many rise as fall, activity is uneven and not falling. */
export function caveatOf({ formats, settings }: Ledger, { judged, rising }: GroupTrend): string {
	const supposes = "Chance supposes that a customer's transactions come one by one at a steady rate";
	const isShown = (count: number) => count === 0 || count >= settings.disclosureThreshold;
	if (!isShown(rising) || !isShown(judged - rising)) return `${supposes}.`;
	const rises = `activity rises as clearly for ${formats.cell(rising / judged, "share")} of these customers`;
	const uneven =
		wilsonInterval(rising, judged).low > fallingByChance
			? ", which is more than chance gives too: part of what falls is an uneven pace"
			: "";
	return `${supposes}; ${rises}${uneven}.`;
}
