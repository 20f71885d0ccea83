/** Ranges and short compounds in headings, and in links to them, stand on one line. */

/** "55–64", "$1,000–$2,000": digits on both sides of an en dash. */
const range = String.raw`[\p{Sc}−]?\d[\d.,%KM]*–[\p{Sc}−]?\d[\d.,%KM]*`;

/** "Non-binary". Longer compounds may break, since a phone has no room for them. */
const compound = String.raw`\b\p{L}{1,6}-\p{L}{1,8}\b(?!-)`;

const kept = new RegExp(`${range}|${compound}`, "gu");

/** HTML of escaped text without tags -> the same, its ranges and short compounds in elements that do not break. */
export function keepTogether(html: string): string {
	return html.replace(kept, (words) => `<span class="unbroken">${words}</span>`);
}
