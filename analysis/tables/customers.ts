/** The table of customers: one row a customer, whatever tables its fields stand in. */
import type { Engine } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { type FieldRoleName, fieldRole } from "../roles.ts";
import { addAgeBands } from "./age-bands.ts";
import { gatherRareCategories } from "./rare-categories.ts";
import { presentSql, type RelationField } from "./relation-field.ts";
import type { Staged } from "./stage.ts";
import { ageSql, unknownCategory } from "./values.ts";

const customerField = ({ fields }: Staged) => fields.findIndex((field) => field.role === "customer");

/** SQL for a customer's id in a staged table: the field, or the row itself where the row is the customer. */
export function idSql(table: Staged): string {
	const index = customerField(table);
	return index < 0 ? "cast(source_row as varchar)" : `v${index}`;
}

/** `customer_ids`: the id in the files and the integer key that stands for it everywhere else. Never published. */
export async function makeCustomerIds(engine: Engine, staged: readonly Staged[]): Promise<void> {
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

/** Creates `customers`, one row a customer: the fields of every table of customers, joined. */
export async function makeCustomers(
	engine: Engine,
	staged: readonly Staged[],
	settings: Settings,
): Promise<RelationField[]> {
	const tables = staged.filter((table) => table.resource.role === "customers");
	const fields = new Map<FieldRoleName, RelationField>();
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
	const columns = [...fields.values()].map((field) => `, ${presentSql(field)} as ${field.role}`).join("");
	const joins = tables.map(
		(table) => `left join (select *, ${idSql(table)} as id from ${table.kept}) as ${table.table} using (id)`,
	);
	await engine.run(
		`create table customers as select customer_ids.customer ${columns} from customer_ids ${joins.join(" ")} order by customer`,
	);
	const categories = [...fields.keys()].filter((role) => fieldRole(role).kind === "category");
	const threshold = settings.disclosureThreshold;
	await gatherRareCategories(engine, categories, threshold);
	const age = fields.get("age");
	if (age && !fields.has("age_band")) {
		const bands = await addAgeBands(engine, { unknown: unknownCategory, threshold });
		const source = {
			...age.source,
			categories: bands.map((label) => ({ value: label, label })),
			categoriesOrdered: true,
		};
		fields.set("age_band", { role: "age_band", source, sql: "age_band" });
	}
	return [...fields.values()];
}
