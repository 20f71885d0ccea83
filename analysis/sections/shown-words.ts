import type { Record } from "../disclosure.ts";

/** Behind what is said of some groups, where others are withheld. */
export const asShown = ", as far as can be shown";

/** That what is said holds of what is shown, where cells of a column are withheld. */
export function shownWords(rows: readonly Record[], value: string): string {
	return rows.some((row) => row[value] === null) ? asShown : "";
}
