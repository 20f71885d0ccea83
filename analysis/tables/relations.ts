/** Staged tables, long or wide -> the relations of the bank. */
import { type Engine, literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { type FieldRoleName, fieldRole, type TableRole, tableRoles } from "../roles.ts";
import { ageBandSql, ageBands } from "./age-bands.ts";
import type { BankField, Relation } from "./bank.ts";
import { gatherRareCategories, isUnknown, otherCategory, otherOrUnknownCategory } from "./rare-categories.ts";
import type { Staged } from "./stage.ts";
import { ageSql, categoryLabelSql, type RoleField, unknownCategory } from "./values.ts";

/** Creates a SQL table for each relation that the staged tables can give, and refuses rows of unknown customers. */
export async function makeRelations(
	engine: Engine,
	staged: Staged[],
	settings: Settings,
): Promise<Map<TableRole, Relation>> {
	await makeCustomerIds(engine, staged);
	for (const table of staged) await refuseUnknownCustomers(engine, table);
	const made = new Map<TableRole, Relation>();
	for (const name of tableRoles) {
		const fields =
			name === "customers" ? await makeCustomers(engine, staged, settings) : await makeLong(engine, staged, name);
		if (fields) made.set(name, await describeRelation(engine, name, fields));
	}
	return made;
}

const customerField = ({ fields }: Staged) => fields.findIndex((field) => field.role === "customer");

/** SQL for a customer's id in a staged table: the field, or the row itself where the row is the customer. */
function idSql(table: Staged): string {
	const index = customerField(table);
	return index < 0 ? "cast(source_row as varchar)" : `v${index}`;
}

/** `customer_ids`: the id in the files and the integer key that stands for it everywhere else. Never published. */
async function makeCustomerIds(engine: Engine, staged: Staged[]): Promise<void> {
	const [first] = staged.filter((table) => table.resource.role === "customers");
	const ids = first
		? `select ${idSql(first)} as id, source_row as place from ${first.kept}`
		: staged
				.filter((table) => customerField(table) >= 0)
				.map(
					(table, i) =>
						`select ${idSql(table)} as id, min(source_row) + ${i} * 1e12 as place from ${table.kept} group by id`,
				)
				.join(" union all ");
	await engine.run(`create table customer_ids as
		select row_number() over (order by place) as customer, id from (select id, min(place) as place from (${ids}) group by id)`);
}

async function refuseUnknownCustomers(engine: Engine, table: Staged): Promise<void> {
	const index = customerField(table);
	if (index < 0) return;
	await engine.run(`insert into ${table.refusals}
		select source_row, ${index}, v${index}, 'is not in the table of customers'
		from ${table.kept} anti join customer_ids on v${index} = id`);
}

interface LongField {
	role: FieldRoleName;
	source: RoleField;
	sql: string;
}

/** One row a customer: the fields of every table of customers, joined. */
async function makeCustomers(engine: Engine, staged: Staged[], settings: Settings): Promise<LongField[]> {
	const tables = staged.filter((table) => table.resource.role === "customers");
	const fields = new Map<FieldRoleName, LongField>();
	for (const table of tables)
		for (const [i, source] of table.fields.entries())
			if (source.role !== "customer" && fieldRole(source.role).relation === "customers" && !fields.has(source.role))
				fields.set(source.role, { role: source.role, source, sql: `${table.table}.v${i}` });

	const birth = fields.get("birth_date");
	if (birth && !fields.has("age"))
		fields.set("age", {
			...birth,
			role: "age",
			sql: `cast(${ageSql(birth.sql, settings.asOf)} as double)`,
		});
	const age = fields.get("age");
	if (age && !fields.has("age_band"))
		fields.set("age_band", {
			role: "age_band",
			source: {
				...age.source,
				categories: ageBands.map((label) => ({ value: label, label })),
				categoriesOrdered: true,
			},
			sql: ageBandSql(age.sql),
		});

	const columns = [...fields.values()].map((field) => `, ${presentSql(field)} as ${field.role}`).join("");
	const joins = tables.map(
		(table) => `left join (select *, ${idSql(table)} as id from ${table.kept}) as ${table.table} using (id)`,
	);
	await engine.run(
		`create table customers as select customer_ids.customer ${columns} from customer_ids ${joins.join(" ")} order by customer`,
	);
	const categories = [...fields.keys()].filter((role) => fieldRole(role).kind === "category");
	await gatherRareCategories(engine, categories, settings.disclosureThreshold);
	return [...fields.values()];
}

function presentSql({ role, sql }: LongField): string {
	return fieldRole(role).kind === "category" ? `coalesce(${sql}, ${literal(unknownCategory)})` : sql;
}

/** What a wide column's member becomes in the long relation. */
const memberColumn = {
	holdings: "product",
	purchases: "product",
	engagement: "channel",
	transactions: "type",
} as const;

/** The columns of each long relation, in order; `flag` says which rows of a flag count. */
const longColumns = {
	transactions: ["date", "month", "type", "category", "payment_type", "amount"],
	holdings: ["product"],
	engagement: ["channel", "impressions", "clicks", "activity"],
	purchases: ["product", "purchased"],
	segments: ["segment"],
} as const satisfies Record<Exclude<TableRole, "customers">, FieldRoleName[]>;

/** A row for each member of each staged table that has fields of the relation. */
async function makeLong(
	engine: Engine,
	staged: Staged[],
	name: Exclude<TableRole, "customers">,
): Promise<LongField[] | undefined> {
	const parts: string[] = [];
	const found = new Map<FieldRoleName, LongField>();
	for (const table of staged)
		for (const member of membersOf(table, name)) {
			const fields = member.fields;
			for (const field of fields) if (!found.has(field.role)) found.set(field.role, field);
			const columns = longColumns[name].map((role) => {
				const field = fields.find((candidate) => candidate.role === role);
				return `${field ? presentSql(field) : "null"} as ${role}`;
			});
			const held = fields.find((field) => field.role === "held");
			parts.push(`select customer, ${columns.join(", ")} from ${table.kept} join customer_ids on id = ${idSql(table)}
				${held ? `where ${held.sql}` : ""}`);
		}
	if (parts.length === 0) return undefined;
	await engine.run(`create table ${name} as ${parts.join(" union all ")}`);
	return [...found.values()].filter((field) => (longColumns[name] as readonly string[]).includes(field.role));
}

/** The fields of a relation in a staged table, gathered by the member that wide columns stand for. */
function membersOf({ resource, fields }: Staged, name: Exclude<TableRole, "customers">): { fields: LongField[] }[] {
	const own = fields.flatMap((source, i) => {
		const { relation } = fieldRole(source.role);
		const wanted = relation === name || (resource.role === name && source.role !== "customer" && isShared(source.role));
		return wanted ? [{ role: source.role, source, sql: listSql(source, `v${i}`) }] : [];
	});
	const members = [...new Set(own.flatMap(({ source }) => (source.member === undefined ? [] : [source.member])))];
	const shared = own.filter(({ source }) => source.member === undefined);
	if (members.length === 0) return shared.length > 0 ? [{ fields: shared }] : [];
	return members.map((member) => {
		const wide = own.filter(({ source }) => source.member === member);
		const role = name === "segments" ? undefined : memberColumn[name];
		const named = role && wide[0] ? [{ role, source: wide[0].source, sql: literal(member) }] : [];
		return { fields: [...shared, ...named, ...wide] };
	});
}

/** A purchase names its product with the role of holdings, and so on: such a role follows the role of its table. */
function isShared(role: FieldRoleName): boolean {
	return role === "product" || role === "channel" || role === "date" || role === "month" || role === "type";
}

function listSql(source: RoleField, column: string): string {
	if (source.type !== "list") return column;
	const member = `trim(unnest(string_split(${column}, ${literal(source.delimiter)})))`;
	return source.categories ? categoryLabelSql(source.categories, member) : member;
}

async function describeRelation(engine: Engine, name: TableRole, fields: LongField[]): Promise<Relation> {
	const [counted] = await engine.rows<Record<string, number>>(`select count(*) as rows
		${fields.map(({ role }) => `, count(*) filter (where ${isMissing(role)}) as ${role}`).join("")} from ${name}`);
	const described = new Map<FieldRoleName, BankField>();
	for (const { role, source } of fields) {
		const { label, kind, unit, protected: always } = fieldRole(role);
		described.set(role, {
			role,
			label: source.role === role ? (source.title ?? label) : label,
			kind,
			...(unit ? { unit } : {}),
			protected: always === true || source.protected,
			categories: kind === "category" ? await orderCategories(engine, { name, role, source }) : [],
			ordered: source.categoriesOrdered,
			missing: counted?.[role] ?? 0,
		});
	}
	return { name, rows: counted?.rows ?? 0, fields: described };
}

function isMissing(role: FieldRoleName): string {
	return fieldRole(role).kind === "category"
		? `${role} in (${literal(unknownCategory)}, ${literal(otherOrUnknownCategory)})`
		: `${role} is null`;
}

async function orderCategories(
	engine: Engine,
	{ name, role, source }: { name: TableRole; role: FieldRoleName; source: RoleField },
): Promise<string[]> {
	const rows = await engine.rows<{ category: string }>(
		`select ${role} as category from ${name} where ${role} is not null group by 1 order by count(*) desc, 1`,
	);
	const present = rows.map((row) => row.category);
	const declared = source.categoriesOrdered ? (source.categories ?? []).map((category) => category.label) : [];
	const place = (category: string) => {
		if (isUnknown(category)) return Number.MAX_SAFE_INTEGER;
		if (category === otherCategory) return Number.MAX_SAFE_INTEGER - 1;
		return declared.includes(category) ? declared.indexOf(category) : declared.length;
	};
	return present.toSorted((a, b) => place(a) - place(b));
}
