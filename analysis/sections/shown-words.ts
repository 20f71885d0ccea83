import type { Record } from "../disclosure.ts";

/** That what is said holds of what is shown, where cells of a column are withheld. */
export function shownWords(rows: readonly Record[], value: string): string {
	return rows.some((row) => row[value] === null) ? ", as far as can be shown" : "";
}
