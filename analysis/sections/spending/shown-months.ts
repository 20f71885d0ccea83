/** The months that figures over time show. */
import { definitions } from "../../definitions.ts";
import { joinWords } from "../../narrative/words.ts";
import type { SpendMonth } from "../../tables/spend-months.ts";
import type { Basis } from "./basis.ts";

/** The last months that figures show, in calendar order. */
export function shownMonths({ spending }: Pick<Basis, "spending">): SpendMonth[] {
	return spending.monthly.slice(-definitions.mostMonths.value);
}

/** Which months are drawn apart, and how many are not shown. */
export function monthsWords(basis: Pick<Basis, "spending">): string[] {
	const months = shownMonths(basis);
	const partial = months.filter((month) => month.partial).map(({ name }) => name);
	const all = basis.spending.monthly.length;
	return [
		partial.length > 0 ? `The data hold only a part of ${joinWords(partial)}, marked and not compared.` : "",
		months.length < all ? `Of ${all} months the last ${months.length} are shown.` : "",
	];
}
