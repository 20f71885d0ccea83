/** The key segments of the report, with the traits that they are made of and what they spend most on. */
import { definitions } from "../definitions.ts";
import type { Magnitude } from "../findings/hypothesis.ts";
import { kebabIds } from "../sections/kebab-ids.ts";
import { maySingleOut } from "../sections/spending/basis.ts";
import type { BankField } from "../tables/bank.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import type { Trait } from "./recommendation.ts";

export interface KeySegment {
	/** What the ids of its tables begin with: "key-segment-25-34-mumbai". */
	id: string;
	traits: Trait[];
	/** Of the table of key segments. */
	row: PublishedRow;
	/** Of the comparison with the others of the closest simpler group. */
	magnitude: Magnitude | null;
}

/** From the highest score. Those that are not known to stand out are left out. */
export function listKeySegments(evidence: RuleEvidence): KeySegment[] {
	const rows = evidence.rows("key-segments");
	const ids = kebabIds(rows.map((row) => row.text("group")));
	const tests = evidence.rows("key-segment-tests");
	return rows.flatMap((row, i) => {
		if (row.verdict !== "supported") return [];
		const name = row.text("group");
		const magnitude = tests.find((test) => test.text("group") === name)?.magnitude ?? null;
		return [{ id: `key-segment-${ids[i]}`, traits: readTraits(name, evidence), row, magnitude }];
	});
}

/** Names list a category of each trait in the order of the demographics, behind the trait's label where it is needed. */
function readTraits(name: string, evidence: RuleEvidence): Trait[] {
	let rest = name;
	return evidence.demographics.flatMap((field) => {
		const found = listSpellings(field).find(({ spelling }) => rest === spelling || rest.startsWith(`${spelling}, `));
		if (!found) return [];
		rest = rest.slice(found.spelling.length + ", ".length);
		return [evidence.trait(field.role, found.category)];
	});
}

/** Longest first, so that no category is taken for the beginning of another. */
function listSpellings({ label, categories }: BankField): { category: string; spelling: string }[] {
	return categories
		.flatMap((category) => [category, `${label.toLowerCase()} ${category}`].map((spelling) => ({ category, spelling })))
		.toSorted((a, b) => b.spelling.length - a.spelling.length);
}

/** What a segment spends its money on, or how it pays. */
export interface Habit {
	name: string;
	/** Of the segment's money, 0 to 1, and of the money of all customers. */
	share: number;
	shareOfAll: number;
	table: string;
}

/** A category of spending. */
export interface SegmentCategory extends Habit {
	/** Whether the segment is clearly above all customers in it, by more than is negligible. */
	standsOut: boolean;
}

/** The category that stands out most against all customers, or where none does the one with most of the segment's money. */
export function findCategory({ id }: KeySegment, evidence: RuleEvidence): SegmentCategory | undefined {
	const categories = evidence.rows(`${id}-categories`).flatMap((row): SegmentCategory[] => {
		const habit = readHabit(row, "category");
		const [index, low] = [row.number("index"), row.number("index_low")];
		if (!habit || !index || low === null || !maySingleOut(habit.name)) return [];
		const times = habit.share / habit.shareOfAll;
		const standsOut = times > 1 + definitions.negligibleIndex.value && (low / index) * times > 1;
		return [{ ...habit, standsOut }];
	});
	const size = ({ share, shareOfAll, standsOut }: SegmentCategory) => (standsOut ? share / shareOfAll : share);
	return categories.toSorted((a, b) => Number(b.standsOut) - Number(a.standsOut) || size(b) - size(a))[0];
}

/** How more of the segment's money is paid than of that of all customers; of several ways the one with most of it. */
export function findPayment({ id }: KeySegment, evidence: RuleEvidence): Habit | undefined {
	const rows = evidence.rows(`${id}-payments`).filter((row) => maySingleOut(row.text("payment_type")));
	const habits = rows.flatMap((row) => readHabit(row, "payment_type") ?? []);
	const isMore = ({ share, shareOfAll }: Habit) => share / shareOfAll > 1 + definitions.negligibleIndex.value;
	return habits.filter(isMore).toSorted((a, b) => b.share - a.share)[0];
}

function readHabit(row: PublishedRow, column: string): Habit | undefined {
	const [share, shareOfAll] = [row.number("money_share"), row.number("money_share_of_all")];
	if (share === null || shareOfAll === null || shareOfAll <= 0) return undefined;
	return { name: row.text(column), share, shareOfAll, table: row.table };
}
