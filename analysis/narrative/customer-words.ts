/** Whom traits of customers describe, in words. */
import { lowerFirst } from "../narrative/words.ts";
import type { Trait } from "./recommendation.ts";

/** "Salaried IT Employees aged 25-34 in Mumbai", "women", "customers with education Graduate". */
export function describeTraits(traits: readonly Trait[]): string {
	const occupation = traits.find(({ role, value }) => role === "occupation" && /s$/i.test(value));
	const gender = occupation ? undefined : traits.find((trait) => nameGender(trait) !== undefined);
	const noun = occupation?.value ?? (gender && nameGender(gender)) ?? "customers";
	const others = traits.filter((trait) => trait !== occupation && trait !== gender).map(describeTrait);
	return [noun, ...others].join(" ");
}

function describeTrait(trait: Trait): string {
	const { role, label, value } = trait;
	const gender = nameGender(trait);
	if (gender) return `who are ${gender}`;
	if (role === "age_band") return `aged ${lowerFirst(value)}`;
	if (role === "city" || role === "region") return `in ${value}`;
	if (role === "marital_status") return `who are ${value.toLowerCase()}`;
	return `with ${lowerFirst(label)} ${value}`;
}

function nameGender({ role, value }: Trait): string | undefined {
	if (role !== "gender") return undefined;
	if (/^(f|female|wom[ae]n)$/i.test(value)) return "women";
	return /^(m|male|m[ae]n)$/i.test(value) ? "men" : undefined;
}
