/** Groups that the chapters on behavior compare, as those whom an action may be for. */

import { describeTraits } from "../narrative/customer-words.ts";
import { lowerFirst } from "../narrative/words.ts";
import { kebabIds } from "../sections/kebab-ids.ts";
import type { Group } from "../tables/groups.ts";
import { isNamed } from "../tables/rare-categories.ts";
import { everyoneSql, groupSql } from "./audience-sql.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import type { Audience, Strength } from "./recommendation.ts";

export interface Target {
	/** As the tables call it. */
	name: string;
	/** kebab-case, unique among the groups. */
	id: string;
	/** In a sentence: "Affluent savers", "the Gold tier", "customers in Mumbai", "all customers". */
	words: string;
	customers: number;
	audience: Audience;
	/** How far the group holds up, if the report formed it: to be spread into a strength. */
	stability: Pick<Strength, "stability">;
}

/**
 * In the order in which the groups are shown. What is gathered of several groups is none, and no action is for the groups of
 * a protected trait: behavior by them is described.
 */
export function listTargets(evidence: RuleEvidence): Target[] {
	const groups = evidence.grouping.groups.filter(({ name }) => isNamed(name));
	const ids = kebabIds(groups.map(({ name }) => name));
	return groups.flatMap((group, i) => {
		const audience = audienceOf(group, evidence);
		if (audience.traits.some((trait) => trait.protected)) return [];
		const stability = evidence.stability(group.name);
		return [
			{
				...group,
				id: ids[i] ?? group.name,
				words: audience.words,
				audience,
				stability: stability === undefined ? {} : { stability },
			},
		];
	});
}

function audienceOf({ name }: Group, { grouping, trait }: RuleEvidence): Audience {
	const { by } = grouping;
	if (by === "all") return { words: lowerFirst(name), select: everyoneSql(), traits: [] };
	const select = groupSql([name]);
	if (by === "segment") return { words: name, select, traits: [] };
	if (by === "tier") return { words: `the ${name} tier`, select, traits: [] };
	const traits = [trait(by, name)];
	return { words: describeTraits(traits), select, traits };
}

/** The group that a row is about, as the tables call it. */
export function groupOf(row: PublishedRow, { grouping }: Pick<RuleEvidence, "grouping">): string {
	return row.text(grouping.column.name);
}

/** The end of the ids of tables by group: "by-segment". */
export function byGroup({ grouping }: Pick<RuleEvidence, "grouping">): string {
	return `by-${grouping.column.name.replaceAll("_", "-")}`;
}
