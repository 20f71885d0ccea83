import { allOf } from "../../narrative/count-words.ts";
import { joinWords } from "../../narrative/words.ts";

/** "all four channels" where they are all of the `total`, else "Email and SMS". */
export function nameChannels(names: readonly string[], total: number): string {
	return names.length === total && total > 1 ? allOf(total, "channels") : joinWords(names);
}
