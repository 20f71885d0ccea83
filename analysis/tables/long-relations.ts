/** Staged tables, long or wide -> relations with several rows a customer. */
import { type Engine, literal } from "../engine/engine.ts";
import { type FieldRoleName, fieldRole, type TableRole } from "../roles.ts";
import { idSql } from "./customers.ts";
import { presentSql, type RelationField } from "./relation-field.ts";
import type { Staged } from "./stage.ts";
import { categoryLabelSql, listMembersSql, type RoleField, unknownCategory } from "./values.ts";

/** What a wide column's member becomes in the long relation. */
const memberColumn = {
	holdings: "product",
	purchases: "product",
	engagement: "channel",
	transactions: "type",
} as const;

/** The columns of each long relation, in order. */
const longColumns: Record<Exclude<TableRole, "customers">, readonly FieldRoleName[]> = {
	transactions: ["date", "month", "type", "category", "payment_type", "amount", "transaction_count"],
	holdings: ["product", "usage"],
	engagement: ["date", "month", "channel", "impressions", "clicks", "logins", "minutes", "activity", "responded"],
	purchases: ["product", "purchased"],
	segments: ["segment"],
};

/**
 * Creates a long relation: a row for each member of each staged table that has fields of it, as far as the values are there
 * without which a row says nothing. Returns its fields, or undefined if no table has any.
 */
export async function makeLong(
	engine: Engine,
	staged: readonly Staged[],
	name: Exclude<TableRole, "customers">,
): Promise<RelationField[] | undefined> {
	const members = staged.flatMap((table): Member[] => membersOf(table, name).map((fields) => ({ table, fields })));
	if (members.length === 0) return undefined;
	const found = new Map<FieldRoleName, RelationField>();
	for (const field of members.flatMap(({ fields }) => fields)) if (!found.has(field.role)) found.set(field.role, field);
	const roles = longColumns[name].filter((role) => found.has(role));
	const texts = await findTexts(engine, members, roles);
	const parts = members.map(({ table, fields }) => {
		const columns = roles.map((role) => {
			const field = fields.find((candidate) => candidate.role === role);
			const sql = field ? columnSql(engine, field, texts.get(role)) : "null";
			return `, ${sql} as ${role}`;
		});
		return `select customer${columns.join("")} from ${table.kept} join customer_ids on id = ${idSql(table)}
			where ${conditions(fields).join(" and ")}`;
	});
	const rows = parts.join(" union all ");
	const once = name === "holdings" ? holdOnce(rows, roles) : rows;
	await engine.run(`create table ${name} as ${once}`);
	return roles.flatMap((role) => found.get(role) ?? []);
}

interface Member {
	table: Staged;
	fields: RelationField[];
}

/** A category as one of its texts, where those are known: the engine is quicker with one of a few than with any text. */
function columnSql(engine: Engine, field: RelationField, texts: readonly string[] | undefined): string {
	if (!texts) return presentSql(field);
	const isEverKnown = !texts.includes(unknownCategory);
	return `cast(${isEverKnown ? field.sql : presentSql(field)} as ${engine.oneOf(texts)})`;
}

/** More texts than these are no list to hand to the engine. */
const mostTexts = 1000;

/** The texts of the columns that are categories, in ascending order; those of rows that are refused may be among them. */
async function findTexts(
	engine: Engine,
	members: readonly Member[],
	roles: readonly FieldRoleName[],
): Promise<Map<FieldRoleName, string[]>> {
	const found = new Map<FieldRoleName, string[]>();
	for (const role of roles) {
		if (fieldRole(role).kind !== "category") continue;
		const parts = members.flatMap(({ table, fields }) =>
			fields
				.filter((field) => field.role === role)
				.map(({ source, sql }) => {
					const present = presentSql({ role, source, sql: "text" });
					return `select ${present} as text from (select distinct ${sql} as text from ${table.table}) as found`;
				}),
		);
		const rows = await engine.rows<{ text: string }>(
			`select distinct text from (${parts.join(" union all ")}) as texts where text is not null order by text limit ${mostTexts + 1}`,
		);
		const texts = rows.map(({ text }) => text);
		if (texts.length <= mostTexts) found.set(role, texts);
	}
	return found;
}

/** A product is held or not, however often a file says so. */
function holdOnce(rows: string, roles: readonly FieldRoleName[]): string {
	const usage = roles.includes("usage") ? ", max(usage) as usage" : "";
	return `select customer, product${usage} from (${rows}) group by customer, product order by customer, product`;
}

/** What makes a row of a long relation. List cells without members give no rows in any case. */
function conditions(fields: readonly RelationField[]): string[] {
	const needed = fields.filter(({ role, source }) => fieldRole(role).rejects === "row" && source.type !== "list");
	const held = fields.filter(({ role }) => role === "held");
	const counts = fields.some(({ role }) => role === "amount")
		? []
		: fields.filter(({ role }) => role === "transaction_count");
	return ["true", ...[...needed, ...counts].map(({ sql }) => `${sql} is not null`), ...held.map(({ sql }) => sql)];
}

/**
 * The fields of a relation in a staged table, gathered by the member that wide columns stand for. A measure of all members
 * together, such as a number of transactions beside the totals of each type, has a row of its own.
 */
function membersOf({ resource, fields }: Staged, name: Exclude<TableRole, "customers">): RelationField[][] {
	const own = fields.flatMap((source, i) => {
		const relation = relationOf(source.role, resource.role);
		return relation === name ? [{ role: source.role, source, sql: listSql(source, `v${i}`) }] : [];
	});
	const members = [...new Set(own.flatMap(({ source }) => (source.member === undefined ? [] : [source.member])))];
	const shared = own.filter(({ source }) => source.member === undefined);
	if (members.length === 0) return shared.length > 0 ? [shared] : [];
	const [overall, common] = [true, false].map((isMeasure) =>
		shared.filter(({ role }) => (fieldRole(role).member !== undefined) === isMeasure),
	) as [RelationField[], RelationField[]];
	const ofMembers = members.map((member) => {
		const wide = own.filter(({ source }) => source.member === member);
		const role = name === "segments" ? undefined : memberColumn[name];
		const named = role && wide[0] ? [{ role, source: wide[0].source, sql: literal(member) }] : [];
		return [...common, ...named, ...wide];
	});
	return overall.length > 0 ? [...ofMembers, [...common, ...overall]] : ofMembers;
}

/** A purchase names its product with the role of holdings, and so on: such a role follows the role of its table. */
function relationOf(role: FieldRoleName, table: TableRole): TableRole {
	const isShared = role === "product" || role === "channel" || role === "date" || role === "month" || role === "type";
	return isShared && table !== "customers" && longColumns[table].includes(role) ? table : fieldRole(role).relation;
}

function listSql(source: RoleField, column: string): string {
	if (source.type !== "list") return column;
	const member = `unnest(${listMembersSql(source, column)})`;
	return source.categories ? categoryLabelSql(source.categories, member) : member;
}
