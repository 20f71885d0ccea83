/** Statistical outliers in money: counted and shown, winsorized or excluded, as the report says. */
import type { Scale } from "../document.ts";
import type { Engine } from "../engine/engine.ts";
import type { Outliers } from "../report.ts";
import type { FieldRoleName, TableRole } from "../roles.ts";
import type { BankField, Relation } from "./bank.ts";
import { chooseScale, offScale, onScaleSql } from "./scales.ts";

/** A measure, the fences its outliers lie beyond, and how many there are. */
export interface Conditioned {
	relation: TableRole;
	field: BankField;
	/** The scale on which the fences were set. */
	scale: Scale;
	/** In the measure's own unit; null where the values spread too little for fences. */
	fences: { low: number; high: number } | null;
	below: number;
	above: number;
	action: Outliers["action"];
}

export async function treatOutliers(
	engine: Engine,
	relations: Map<TableRole, Relation>,
	outliers: Outliers,
): Promise<Conditioned[]> {
	const treated: Conditioned[] = [];
	for (const { name, fields } of relations.values())
		for (const field of fields.values())
			if (field.unit === "money") treated.push(await treat(engine, { relation: name, field, outliers }));
	return treated;
}

interface Measure {
	relation: TableRole;
	field: BankField;
	outliers: Outliers;
}

async function treat(engine: Engine, { relation, field, outliers }: Measure): Promise<Conditioned> {
	const { role } = field;
	const scale = await chooseScale(engine, relation, role);
	const fences = await findFences(engine, { relation, role, outliers, scale });
	const found: Conditioned = { relation, field, scale, fences, below: 0, above: 0, action: outliers.action };
	if (!fences) return found;
	const [counted] = await engine.rows<{ below: number; above: number }>(`select
		count(*) filter (where ${role} < ${fences.low}) as below, count(*) filter (where ${role} > ${fences.high}) as above
		from ${relation}`);
	if (outliers.action === "winsorize")
		await engine.run(`update ${relation} set ${role} = greatest(${fences.low}, least(${fences.high}, ${role}))
			where ${role} not between ${fences.low} and ${fences.high}`);
	if (outliers.action === "exclude")
		await engine.run(
			`update ${relation} set ${role} = null where ${role} not between ${fences.low} and ${fences.high}`,
		);
	return { ...found, below: counted?.below ?? 0, above: counted?.above ?? 0 };
}

interface Fencing {
	relation: TableRole;
	role: FieldRoleName;
	outliers: Outliers;
	scale: Scale;
}

async function findFences(engine: Engine, options: Fencing): Promise<Conditioned["fences"]> {
	const { relation, role, outliers, scale } = options;
	const values = `(select ${onScaleSql(role, scale)} as x from ${relation} where ${role} is not null)`;
	const quantiles = async (ps: number[]) => {
		const columns = ps.map((p, i) => `${engine.quantile("x", p)} as q${i}`);
		const [row] = await engine.rows<Record<string, number | null>>(`select ${columns.join(", ")} from ${values}`);
		return ps.map((_, i) => row?.[`q${i}`] ?? null);
	};
	const between = (low: number, high: number) => ({ low: offScale(low, scale), high: offScale(high, scale) });

	if (outliers.method === "percentile") {
		const [low, high] = await quantiles([outliers.fence, 1 - outliers.fence]);
		return low == null || high == null || low === high ? null : between(low, high);
	}
	if (outliers.method === "iqr") {
		const [q1, q3] = await quantiles([0.25, 0.75]);
		if (q1 == null || q3 == null || q1 === q3) return null;
		return between(q1 - outliers.fence * (q3 - q1), q3 + outliers.fence * (q3 - q1));
	}
	const [median] = await quantiles([0.5]);
	if (median == null) return null;
	const [row] = await engine.rows<{ mad: number }>(
		`select ${engine.quantile(`abs(x - ${median})`, 0.5)} as mad from ${values}`,
	);
	if (!row?.mad) return null;
	// Iglewicz and Hoaglin's modified z-score: 0.6745 (x - median) / MAD.
	const reach = (outliers.fence * row.mad) / 0.6745;
	return between(median - reach, median + reach);
}
