/** What the data lack that would change the recommendations. */
import type { SkippedChapter } from "../chapters/quality.ts";
import type { TableBlock } from "../document.ts";
import { joinWords, upperFirst } from "../narrative/words.ts";
import type { FieldRoleName, TableRole } from "../roles.ts";
import { makeTableBlock, textColumn } from "../sections/table.ts";
import type { Bank } from "../tables/bank.ts";

interface Wish {
	table: TableRole;
	role: FieldRoleName;
	missing: string;
	changes: string;
}

const wishes: Wish[] = [
	{
		table: "customers",
		role: "credit_score",
		missing: "Credit scores",
		changes: "How large a credit line is safe: utilization says what is spent, not what is owed or repaid",
	},
	{
		table: "customers",
		role: "balance",
		missing: "Balances",
		changes: "Fees and lines by what customers hold, beside what they earn",
	},
	{
		table: "transactions",
		role: "date",
		missing: "The day of each payment",
		changes: "How large single purchases are: installment plans stand on what is spent in a month",
	},
	{
		table: "holdings",
		role: "product",
		missing: "The products that customers hold",
		changes: "Whether an offer goes to customers who have a card of the bank already",
	},
	{
		table: "engagement",
		role: "responded",
		missing: "Who answered earlier offers",
		changes: "What an offer brings: how customers spend today does not say how they would answer",
	},
];

/** Undefined where the data lack nothing of it. */
export function missingData(
	{ relations }: Pick<Bank, "relations">,
	{ skipped, hasResearch }: { skipped: readonly SkippedChapter[]; hasResearch: boolean },
): TableBlock | undefined {
	const rows = [
		...skipped.map(({ title, missing }) => ({
			missing: upperFirst(joinWords(missing)),
			changes: `The chapter ${title} could be written, and what follows from it`,
		})),
		...wishes
			.filter(({ table, role }) => !relations.get(table)?.fields.has(role))
			.map(({ missing, changes }) => ({ missing, changes })),
		...(hasResearch
			? []
			: [
					{
						missing: "Outside research",
						changes: "Recommendations that others' figures speak for would be graded higher",
					},
				]),
	];
	if (rows.length === 0) return undefined;
	return makeTableBlock({
		id: "missing-data",
		claim: "What the data lack that would change these recommendations",
		description: "Data that this report was not given, and what they would tell.",
		columns: [textColumn("missing", "Not in the data"), textColumn("changes", "What it would change")],
		rows,
		protection: "public",
	});
}
