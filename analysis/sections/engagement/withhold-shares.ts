/** Which groups' shares of a channel to withhold. */
import { withhold } from "../../disclosure.ts";

export interface SharedGroup {
	group: string;
	/** Customers who were reached, or used the channel. */
	some: number;
	/** Customers of whom it is known. */
	known: number;
}

/** Indexes of the groups: yes and no are a table of their own for each channel, whose totals are taken as known. */
export function withholdShares(groups: readonly SharedGroup[], threshold: number): Set<number> {
	const parts = groups.flatMap(({ group, some, known }) => [
		{ group, state: "yes", customers: some },
		{ group, state: "no", customers: known - some },
	]);
	const hidden = withhold(parts, { threshold, count: "customers", by: ["group", "state"] });
	return new Set([...hidden].map((index) => Math.floor(index / 2)));
}
