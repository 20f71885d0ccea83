/** Thresholds of what changed since the last report. */
import type { Definition } from "./definition.ts";

export const changesDefinitions = {
	historyEntries: {
		value: 5,
		meaning: "reports that are kept to be compared, this one among them",
		reason: "a year of quarterly reports beside this one; each keeps the segment of every customer",
		chapter: "changes",
	},
	mostMoved: {
		value: 6,
		meaning: "figures of one kind, such as shares, that are listed as having moved",
		reason: "as many as are read; how many moved in all is said beside them",
		chapter: "changes",
	},
	someShift: {
		value: 0.1,
		meaning: "population stability index from which an input counts as shifted",
		reason: "rule of thumb of credit scoring (Siddiqi, Credit Risk Scorecards, 2006)",
		chapter: "changes",
	},
	largeShift: {
		value: 0.25,
		meaning: "population stability index from which the shift of an input counts as large",
		reason: "rule of thumb of credit scoring (Siddiqi, Credit Risk Scorecards, 2006)",
		chapter: "changes",
	},
} as const satisfies Record<string, Definition>;
