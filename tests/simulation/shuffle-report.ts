/** A report's files without any structure: every column torn from the others, in files that its own descriptor reads. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { type Engine, identifier, literal } from "../../analysis/engine/engine.ts";
import { type Field, type Report, type Resource, readReport } from "../../analysis/report.ts";
import type { FieldRoleName } from "../../analysis/roles.ts";

/** What says which row a row is; the rest is what is known of it. */
const keyRoles: readonly (FieldRoleName | undefined)[] = ["customer", "channel", "product", "month", "date"];

/**
 * Writes a copy of the report in `folder` to `target` in which nothing goes with anything:
 * - each column of customers, segments and transactions has an order of its own;
 * - each transaction is of any day: shuffled, more of them would still be in some months, and each customer's fall with all;
 * - each product is held by as many customers as before, any of them;
 * - measures of engagement and purchases have an order of their own within a channel, or a product;
 * - clicks are drawn anew at one rate for all impressions of a channel: shuffled, their rate would fall with the impressions,
 *   which is arithmetic and not chance.
 */
export async function shuffleReport(
	folder: string,
	{ target, seed }: { target: string; seed: number },
): Promise<Report> {
	await cp(folder, target, { recursive: true });
	await loosenDescriptor(join(target, "datapackage.json"));
	const report = await readReport(target);
	const engine = await openDuckDb();
	try {
		const customers = report.resources.find(({ role }) => role === "customers");
		for (const resource of report.resources) await shuffleResource(engine, resource, { customers, seed });
	} finally {
		await engine.close();
	}
	return report;
}

/** Torn columns break rules between columns, and those of keys. */
async function loosenDescriptor(file: string): Promise<void> {
	const descriptor = JSON.parse(await readFile(file, "utf8"));
	descriptor.report.maxRejected = 1;
	await writeFile(file, JSON.stringify(descriptor));
}

interface Shuffling {
	/** Where all customers stand. */
	customers: Resource | undefined;
	seed: number;
}

async function shuffleResource(engine: Engine, resource: Resource, { customers, seed }: Shuffling): Promise<void> {
	const { files, fields, role } = resource;
	for (const file of files) {
		await engine.run(`create or replace table original as
			select *, row_number() over () as place from read_csv(${literal(file)}, all_varchar = true, header = true, ignore_errors = true)`);
		const isHeld = role === "holdings" && fields.some((field) => field.role === "product");
		const sql = isHeld ? holdingsSql(fields, { customers, seed }) : columnsSql(resource, seed);
		await engine.run(
			`copy (${sql}) to ${literal(file)} (format csv, header${file.endsWith(".gz") ? ", compression gzip" : ""})`,
		);
	}
}

/** The engine's own hash of two values is one of the first, turned by the second: two such orders are not independent. */
const order = (seed: number, salt: string) => `md5(${words("place", literal(`${seed} ${salt}`))})`;

const words = (...parts: string[]) => parts.join(" || ' ' || ");

/** Each column by the order of its own hash, within the parts that its measures are of. */
function columnsSql({ fields, role }: Resource, seed: number): string {
	const isMeasured = role === "engagement" || role === "purchases";
	const named = (wanted: FieldRoleName) => fields.find((field) => field.role === wanted)?.name;
	const part = isMeasured ? (named("channel") ?? named("product")) : undefined;
	const parts = part === undefined ? "1" : identifier(part);
	const isKept = (field: Field) => isMeasured && keyRoles.includes(field.role);
	const kept = fields.filter(isKept);
	const torn = fields.filter((field) => !isKept(field));
	const ranked = `select *, ${parts} as part, row_number() over (partition by ${parts} order by place) as rank from original`;
	const joins = torn.map(
		({ name }, i) => `join (select ${identifier(name)} as v${i}, ${parts} as part,
			row_number() over (partition by ${parts} order by ${order(seed, name)}) as rank from original) as t${i}
			on t${i}.part is not distinct from kept.part and t${i}.rank = kept.rank`,
	);
	const values = new Map(torn.map((field, i) => [field.name, `t${i}.v${i}`]));
	const columns = fields.map((field) => {
		const value = kept.includes(field) ? `kept.${identifier(field.name)}` : (values.get(field.name) ?? "null");
		const drawn =
			field.role === "clicks"
				? clicksSql(field, { fields, values, seed })
				: role === "transactions" && field.role === "date"
					? daySql(field, seed)
					: value;
		return `${drawn} as ${identifier(field.name)}`;
	});
	const rates = fields.flatMap((clicks) => {
		const seen = seenWith(clicks, fields);
		return seen
			? [
					`sum(try_cast(${identifier(clicks.name)} as double)) / sum(try_cast(${identifier(seen.name)} as double)) as ${rateOf(clicks, fields)}`,
				]
			: [];
	});
	const overall = rates.length === 0 ? "" : `cross join (select ${rates.join(", ")} from original) as rates`;
	return `select ${columns.join(", ")} from (${ranked}) as kept ${joins.join(" ")} ${overall} order by kept.place`;
}

