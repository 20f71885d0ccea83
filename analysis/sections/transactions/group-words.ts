/** What each group does in each type of transaction, in sentences. */
import type { Record } from "../../disclosure.ts";
import type { Cell, Column } from "../../document.ts";
import { lowerFirst } from "../../narrative/words.ts";
import { findRowEnds, rangeClaim } from "../ends.ts";
import type { Ledger } from "./ledger.ts";

/** Of the type whose greatest mean is the greatest. */
export function meansClaim(ledger: Ledger, rows: readonly Record[], { name, label, format }: Column): string {
	const { grouping, types, formats } = ledger;
	const known = rows.filter((row) => typeof row[name] === "number");
	const greatest = known.toSorted((a, b) => Number(b[name]) - Number(a[name]))[0];
	if (!greatest) return `${label} cannot be shown: too few customers, or one has most of it`;
	const type = types.types.find((one) => one.name === greatest[types.column.name]);
	const at = { value: name, group: grouping.column.name };
	const own = rows.filter((row) => row[types.column.name] === type?.name);
	const ends = findRowEnds(own, at);
	const write = (value: Cell) => formats.cell(value, format);
	if (!ends) return `${label}: ${write(greatest[name] ?? null)} in ${type?.plural}`;
	const where = types.types.length > 1 ? ` in ${type?.plural}` : "";
	const subject = name === "transactions_each" ? `The number of ${lowerFirst(label)}` : label;
	return rangeClaim(`${subject}${where}`, ends, { ...at, rows: own, noun: grouping.noun, write });
}

/** How far the groups' shares of one type lie apart, of the type of which they lie furthest apart. */
export function sharesClaim({ grouping, types, formats }: Ledger, rows: readonly Record[]): string {
	const at = { value: "share_of_group", group: grouping.column.name };
	const write = (share: Cell) => formats.cell(share, "share");
	const ranges = types.types.flatMap((type) => {
		const own = rows.filter((row) => row[types.column.name] === type.name);
		const ends = type.leads ? findRowEnds(own, at) : undefined;
		return ends ? [{ type, own, ends, width: Number(ends.highest[at.value]) - Number(ends.lowest[at.value]) }] : [];
	});
	const widest = ranges.toSorted((a, b) => b.width - a.width)[0];
	if (widest)
		return rangeClaim(`The share of ${widest.type.plural} in the money moved`, widest.ends, {
			...at,
			rows: widest.own,
			noun: grouping.noun,
			write,
		});
	const largest = rows
		.filter((row) => typeof row[at.value] === "number")
		.toSorted((a, b) => Number(b[at.value]) - Number(a[at.value]))[0];
	return largest
		? `The most money, ${write(largest[at.value] ?? null)}, is of the type ${lowerFirst(String(largest[types.column.name]))}`
		: "What the money is made of cannot be shown: too few customers, or one has most of it";
}

/** Which types are put together or left out. */
export function typesWords({ types }: Ledger): string {
	const { gathered, leftOut } = types;
	const together = gathered.length > 1 ? "Less frequent types are put together as other types." : "";
	const rare = leftOut.length > 0 ? "Types of too few customers to be shown, or without a name, are left out." : "";
	return [together, rare].filter((sentence) => sentence !== "").join(" ");
}

/** Of which types the data hold no numbers. */
export function withoutNumbersWords({ types }: Ledger): string {
	const without = types.types.filter(({ counted, whole }) => !counted && !whole);
	if (without.length === 0) return "";
	return without.length === types.types.length
		? "The data hold totals without a number of transactions."
		: `The data do not say how many ${without.map(({ plural }) => plural).join(" or ")} there are.`;
}
