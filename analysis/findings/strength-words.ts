/** How strong an association is, in plain words: by the size of its effect, never by how sure it is. */
import type { Evidence } from "../document.ts";
import { type Finding, type Magnitude, magnitudes } from "./hypothesis.ts";

/** Before a comparative: "somewhat more often". */
const beforeComparative: Record<Magnitude, string> = {
	negligible: "slightly",
	small: "somewhat",
	medium: "noticeably",
	large: "far",
};

/** Behind a verb: "differs greatly". */
const behindVerb: Record<Magnitude, string> = { ...beforeComparative, large: "greatly" };

type Sized = Pick<Finding, "measured">;

/** How far apart the two sides of a finding that is supported are: "somewhat", as in "somewhat more often". */
export function byHowMuch({ measured }: Sized): string {
	return beforeComparative[measured?.effect.magnitude ?? "negligible"];
}

/** How much something differs by a finding that is supported: "greatly", as in "differs greatly". */
export function howGreatly({ measured }: Sized): string {
	return behindVerb[measured?.effect.magnitude ?? "negligible"];
}

/**
 * The size of the effects of those lines that are supported: "small effect", "small effects", "small to large effects".
 * Undefined where none has one.
 */
export function effectWords(evidence: readonly Pick<Evidence, "verdict" | "effect">[]): string | undefined {
	const sizes = evidence.flatMap(({ verdict, effect }) =>
		verdict === "supported" && effect ? [effect.magnitude] : [],
	);
	const [least, ...greater] = magnitudes.filter((magnitude) => sizes.includes(magnitude));
	if (least === undefined) return undefined;
	const most = greater.at(-1);
	if (most !== undefined) return `${least} to ${most} effects`;
	return sizes.length === 1 ? `${least} effect` : `${least} effects`;
}
