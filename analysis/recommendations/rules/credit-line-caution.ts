/** Caution with credit lines where customers spend much of their income. */
import { definitions } from "../../definitions.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { highUtilizationSql, knownUtilizationSql } from "../audience-sql.ts";
import type { PublishedRow, RuleEvidence } from "../evidence.ts";
import { listKeySegments } from "../key-segments.ts";
import type { Rule, Strength, Trait } from "../recommendation.ts";

interface HighGroup {
	traits: Trait[];
	utilization: number;
	low: number;
	high: number;
	customers: number;
	strength: Pick<Strength, "verdict" | "magnitude">;
	basis: { table: string; label: string };
}

export const creditLineCaution: Rule = {
	id: "credit-line-caution",
	speak(evidence) {
		const { cell, bare } = evidence.formats;
		const most = definitions.highUtilizationShare.value;
		const high = [...listHighSegments(evidence), ...listHighGroups(evidence)].toSorted(
			(a, b) => b.utilization - a.utilization,
		);
		const [first] = high;
		if (!first) return [];
		const named = withoutWider(high).slice(0, definitions.mostRewards.value);
		const says = ({ traits, utilization, low, high: to }: HighGroup) =>
			`${describeTraits(traits)} spend ${cell(utilization, "share")} of their income (${bare(low, "share")} to ${bare(to, "share")})`;
		const words = joinWords(named.map(({ traits }) => describeTraits(traits)));
		const basis = new Map(named.map((group) => [group.basis.table, group.basis]));
		return [
			{
				id: "credit-line-caution",
				claim: "Set first credit lines with caution, and raise them with what is paid back",
				// Caution by what a customer spends, not by the company that a customer keeps.
				audience: {
					words: `customers who spend more than ${cell(most, "share")} of their income`,
					select: highUtilizationSql(most),
					known: knownUtilizationSql(),
					traits: [],
				},
				contact: "none",
				isCreditOffer: true,
				shows: `${upperFirst(words)} spend more than ${cell(most, "share")} of their income`,
				reason: [
					`Spending is high for what is earned: ${joinWords(named.map(says))}.`,
					"The more of an income is spent, the less of it is left to repay a balance from. The data hold no debts and no repayments, which would say more.",
				],
				basis: [...basis.values()],
				strength: { ...first.strength, money: null, customers: first.customers },
				expectation: { unknown: "the data hold no defaults, which caution would make fewer" },
				risk: "Lines that are too low send good customers to other banks.",
				trial: { outcome: "the share of customers who are late with a payment", aim: "down" },
				research: { topic: "credit lines", words: /./ },
			},
		];
	},
};

/** Groups of which no part is named before them: what a part of them spends says more. */
function withoutWider(groups: readonly HighGroup[]): HighGroup[] {
	const keys = ({ traits }: HighGroup) => new Set(traits.map(({ role, value }) => `${role} ${value}`));
	return groups.filter((group, i) => !groups.slice(0, i).some((before) => keys(group).isSubsetOf(keys(before))));
}

function listHighSegments(evidence: RuleEvidence): HighGroup[] {
	return listKeySegments(evidence).flatMap(({ row, traits, magnitude }) =>
		readHigh(row, {
			traits,
			strength: { verdict: "supported", magnitude },
			basis: { table: "key-segments", label: "Key segments" },
		}),
	);
}

/** Of each trait by which utilization is known to differ. */
function listHighGroups(evidence: RuleEvidence): HighGroup[] {
	const differences = evidence.rows("utilization-differences");
	return evidence.byDemographic("utilization-by").flatMap(({ field, table, rows }) => {
		const test = differences.find((row) => row.text("trait") === field.label && row.verdict === "supported");
		if (!test) return [];
		return rows.flatMap((row) =>
			readHigh(row, {
				traits: [evidence.trait(field.role, row.text(field.role))],
				strength: { verdict: "supported", magnitude: test.magnitude ?? null },
				basis: { table, label: `Utilization by ${field.label.toLowerCase()}` },
			}),
		);
	});
}

/** Where the whole interval is above the threshold. */
function readHigh(row: PublishedRow, of: Pick<HighGroup, "traits" | "strength" | "basis">): HighGroup[] {
	const [utilization, low, high] = ["utilization", "utilization_low", "utilization_high"].map((name) =>
		row.number(name),
	) as [number | null, number | null, number | null];
	if (utilization === null || low === null || high === null) return [];
	if (low <= definitions.highUtilizationShare.value) return [];
	return [{ ...of, utilization, low, high, customers: row.number("customers") ?? 0 }];
}
