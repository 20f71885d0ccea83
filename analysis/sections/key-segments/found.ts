/** The tests of the key segments, and the sentence that says which hold. */

import type { Record } from "../../disclosure.ts";
import type { FindingBlock, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { hedgesGEffect } from "../../findings/effects.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { customersColumn } from "../columns.ts";
import { sizeInPoints } from "../points-words.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { type Basis, type KeySegment, nameOf, restWords } from "./key-segment.ts";

const tableId = "key-segment-tests";

/**
 * A group's utilization less that of the other customers of the simpler group that it is least surely above. A group is
 * listed only where it is above every one, so the p-value is the largest; as the group was picked from all that were
 * searched, it is multiplied by their number.
 */
export function testSegment({ group, id }: KeySegment, { search, settings }: Basis): Hypothesis {
	const { lead, rest } = group.closest;
	const { p: _, ...estimate } = lead;
	const p = Math.max(...group.comparisons.map((comparison) => comparison.lead.p));
	const most = settings.meaningfulDifference;
	const effect = hedgesGEffect(group.utilization, rest);
	return {
		id,
		measured: { estimate, p: Math.min(1, p * search.searched.length), effect },
		n: group.utilization.n + rest.n,
		measure: "utilization above that of the others of the closest simpler group",
		format: "points",
		kind: "exploratory",
		none: 0,
		negligible: { low: -most, high: most },
		test: `Welch's t-test, for ${search.searched.length} groups searched (Bonferroni)`,
	};
}

export function foundFinding(basis: Basis, findings: Findings): FindingBlock {
	const { segments, search, formats } = basis;
	const evidence = segments.map(({ id, name }, row) => citeFinding(findings(id), { label: name, table: tableId, row }));
	const groups = formats.cell(search.searched.length, "count");
	const caveat = [
		`Picked from ${groups} groups: the p-values are multiplied by that number, and the intervals hold for all of them at once.`,
		...ownWords(basis),
	].join(" ");
	return {
		kind: "finding",
		id: "key-segments-found",
		claim: foundClaim(basis, findings),
		verdict: blockVerdict(evidence),
		evidence,
		caveat,
	};
}

/** The message of the chapter. */
export function foundClaim({ segments, search, formats }: Basis, findings: Findings): string {
	const sure = segments.filter(({ id }) => findings(id).verdict === "supported");
	const [first] = sure;
	if (!first) return "No group of customers is surely above every simpler group that it is part of in utilization";
	const share = (value: number) => formats.cell(value, "share");
	const place = sure.length === 1 ? "are the one key segment" : `come first of ${sure.length} key segments`;
	return `${first.subject} ${place}: they spend ${share(first.group.utilization.estimate)} of their income, all customers ${share(search.whole.utilization.estimate)}`;
}

/** Of whom the second definition of utilization says otherwise. */
function ownWords({ segments }: Basis): string[] {
	const reversed = segments.filter(({ group }) => ownLead(group) <= 0).map(({ name }) => name);
	return reversed.length === 0
		? []
		: [`By the mean of customers' own ratios, ${joinWords(reversed)} are not above the others: see the table.`];
}

function ownLead({ ratios, sums, closest }: KeySegment["group"]): number {
	return ratios / sums.n - closest.restOwn;
}

export function testsTable(basis: Basis, findings: Findings): TableBlock {
	const { segments, traits } = basis;
	const lead = { name: "lead", label: "Above the others", format: "points" } as const;
	const share = (name: string, label: string) => ({ name, label, type: "number", format: "share" }) as const;
	return makeTableBlock({
		id: tableId,
		claim: "Each key segment beside the simpler group that it is least surely above",
		description:
			"How far the utilization of the group is above that of the other customers of the simpler group, with its interval, and the same difference by the mean of customers' own ratios. A group is listed only if it is above the others of every simpler group.",
		columns: [
			textColumn("group", "Group"),
			customersColumn,
			textColumn("simpler_group", "Closest simpler group"),
			{ ...customersColumn, name: "others", label: "Others" },
			share("others_utilization", "Utilization of others"),
			...evidenceColumns(lead, "Hedges' g"),
			{ name: "own_lead", label: "By mean of ratios", type: "number", format: "points" },
		],
		rows: segments.map(
			({ id, name, group }): Record => ({
				group: name,
				customers: group.sums.n,
				simpler_group: nameOf(group.closest.simpler, traits.traits) || "All customers",
				others: group.closest.rest.n,
				others_utilization: group.closest.rest.estimate,
				...evidenceCells(lead.name, findings(id)),
				own_lead: ownLead(group),
			}),
		),
		// Groups that may not be published are not searched, nor are those that leave too few others in a simpler group.
		protection: "public",
		note: "Intervals hold for all groups of the search at once.",
	});
}

/** Of one segment, in its profile. */
export function leadWords({ group, id }: KeySegment, { formats, traits }: Basis, findings: Findings): string {
	const { utilization, closest } = group;
	const others = restWords(closest.simpler, traits);
	const spend = `They spend ${formats.cell(utilization.estimate, "share")} of their income`;
	return findings(id).verdict === "supported"
		? `${spend}, ${sizeInPoints(closest.lead.estimate, formats)} more than ${others}`
		: `${spend}; whether that is more than ${others} is not settled`;
}
