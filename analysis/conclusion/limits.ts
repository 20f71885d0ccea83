/** What this report cannot say, in plain words: on the cover, and with the conclusion. */
import type { Chapter, ReportDocument } from "../document.ts";
import { listExhibits } from "../document.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Missing } from "./missing-data.ts";

interface LimitsOptions {
	/** Most telling first; the first holds of every report. */
	missing: readonly Missing[];
	report: Pick<ReportDocument["report"], "disclosureThreshold">;
}

/** Sentences, most telling first. */
export function listLimits(
	chapters: readonly Pick<Chapter, "sections">[],
	{ missing, report: { disclosureThreshold } }: LimitsOptions,
): string[] {
	const withheld = chapters.flatMap(listExhibits).some(({ table }) => table.suppressed.length > 0);
	const [, second] = missing;
	return [
		"What causes what: nobody was drawn at random, so that what goes together need not follow from each other.",
		...(second ? [`${changesWords(second)}.`] : []),
		...(withheld
			? [
					`Anything about fewer than ${disclosureThreshold} customers: such numbers are withheld, with what would give them away.`,
				]
			: []),
		"What happens next: it speaks of the time that the data cover, and forecasts nothing.",
	];
}

/** "How much money is at stake with whom: there is no word in the data of balances". */
function changesWords({ missing, changes }: Missing): string {
	return `${changes.replace(/:.*$/, "")}: not in the data, for want of ${lowerFirst(missing)}`;
}
