/** What every chapter is: what it needs, and how it is made. */
import type { Section } from "../document.ts";
import type { Findings, Hypothesis } from "../findings/hypothesis.ts";
import type { Settings } from "../report.ts";
import type { FieldRoleName, TableRole } from "../roles.ts";
import type { WatchedOver } from "../sections/watch/watch.ts";
import type { Bank } from "../tables/bank.ts";

/** For each relation, the fields without which the chapter has nothing to say. */
export type Needs = { [table in TableRole]?: readonly FieldRoleName[] };

export interface ChapterDefinition {
	/** kebab-case; the folder of its page. */
	id: string;
	title: string;
	/** The one question about the customers that the chapter answers. */
	question: string;
	needs: Needs;
	/** What else the chapter wants and the data lack, in words; empty when nothing. */
	lacks?(bank: Bank, settings: Settings): Promise<string[]>;
	/** Ids of the sections whose messages are main points of the report, where the data give them. */
	mainPoints: readonly string[];
	/** Whether the chapter may make a relation for those behind it, which wait for that. */
	makesRelation?: true;
	/** Asks the bank; what to say of the answers is settled when the tests of all chapters are judged together. */
	analyze(bank: Bank, settings: Settings): Promise<Draft>;
}

/** A chapter with its numbers, before its words. */
export interface Draft {
	/** Every comparison that the chapter may speak of. */
	hypotheses: readonly Hypothesis[];
	/** The comparisons of groups that were watched for turning around among customers who are alike. */
	watched?: readonly WatchedOver[];
	/** Writes the sections by what came of the hypotheses. */
	write(findings: Findings): Section[];
}

/** A chapter that tests nothing. */
export function describe(sections: Section[]): Draft {
	return { hypotheses: [], write: () => sections };
}

/** The needs that a bank does not meet, in words: "balance in customers". Empty when all are met. */
export function missingNeeds(bank: Bank, needs: Needs): string[] {
	return Object.entries(needs).flatMap(([table, roles]) => {
		const relation = bank.relations.get(table as TableRole);
		if (!relation) return [`table of ${table}`];
		return roles.filter((role) => !relation.fields.has(role)).map((role) => `${role} in ${table}`);
	});
}

/** A chapter made of parts, in the order in which they are read. */
export function joinDrafts(parts: readonly Draft[]): Draft {
	return {
		hypotheses: parts.flatMap(({ hypotheses }) => hypotheses),
		watched: parts.flatMap(({ watched }) => watched ?? []),
		write: (findings) => parts.flatMap(({ write }) => write(findings)),
	};
}
