/** Who is in the audience of which recommendation: counted in the engine, and written to files that are never published. */
import type { Row } from "../engine/engine.ts";
import { sideBySide } from "../side-by-side.ts";
import type { Bank } from "../tables/bank.ts";
import type { Contact, Proposal } from "./recommendation.ts";

export interface Wanted {
	proposal: Pick<Proposal, "id" | "contact">;
	/** SQL for the column `customer`. */
	select: string;
	/** SQL for those of whom it is known whether they are among them. */
	known: string;
}

/** Customers in each audience, in the order given. */
export async function countAudiences({ engine }: Pick<Bank, "engine">, selects: readonly string[]): Promise<number[]> {
	if (selects.length === 0) return [];
	const counts = selects.map((select, i) => `(select count(distinct customer) from (${select}) as audience) as a${i}`);
	const [row] = await engine.rows<Row>(`select ${counts.join(", ")}`);
	return selects.map((_, i) => Number(row?.[`a${i}`]));
}

export interface Settled {
	/** Customers of each audience for whom nothing that goes first competes, in the order given. */
	left: number[];
	/** The pairs that compete for the same customers, each with how many, and of how many of the second the first is known. */
	overlaps: { first: number; second: number; customers: number; known: number }[];
	/**
	 * Of each audience, whether no few customers share with it just the same of what goes first: whatever its numbers are
	 * set against each other, they then tell of no few.
	 */
	isTold: boolean[];
}

/**
 * Settles which recommendation a customer gets: of those that compete, the first in the order given. Creates
 * `recommendation_audiences`: customer, and for each recommendation `a0`, `a1`, ... (of the audience), `k0`, `k1`, ...
 * (whether it is known) and `g0`, `g1`, ... (gets it).
 */
export async function settleAudiences(
	{ engine }: Pick<Bank, "engine">,
	wanted: readonly Wanted[],
	threshold: number,
): Promise<Settled> {
	if (wanted.length === 0) return { left: [], overlaps: [], isTold: [] };
	const members = wanted.map(
		({ select, known }, i) => `customer in (${select}) as a${i}, customer in (${known}) as k${i}`,
	);
	const rivals = wanted.map(({ proposal }, second) =>
		wanted.flatMap((of, first) => (first < second && compete(of.proposal.contact, proposal.contact) ? [first] : [])),
	);
	const gets = rivals.map(
		(before, i) => `${[`a${i}`, ...before.map((first) => `not a${first}`)].join(" and ")} as g${i}`,
	);
	await engine.run(`create or replace table recommendation_audiences as
		select *, ${gets.join(", ")} from (select customer, ${members.join(", ")} from customers) as members`);
	const pairs = rivals.flatMap((before, second) => before.map((first) => ({ first, second })));
	const sums = [
		...wanted.map((_, i) => `count(case when g${i} then 1 end) as g${i}`),
		...pairs.flatMap(({ first, second }) => [
			`count(case when a${first} and a${second} then 1 end) as p${first}_${second}`,
			`count(case when k${first} and a${second} then 1 end) as k${first}_${second}`,
		]),
	];
	const [row] = await engine.rows<Row>(`select ${sums.join(", ")} from recommendation_audiences`);
	const isTold = await sideBySide(rivals.map((before, own) => tellsOfNoFew(engine, { own, before, threshold })));
	return {
		isTold,
		left: wanted.map((_, i) => Number(row?.[`g${i}`])),
		overlaps: pairs
			.map(({ first, second }) => ({
				first,
				second,
				customers: Number(row?.[`p${first}_${second}`]),
				known: Number(row?.[`k${first}_${second}`]),
			}))
			.filter(({ customers }) => customers > 0),
	};
}

async function tellsOfNoFew(
	engine: Bank["engine"],
	{ own, before, threshold }: { own: number; before: readonly number[]; threshold: number },
): Promise<boolean> {
	if (before.length === 0) return true;
	const [least] = await engine.rows<{ customers: number | null }>(`select min(customers) as customers from (
		select count(*) as customers from recommendation_audiences where a${own} group by ${before.map((i) => `a${i}`).join(", ")}
	) as cells`);
	return (least?.customers ?? 0) >= threshold;
}

/**
 * Two offers to one customer crowd each other out, and so do two campaigns; where no message is advised, none is sent. What
 * is offered and on which channel it is told do not compete.
 */
export function compete(first: Contact, second: Contact): boolean {
	if (first === second) return first === "digital" || first === "direct";
	return [first, second].every((contact) => contact === "pause" || contact === "digital");
}

/**
 * `private/audiences/<recommendation>.csv`: whom each recommendation goes to, unless nobody is left for it. Needs
 * `recommendation_audiences`.
 */
export async function writeAudiences(
	bank: Pick<Bank, "writePrivate">,
	{ wanted, left }: { wanted: readonly Wanted[] } & Pick<Settled, "left">,
): Promise<void> {
	await sideBySide(
		wanted.flatMap(({ proposal }, i) =>
			left[i] === 0
				? []
				: [bank.writePrivate(`audiences/${proposal.id}`, `select customer from recommendation_audiences where g${i}`)],
		),
	);
}
