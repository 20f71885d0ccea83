/** How customers are shared out over the values of a field, in bins that the next report counts again. */
import { z } from "zod";
import { type Engine, identifier } from "../engine/engine.ts";
import { type FieldRoleName, fieldRoles } from "../roles.ts";
import { type Bank, type BankField, relation } from "../tables/bank.ts";
import { isNamed, isUnknown } from "../tables/rare-categories.ts";

export const inputBinsSchema = z.object({
	role: z.enum(Object.keys(fieldRoles) as [FieldRoleName, ...FieldRoleName[]]),
	/** Of numbers: where the bins part, ascending; a bin holds its lower edge. */
	edges: z.array(z.number()).optional(),
	/** Of categories: those with a bin of their own, in its order. The last bin has all others. */
	categories: z.array(z.string()).optional(),
	/** Customers by bin. */
	counts: z.array(z.int()),
	/** Customers of whom it is not known. */
	unknown: z.int(),
});
export type InputBins = z.infer<typeof inputBinsSchema>;

/** Ten bins of as many customers each, as far as values repeat. */
const deciles = Array.from({ length: 9 }, (_, i) => (i + 1) / 10);

/** The fields of the customers that are numbers or categories; age bands only where no age tells more. */
export function listInputs(bank: Pick<Bank, "relations">): BankField[] {
	const { fields } = relation(bank, "customers");
	return [...fields.values()].filter(
		({ role, kind }) => (kind === "number" || kind === "category") && !(role === "age_band" && fields.has("age")),
	);
}

/** The bins of a field: each of at least `threshold` customers, or of none. */
export async function makeBins(engine: Engine, field: BankField, threshold: number): Promise<InputBins> {
	if (field.kind === "category") return gatherCategories(await countCategories(engine, field), field, threshold);
	const { role } = field;
	const quantiles = engine.quantiles(identifier(role), deciles).map((quantile, i) => `${quantile} as q${i}`);
	const [row = {}] = await engine.rows<{ [name: string]: number | null }>(
		`select ${quantiles.join(", ")} from customers`,
	);
	const found = deciles.flatMap((_, i) => row[`q${i}`] ?? []).map(roundEdge);
	const edges = [...new Set(found)];
	return joinSmall({ role, edges, ...(await countNumbers(engine, { role, edges })) }, threshold);
}

/** To three digits: no edge is what one customer has. */
function roundEdge(value: number): number {
	return Number(value.toPrecision(3));
}

/** The customers of the present report in the bins of a previous one. */
export async function countAgain(
	engine: Engine,
	{ role, edges, categories = [] }: InputBins,
): Promise<Pick<InputBins, "counts" | "unknown">> {
	if (edges) return countNumbers(engine, { role, edges });
	const counted = await countCategories(engine, { role });
	return shareOut(counted, categories);
}

async function countNumbers(
	engine: Engine,
	{ role, edges }: { role: FieldRoleName; edges: readonly number[] },
): Promise<Pick<InputBins, "counts" | "unknown">> {
	const column = identifier(role);
	const whens = edges.map((edge, bin) => `when ${column} < ${edge} then ${bin}`).join(" ");
	const bin = `case when ${column} is null then -1 ${whens} else ${edges.length} end`;
	const rows = await engine.rows<{ bin: number; customers: number }>(
		`select ${bin} as bin, count(*) as customers from customers group by 1`,
	);
	const count = (bin: number) => rows.find((row) => row.bin === bin)?.customers ?? 0;
	return { counts: [...edges, null].map((_, i) => count(i)), unknown: count(-1) };
}

type Counted = { category: string; customers: number }[];

function countCategories(engine: Engine, { role }: Pick<BankField, "role">): Promise<Counted> {
	return engine.rows(`select ${identifier(role)} as category, count(*) as customers from customers group by 1`);
}

function shareOut(counted: Counted, categories: readonly string[]): Pick<InputBins, "counts" | "unknown"> {
	const sum = (rows: Counted) => rows.reduce((total, { customers }) => total + customers, 0);
	const own = categories.map((name) => sum(counted.filter(({ category }) => category === name)));
	const others = counted.filter(({ category }) => !categories.includes(category) && !isUnknown(category));
	return { counts: [...own, sum(others)], unknown: sum(counted.filter(({ category }) => isUnknown(category))) };
}

/** The smallest categories are put together until what is put together is large enough, or nothing. */
function gatherCategories(counted: Counted, { role, categories }: BankField, threshold: number): InputBins {
	const size = (name: string) => counted.find(({ category }) => category === name)?.customers ?? 0;
	const own = categories.filter((name) => isNamed(name) && size(name) >= threshold);
	const bySize = own.toSorted((a, b) => size(b) - size(a));
	for (;;) {
		const kept = own.filter((name) => bySize.includes(name));
		const shared = shareOut(counted, kept);
		const others = shared.counts.at(-1) ?? 0;
		if (others === 0 || others >= threshold || kept.length === 0) return { role, categories: kept, ...shared };
		bySize.pop();
	}
}

/** Bins of too few customers are put together with their neighbors. */
function joinSmall({ edges = [], counts, ...bins }: InputBins, threshold: number): InputBins {
	const joined = joinBins(
		counts.map((customers, i) => ({ from: edges[i - 1], customers })),
		{
			isSmall: ({ customers }) => customers < threshold,
			join: (a, b) => ({ from: a.from, customers: a.customers + b.customers }),
		},
	);
	return {
		...bins,
		edges: joined.flatMap(({ from }) => from ?? []),
		counts: joined.map(({ customers }) => customers),
	};
}

/** Joins each small bin with the next, the last with the one before it, until none is small or one is left. */
export function joinBins<T>(
	bins: readonly T[],
	{ isSmall, join }: { isSmall: (bin: T) => boolean; join: (a: T, b: T) => T },
): T[] {
	const place = bins.findIndex(isSmall);
	const at = Math.min(place, bins.length - 2);
	const [a, b] = [bins[at], bins[at + 1]];
	if (place < 0 || a === undefined || b === undefined) return [...bins];
	return joinBins([...bins.slice(0, at), join(a, b), ...bins.slice(at + 2)], { isSmall, join });
}
