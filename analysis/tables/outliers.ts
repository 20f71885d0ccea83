/** Statistical outliers in money: counted and shown, winsorized or excluded, as the report says. */
import { isDominated } from "../disclosure.ts";
import type { Scale } from "../document.ts";
import type { Engine } from "../engine/engine.ts";
import type { Outliers, Settings } from "../report.ts";
import type { FieldRoleName, TableRole } from "../roles.ts";
import { sideBySide } from "../side-by-side.ts";
import type { BankField, Relation } from "./bank.ts";
import { chooseScale, offScale, onScaleSql } from "./scales.ts";

/** A measure, the fences its outliers lie beyond, and how many there are. */
export interface Conditioned {
	relation: TableRole;
	field: BankField;
	/** The scale on which the fences were set. */
	scale: Scale;
	/** In the measure's own unit, to two digits; null where the values spread too little for fences. */
	fences: { low: number; high: number } | null;
	below: number;
	above: number;
	/** What was done: what the report asks for, or `flag` where what lies outside would tell of single customers. */
	action: Outliers["action"];
	/** The relation's column with the values after treatment; the measure's own column keeps them as they were read. */
	column: string;
}

/**
 * Finds the outliers of every measure of money. Treated values go into a column beside the raw ones, unless too few values
 * lie outside, or one of them is most of those: the total of the raw values less that of the treated would tell of them.
 */
export async function treatOutliers(
	engine: Engine,
	relations: Map<TableRole, Relation>,
	settings: Settings,
): Promise<Conditioned[]> {
	const treated = await sideBySide(
		[...relations.values()].map(async ({ name, fields }) => {
			const measures = [...fields.values()].filter(({ unit }) => unit === "money");
			const ofRelation: Conditioned[] = [];
			// One after the other: a statement may add a column to the relation.
			for (const field of measures) ofRelation.push(await treat(engine, { relation: name, field, settings }));
			return ofRelation;
		}),
	);
	return treated.flat();
}

interface Measure {
	relation: TableRole;
	field: BankField;
	settings: Settings;
}

async function treat(engine: Engine, { relation, field, settings }: Measure): Promise<Conditioned> {
	const { role } = field;
	const { outliers, disclosureThreshold } = settings;
	const scale = await chooseScale(engine, relation, role);
	const fences = await findFences(engine, { relation, role, outliers, scale });
	const untreated = { relation, field, scale, fences, below: 0, above: 0, action: "flag", column: role } as const;
	if (!fences) return untreated;
	const [outside] = await engine.rows<{ below: number; above: number; largest: number; absolute: number }>(`select
		count(*) filter (where ${role} < ${fences.low}) as below, count(*) filter (where ${role} > ${fences.high}) as above,
		coalesce(max(abs(${role})), 0) as largest, coalesce(sum(abs(${role})), 0) as absolute
		from ${relation} where ${role} < ${fences.low} or ${role} > ${fences.high}`);
	const { below = 0, above = 0, largest = 0, absolute = 0 } = outside ?? {};
	const found = { ...untreated, below, above };
	const isTelling = below + above < disclosureThreshold || isDominated({ largest, absolute });
	if (outliers.action === "flag" || below + above === 0 || isTelling) return found;
	const column = `${role}_treated`;
	const replaced = outliers.action === "exclude" ? "null" : `greatest(${fences.low}, least(${fences.high}, ${role}))`;
	await engine.run(`alter table ${relation} add column ${column} double`);
	await engine.run(
		`update ${relation} set ${column} = case when ${role} between ${fences.low} and ${fences.high} then ${role} when ${role} is not null then ${replaced} end`,
	);
	return { ...found, action: outliers.action, column };
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
		const columns = engine.quantiles("x", ps).map((quantile, i) => `${quantile} as q${i}`);
		const [row] = await engine.rows<Record<string, number | null>>(`select ${columns.join(", ")} from ${values}`);
		return ps.map((_, i) => row?.[`q${i}`] ?? null);
	};
	const between = (low: number, high: number) => ({
		low: 0 - roundUp(-offScale(low, scale)),
		high: roundUp(offScale(high, scale)),
	});

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

/** To two digits, so that no fence is the balance of one customer. What the scale adds in noise does not count. */
function roundUp(value: number): number {
	if (value === 0) return 0;
	const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
	return Number((Math.ceil(Number((value / step).toPrecision(12))) * step).toPrecision(2)) + 0;
}
