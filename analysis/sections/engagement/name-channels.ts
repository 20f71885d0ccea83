import { joinWords } from "../../narrative/words.ts";

/** How all of so many channels are called, where there are several. */
const allOf = ["", "", "both", "all three", "all four", "all five", "all six", "all seven", "all eight"] as const;

/** "all four channels" where they are all of the `total`, else "Email and SMS". */
export function nameChannels(names: readonly string[], total: number): string {
	const all = allOf[total];
	return names.length === total && all ? `${all} channels` : joinWords(names);
}