interface ClicksOptions {
	fields: readonly Field[];
	values: ReadonlyMap<string, string>;
	seed: number;
}

/** The impressions of the same channel. */
function seenWith(clicks: Field, fields: readonly Field[]): Field | undefined {
	if (clicks.role !== "clicks") return undefined;
	return fields.find(({ role, member }) => role === "impressions" && member === clicks.member);
}

/** The column of a click-through rate over all impressions. */
function rateOf(clicks: Field, fields: readonly Field[]): string {
	return `rate_${fields.indexOf(clicks)}`;
}

/** Of a long table, or of the channel that the column of a wide one stands for. */
function clicksSql(clicks: Field, { fields, values, seed }: ClicksOptions): string {
	const seen = seenWith(clicks, fields);
	if (!seen) return values.get(clicks.name) ?? "null";
	const impressions = `try_cast(${values.get(seen.name)} as integer)`;
	const draw = drawSql("kept.place", "look", literal(`${seed} ${clicks.name}`));
	return `cast(list_sum(list_transform(range(${impressions}), lambda look: case when ${draw} < ${rateOf(clicks, fields)} then 1 else 0 end)) as integer)`;
}

/** From the first day to the last, each moment as likely as the others. */
function daySql({ name, type, format }: Field, seed: number): string {
	const end = (which: "min" | "max") => `(select ${which}(try_cast(${identifier(name)} as timestamp)) from original)`;
	const written = format ?? (type === "datetime" ? "%Y-%m-%d %H:%M:%S" : "%Y-%m-%d");
	const seconds = `cast(${drawSql("kept.place", literal(`${seed} ${name}`))} * (1 + date_diff('day', ${end("min")}, ${end("max")})) * 86400 as integer)`;
	return `strftime(date_trunc('day', ${end("min")}) + to_seconds(${seconds}), ${literal(written)})`;
}

/** SQL for a number from 0 to below 1. */
function drawSql(...of: string[]): string {
	return `md5_number_lower(${words(...of)}) / 18446744073709551616.0`;
}

/** As many holders of each product, any customers: those who held nothing too. */
function holdingsSql(fields: readonly Field[], { customers, seed }: Shuffling): string {
	const name = (role: FieldRoleName, of = fields) => identifier(of.find((field) => field.role === role)?.name ?? "");
	const [customer, product] = [name("customer"), name("product")];
	const columns = fields.map((field) =>
		field.role === "customer" ? `anyone.id as ${customer}` : `held.${identifier(field.name)}`,
	);
	const everyone = customers
		? `select distinct ${name("customer", customers.fields)} as id from read_csv(${literal(customers.files[0] ?? "")}, all_varchar = true, header = true)`
		: `select distinct ${customer} as id from original`;
	return `select ${columns.join(", ")}
		from (select *, row_number() over (partition by ${product} order by place) as rank from original) as held
		join (select id, product, row_number() over (partition by product order by md5(${words("id", "product", literal(String(seed)))})) as rank
			from (${everyone}) cross join (select distinct ${product} as product from original)) as anyone
			on anyone.product is not distinct from held.${product} and anyone.rank = held.rank
		order by held.place`;
}

/** The folder of a shuffled report under `parent`: its name is the report's. */
export function shuffledFolder(parent: string, folder: string): string {
	return join(parent, basename(folder));
}
