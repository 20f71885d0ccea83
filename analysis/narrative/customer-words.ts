/** Whom traits of customers describe, in words. */
import type { FieldRoleName } from "../roles.ts";
import { lowerFirst } from "./words.ts";

/** What is known of customers: a field and one of its categories. */
export interface KnownTrait {
	role: FieldRoleName;
	/** As readers see it: "Age band". */
	label: string;
	value: string;
}

/** "Salaried IT Employees aged 25-34 in Mumbai", "women", "customers with education Graduate". */
export function describeTraits(traits: readonly KnownTrait[]): string {
	const occupation = traits.find(({ role, value }) => role === "occupation" && /s$/i.test(value));
	const gender = occupation ? undefined : traits.find((trait) => nameGender(trait) !== undefined);
	const noun = occupation?.value ?? (gender && nameGender(gender)) ?? "customers";
	const others = traits.filter((trait) => trait !== occupation && trait !== gender).map(describeTrait);
	return [noun, ...others].join(" ");
}

function describeTrait(trait: KnownTrait): string {
	const { role, label, value } = trait;
	const gender = nameGender(trait);
	if (gender) return `who are ${gender}`;
	if (role === "age_band") return `aged ${lowerFirst(value)}`;
	if (role === "city" || role === "region") return `in ${value}`;
	if (role === "marital_status") return `who are ${value.toLowerCase()}`;
	return `with ${lowerFirst(label)} ${value}`;
}

/** "women", "men"; undefined for other categories of gender, and for other traits. */
export function nameGender({ role, value }: Pick<KnownTrait, "role" | "value">): string | undefined {
	if (role !== "gender") return undefined;
	if (/^(f|female|wom[ae]n)$/i.test(value)) return "women";
	return /^(m|male|m[ae]n)$/i.test(value) ? "men" : undefined;
}
