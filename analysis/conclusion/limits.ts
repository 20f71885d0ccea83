/** What this report cannot say, in plain words: on the cover, and with the conclusion. */
import type { Chapter, ReportDocument } from "../document.ts";
import { listExhibits } from "../document.ts";
import type { Missing } from "./missing-data.ts";

interface LimitsOptions {
	/** Most telling first. */
	missing: readonly Missing[];
	report: Pick<ReportDocument["report"], "disclosureThreshold">;
}

/** Sentences, most telling first. */
export function listLimits(
	chapters: readonly Pick<Chapter, "sections">[],
	{ missing, report: { disclosureThreshold } }: LimitsOptions,
): string[] {
	const withheld = chapters.flatMap(listExhibits).some(({ table }) => table.suppressed.length > 0);
	const [first] = missing.flatMap(({ limit }) => limit ?? []);
	return [
		"What causes what: nothing here was a controlled trial, so that what goes together need not be cause and effect.",
		...(first === undefined ? [] : [first]),
		...(withheld
			? [
					`Anything about fewer than ${disclosureThreshold} customers: such numbers are withheld, with what would give them away.`,
				]
			: []),
		"What happens next: the report describes the time that the data cover, and forecasts nothing.",
	];
}
