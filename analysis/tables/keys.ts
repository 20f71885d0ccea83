/** The keys of a table: what may stand only once, and what must stand in another table. */
import { type Engine, literal } from "../engine/engine.ts";
import type { Field, Resource } from "../report.ts";
import type { Staged } from "./stage.ts";
import { isAnyText } from "./values.ts";

/**
 * The fields that a key names, by which rows of this table or another are known: the text of each is kept as it stands in
 * the file. Those are not among them whose text is their value already.
 */
export function findKeyFields(resource: Resource, resources: readonly Resource[]): Field[] {
	const referenced = resources.flatMap(({ foreignKeys }) =>
		foreignKeys.flatMap((key) => (key.resource === resource.name ? key.referenced : [])),
	);
	const named = new Set([
		...resource.primaryKey,
		...resource.foreignKeys.flatMap((key) => key.fields),
		...resource.fields.filter((field) => field.constraints.unique).map((field) => field.name),
		...referenced,
	]);
	return resource.fields.filter((field) => named.has(field.name) && field.role !== "customer" && !isAnyText(field));
}

/** The column of a staged table that holds the text of a key's field. */
function keyColumn({ fields, keyFields }: Pick<Staged, "fields" | "keyFields">, name: string): string {
	const key = keyFields.findIndex((field) => field.name === name);
	return key >= 0 ? `k${key}` : `v${fields.findIndex((field) => field.name === name)}`;
}

/** The fields that may stand only once: the customer where a row is one, and the declared keys. */
function uniqueKeys({ resource, fields }: Pick<Staged, "resource" | "fields">): string[][] {
	const isCustomer = resource.role === "customers" || resource.role === "segments";
	const customer = isCustomer ? fields.filter((field) => field.role === "customer").map((field) => field.name) : [];
	const unique = resource.fields.filter((field) => field.constraints.unique).map((field) => [field.name]);
	const keys = [customer, resource.primaryKey, ...unique].filter((key) => key.length > 0);
	return [...new Map(keys.map((key) => [key.join("\n"), key])).values()];
}

/** SQL for the hashes of a staged table, from its texts `t0, t1, ...` and `k0, k1, ...`. */
export function hashKeysSql(staged: Pick<Staged, "resource" | "fields" | "keyFields">): string {
	return uniqueKeys(staged)
		.map((key, i) => {
			const texts = key.map((name) => keyColumn(staged, name).replace(/^v/, "t"));
			return `, hash(${texts.join(", ")}) as h${i}`;
		})
		.join("");
}

/**
 * The first row of a key is kept; a later one is refused, in words that tell an exact duplicate from a contradiction. A
 * row without a part of its primary key is refused as well.
 */
export async function refuseRepeatedKeys(engine: Engine, staged: Staged): Promise<void> {
	const { refusals, kept } = staged;
	for (const name of staged.resource.primaryKey)
		await engine.run(`insert into ${refusals}
			select source_row, ${literal(name)}, null, 'is missing' from ${kept} where ${keyColumn(staged, name)} is null`);
	for (const [i, key] of uniqueKeys(staged).entries()) {
		const columns = key.map((name) => keyColumn(staged, name));
		const list = columns.join(", ");
		const whole = columns.map((column) => `${column} is not null`).join(" and ");
		await engine.run(`
			insert into ${refusals}
			select source_row, ${literal(key[0] ?? "")}, ${columns.join(" || ', ' || ")},
				case when row_hash = first_hash then ${literal(exactDuplicateReason)} else ${literal(repeatedReason(staged, key))} end
			from (
				select *, row_number() over w as nth, first_value(row_hash) over w as first_hash
				from ${kept} where ${whole} and h${i} in (
					select h${i} from ${kept} where ${whole} group by 1 having count(*) > 1)
				window w as (partition by ${list} order by source_row)
			) where nth > 1`);
	}
}

const exactDuplicateReason = "is an exact duplicate of an earlier row";

function repeatedReason({ fields }: Staged, key: string[]): string {
	const isCustomer = key.length === 1 && fields.some(({ name, role }) => name === key[0] && role === "customer");
	return isCustomer ? "is a second row of the same customer" : `repeats the key ${key.join(", ")}`;
}

/** A key of one table that must stand in another. */
interface Reference {
	from: Staged;
	/** Names of fields. */
	fields: string[];
	to: Staged;
	referenced: string[];
	reason: string;
}

/**
 * Refuses rows whose customer is not in the table of customers, and rows whose declared foreign key has no match; a key of
 * which a part is missing is not looked up. What a refused row was referred to by is refused in turn.
 */
export async function refuseUnmatchedKeys(engine: Engine, staged: readonly Staged[]): Promise<void> {
	const references = [...customerReferences(staged), ...declaredReferences(staged)];
	let changed = new Set(staged);
	while (changed.size > 0) {
		const refused = new Set<Staged>();
		for (const reference of references)
			if (changed.has(reference.to) && (await refuseUnmatched(engine, reference))) refused.add(reference.from);
		changed = refused;
	}
}

/** Whether any row was refused. */
async function refuseUnmatched(engine: Engine, { from, fields, to, referenced, reason }: Reference): Promise<boolean> {
	const columns = fields.map((name) => keyColumn(from, name));
	const targets = referenced.map((name) => keyColumn(to, name));
	const counted = `select count(*) as rows from ${from.refusals}`;
	const [before] = await engine.rows<{ rows: number }>(counted);
	await engine.run(`insert into ${from.refusals}
		select source_row, ${literal(fields[0] ?? "")}, ${columns.join(" || ', ' || ")}, ${literal(reason)}
		from ${from.kept} anti join (select ${targets.map((target, i) => `${target} as r${i}`).join(", ")} from ${to.kept})
			on ${columns.map((column, i) => `${column} = r${i}`).join(" and ")}
		where ${columns.map((column) => `${column} is not null`).join(" and ")}`);
	const [after] = await engine.rows<{ rows: number }>(counted);
	return after?.rows !== before?.rows;
}

const customerName = ({ fields }: Staged) => fields.find((field) => field.role === "customer")?.name;

function customerReferences(staged: readonly Staged[]): Reference[] {
	const to = staged.find((table) => table.resource.role === "customers");
	const target = to && customerName(to);
	if (!to || target === undefined) return [];
	return staged.flatMap((from) => {
		const name = customerName(from);
		if (from === to || name === undefined) return [];
		return { from, fields: [name], to, referenced: [target], reason: "is not in the table of customers" };
	});
}

function declaredReferences(staged: readonly Staged[]): Reference[] {
	const customers = staged.find((table) => table.resource.role === "customers");
	return staged.flatMap((from) =>
		from.resource.foreignKeys.flatMap(({ fields, resource, referenced }) => {
			const to = staged.find((table) => table.resource.name === resource);
			const isCustomer =
				to === customers && fields.join() === customerName(from) && to && referenced.join() === customerName(to);
			return to && !isCustomer ? { from, fields, to, referenced, reason: `has no match in the table ${resource}` } : [];
		}),
	);
}
