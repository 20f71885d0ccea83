/** Missing values by field, and what was done about them. */
import type { Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import { type FieldRoleName, fieldRole } from "../roles.ts";
import type { Bank } from "../tables/bank.ts";
import { otherOrUnknownCategory } from "../tables/rare-categories.ts";
import { countColumn, makeTableBlock, textColumn } from "./table.ts";

export function missingValues(bank: Bank, settings: Settings): Section {
	const { cell } = formatsFor(settings);
	const fields = bank.accounts.missing;
	const incomplete = fields
		.filter(({ missing }) => missing > 0)
		.toSorted((a, b) => b.missing / b.rows - a.missing / a.rows);
	const most = incomplete.find(({ role }) => !isMerged(bank, role));
	const gaps = `${cell(incomplete.length, "count")} ${incomplete.length === 1 ? "field has" : "fields have"} missing values`;
	const which = incomplete.some(({ role }) => isMerged(bank, role)) ? "the most of those that can be told" : "the most";
	const claim =
		incomplete.length === 0
			? "Every field is complete in the rows kept"
			: `${gaps}${most ? `, ${most.column} ${which}: ${cell(most.missing / most.rows, "share")}` : ""}`;
	const block = makeTableBlock({
		id: "missing-values",
		claim,
		description: "Values missing in the rows kept, with those refused and those that say Unknown.",
		columns: [
			textColumn("table", "Table"),
			textColumn("field", "Field"),
			countColumn("missing", "Missing"),
			{ name: "share", label: "Share of rows", type: "number", format: "share" },
			textColumn("treatment", "What was done"),
		],
		rows: incomplete.map(({ table, column, role, rows, missing }) => {
			return { table, field: column, missing, share: missing / rows, treatment: treatment(role, isMerged(bank, role)) };
		}),
		// A count of unknown values says nothing about anyone, unless it tells how rare a category is.
		protection: {
			withheld: new Set(incomplete.flatMap(({ role }, index) => (isMerged(bank, role) ? [index] : []))),
			keep: ["table", "field", "treatment"],
		},
		...(incomplete.some(({ role }) => isMerged(bank, role))
			? {
					note: "Where a count is withheld, a rare category was put together with the unknown ones, and the count would tell how rare it is.",
				}
			: {}),
	});
	return { id: "missing", claim, blocks: [block] };
}

/** Whether the count of unknown values would give away a category that is too rare to show. */
export function isMerged(bank: Bank, role: FieldRoleName): boolean {
	return bank.relations.get("customers")?.fields.get(role)?.categories.includes(otherOrUnknownCategory) ?? false;
}

function treatment(role: FieldRoleName, merged: boolean): string {
	if (fieldRole(role).kind === "category") return `shown as ${merged ? "Other or unknown" : "Unknown"}`;
	return role === "age"
		? "shown as Unknown by age band, left out of other figures on age"
		: "left out of figures on it";
}
