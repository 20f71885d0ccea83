/** Whom the key segments are taken from. */
import { baseWords } from "../base.ts";
import type { Basis } from "./key-segment.ts";

/** "3,964 customers with a known income, 31 October 2023". */
export function incomeBase({ search, settings }: Basis): string {
	return baseWords(search.whole.sums.n, settings, "customers with a known income");
}
