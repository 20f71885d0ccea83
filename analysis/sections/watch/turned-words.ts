/** A difference that turns around among customers who are alike, in a sentence. */
import type { Finding } from "../../findings/hypothesis.ts";
import type { Formats } from "../../format.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Turned, Watch, Watched } from "./watch.ts";

/** Stands beside every such sentence. */
export const turnedCaveat =
	"What shows over all customers comes of who is in each group (Simpson's paradox): what counts is the answer among customers who are alike.";

interface Words {
	/** Of the surest way in which it turns around; undefined where nothing is tested. */
	finding: Finding | undefined;
	formats: Formats;
	watch: Pick<Watch, "formats">;
}

/**
 * "Over all customers the share that holds Card is higher for A than for B (50.0% against 30.0%), but among customers of the
 * same gender it is lower, by 10.0 points".
 */
export function turnedClaim({ comparison, turned }: Watched, { finding, formats, watch }: Words): string {
	const { subject, names, levels, pooled } = comparison;
	const [first, ...others] = turned;
	const [higher, lower] = pooled.estimate > 0 ? ["higher", "lower"] : ["lower", "higher"];
	const says = levels.map((level) => formats.cell(level, watch.formats.level)).join(" against ");
	const start = `Over all customers ${subject} is ${higher} for ${names.join(" than for ")} (${says}), but among ${alikeWords(first)}`;
	const size = formats.cell(Math.abs(first?.within.estimate ?? 0), watch.formats.difference).replace("+", "");
	switch (finding?.verdict) {
		case "no difference":
			return `${start} there is no difference that matters`;
		case "inconclusive":
			return `${start} it is ${lower}, by no more than chance may do: the two are not ranked`;
		default: {
			const also =
				others.length > 0 ? `; so it is among those of the same ${joinWords(others.map(({ noun }) => noun))}` : "";
			return `${start} it is ${lower}, by ${size}${also}`;
		}
	}
}

/** "customers of the same age band". */
export function alikeWords(turned: Pick<Turned, "noun"> | undefined): string {
	return `customers of the same ${turned?.noun}`;
}
