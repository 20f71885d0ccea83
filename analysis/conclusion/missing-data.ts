/** What the data lack that would change the answer. */
import type { SkippedChapter } from "../chapters/quality.ts";
import type { Section } from "../document.ts";
import { joinWords, lowerFirst, upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import type { FieldRoleName, TableRole } from "../roles.ts";
import { makeTableBlock, textColumn } from "../sections/table.ts";
import type { Bank } from "../tables/bank.ts";

interface Wish extends Missing {
	table: TableRole;
	role: FieldRoleName;
}

/** Most telling first. */
const wishes: Wish[] = [
	{
		table: "engagement",
		role: "responded",
		missing: "Who answered earlier offers",
		changes: "What an offer brings: what customers do today does not say how they would answer",
		limit: "What an offer brings: what customers do today does not say how they would answer.",
	},
	{
		table: "transactions",
		role: "date",
		missing: "The day of each transaction",
		changes: "Whose activity is falling and who has gone quiet, and how large single purchases are",
		limit: "Who has gone quiet of late: the data do not tell single days.",
	},
	{
		table: "customers",
		role: "balance",
		missing: "Balances",
		changes: "How much money is at stake with whom, beside what customers earn or do",
		limit: "How much money is at stake with whom: the data hold no balances.",
	},
	{
		table: "holdings",
		role: "product",
		missing: "The products that customers hold",
		changes: "Whether an offer goes to customers who have the product already",
		limit: "Who has which product already: the data do not say.",
	},
	{
		table: "customers",
		role: "income",
		missing: "Incomes",
		changes: "How much of what customers could bring to the bank they do bring",
		limit: "How much more a customer could bring: the data hold no incomes.",
	},
	{
		table: "customers",
		role: "credit_score",
		missing: "Credit scores",
		changes: "How much credit is safe: what is spent does not say what is owed or repaid",
		limit: "How much credit is safe: the data hold no credit scores and no repayments.",
	},
];

type Lacked = Pick<Wish, "table" | "role">;

/** Whether what a chapter lacks, in the words of `missingNeeds`, is the field of a wish. */
function names({ table, role }: Lacked, lacked: string): boolean {
	return lacked === `${role} in ${table}`;
}

function isWished(lacked: string): boolean {
	return wishes.some((wish) => names(wish, lacked));
}

/** Chapters that are left out for the want of a field alone. */
function chaptersFor(lacked: Lacked, skipped: readonly SkippedChapter[]): string[] {
	return skipped
		.filter(({ missing }) => missing.every((one) => names(lacked, one)))
		.map(({ title }) => `the chapter ${title} could be written`);
}

export interface Missing {
	/** As readers see it. */
	missing: string;
	changes: string;
	/** What the report cannot say for want of it, as a sentence. */
	limit?: string;
}

interface MissingOptions {
	skipped: readonly SkippedChapter[];
	hasResearch: boolean;
	settings: Pick<Settings, "unitValues">;
}

/** Most telling first. The first is never in the data of a bank's daily business. */
export function listMissing(
	{ relations }: Pick<Bank, "relations">,
	{ skipped, hasResearch, settings }: MissingOptions,
): Missing[] {
	const { purchase, customer } = settings.unitValues;
	return [
		{
			missing: "A trial in which customers were drawn at random",
			changes: "Whether what goes together also follows from each other",
		},
		...skipped
			.filter(({ missing }) => !missing.every(isWished))
			.map(({ title, missing }) => ({
				missing: upperFirst(joinWords(missing)),
				changes: `The chapter ${title} could be written, and what follows from it`,
			})),
		...wishes
			.filter(({ table, role }) => !relations.get(table)?.fields.has(role))
			.map(({ table, role, changes, ...wish }) => ({
				...wish,
				changes: [changes, ...chaptersFor({ table, role }, skipped)].join("; "),
			})),
		...(purchase === undefined && customer === undefined
			? [
					{
						missing: "What a purchase or a customer is worth to the bank",
						changes: "What recommendations bring could be told in money, beside customers",
					},
				]
			: []),
		...(hasResearch
			? []
			: [
					{
						missing: "Outside research",
						changes: "Recommendations that others' figures speak for would be graded higher",
					},
				]),
	];
}

export function missingDataSection(missing: readonly Missing[]): Section {
	const [first] = missing;
	const claim =
		missing.length === 1 && first
			? `One thing would change the answer: ${lowerFirst(first.missing)}`
			: `${missing.length} things that are not in the data would change the answer`;
	const block = makeTableBlock({
		id: "missing-data",
		claim: "What the data lack that would change the answer",
		description: "What this report was not given, and what it would tell; the most telling first.",
		columns: [textColumn("missing", "Not in the data"), textColumn("changes", "What it would change")],
		rows: missing.map(({ missing: what, changes }) => ({ missing: what, changes })),
		protection: "public",
	});
	return { id: "missing-from-the-data", claim, blocks: [block] };
}
