/** Features on one footing: winsorized, on a signed logarithm where skewed, standardized. */
import { definitions } from "../definitions.ts";
import { doubleSql, type Engine, identifier } from "../engine/engine.ts";
import { invertSignedLog, signedLog, signedLogSql } from "../statistics/signed-log.ts";
import type { Feature } from "./features.ts";

/** What is done to a feature, in this order; all figures in the feature's own unit but the last two. */
export interface Transform {
	feature: Feature;
	/** Stands for a missing value. */
	median: number;
	/** Values beyond are moved to these. */
	low: number;
	high: number;
	/** Of the signed logarithm; null where the feature is not highly skewed. */
	logConstant: number | null;
	/** Of the values so far, over the customers that are grouped. */
	mean: number;
	deviation: number;
	/** Customers without a value. */
	missing: number;
}

type Footing = Pick<Transform, "logConstant" | "mean" | "deviation">;

export interface Dropped {
	feature: Feature;
	reason: string;
}

export interface Transformed {
	transforms: Transform[];
	dropped: Dropped[];
	/** Customers left out because they lack too many features. */
	leftOut: number;
	grouped: number;
	/** Pearson's r of the standardized features, by their ids, before near-duplicates are dropped. */
	correlations: { a: Feature; b: Feature; r: number }[];
	/** The statement that gave the correlations. */
	correlationSql: string;
}

/** The standardized value of a feature, as SQL over `features`. */
export function scoreSql({ feature, median, low, high, logConstant, mean, deviation }: Transform): string {
	const present = `coalesce(${identifier(feature.id)}, ${doubleSql(median)})`;
	const filled = `least(${doubleSql(high)}, greatest(${doubleSql(low)}, ${present}))`;
	const scaled = logConstant === null ? filled : signedLogSql(filled, logConstant);
	return `(${scaled} - ${doubleSql(mean)}) / ${doubleSql(deviation)}`;
}

/** A standardized value back in the feature's own unit. */
export function unscore(z: number, { logConstant, mean, deviation }: Footing): number {
	const scaled = z * deviation + mean;
	return logConstant === null ? scaled : invertSignedLog(scaled, logConstant);
}

/** The standardized value of a value in the feature's own unit. */
export function score(value: number, { low, high, logConstant, mean, deviation }: Transform): number {
	const clamped = Math.min(high, Math.max(low, value));
	return ((logConstant === null ? clamped : signedLog(clamped, logConstant)) - mean) / deviation;
}

/**
 * Creates `scores` (customer, and a column a feature that is used) from `features`. Constant features and the second of two
 * near-duplicates are dropped; customers who lack more than `maxMissing` of the features are left out.
 */
export async function makeScores(
	engine: Engine,
	features: readonly Feature[],
	maxMissing: number,
): Promise<Transformed> {
	const lacking = features.map(({ id }) => `(${identifier(id)} is null)::integer`).join(" + ");
	await engine.run(`create or replace view grouped_features as
		select * from features where (${lacking}) <= ${maxMissing * features.length}`);
	const [counts] = await engine.rows<{ every: number; grouped: number }>(
		"select (select count(*) from features) as every, (select count(*) from grouped_features) as grouped",
	);
	const { every = 0, grouped = 0 } = counts ?? {};
	const bounded = await findBounds(engine, features);
	const spread = await findSpread(engine, bounded);
	const varied = spread.filter(({ deviation }) => deviation > 0);
	const dropped: Dropped[] = spread
		.filter(({ deviation }) => !(deviation > 0))
		.map(({ feature }) => ({ feature, reason: "it is the same for nearly all customers" }));

	const { correlations, correlationSql } = await correlate(engine, varied);
	const twins = new Map<string, { kept: Feature; r: number }>();
	for (const { a, b, r } of correlations)
		if (Math.abs(r) > definitions.duplicateCorrelation.value && !twins.has(a.id) && !twins.has(b.id))
			twins.set(b.id, { kept: a, r });
	const transforms = varied.filter(({ feature }) => !twins.has(feature.id));
	for (const { feature } of varied) {
		const twin = twins.get(feature.id);
		if (twin)
			dropped.push({ feature, reason: `it says the same as ${twin.kept.label} (correlation ${twin.r.toFixed(2)})` });
	}
	await engine.run(
		`create or replace table scores as select customer${transforms
			.map((transform) => `, ${scoreSql(transform)} as ${identifier(transform.feature.id)}`)
			.join("")} from grouped_features`,
	);
	return { transforms, dropped, leftOut: every - grouped, grouped, correlations, correlationSql };
}

/** Median, winsorizing bounds and scale of each feature. */
async function findBounds(engine: Engine, features: readonly Feature[]): Promise<Transform[]> {
	const cut = definitions.winsorizeShare.value;
	const columns = features.flatMap(({ id }, i) => {
		const x = identifier(id);
		return [
			`count(*) - count(${x}) as missing${i}`,
			`skewness(${x}) as skew${i}`,
			`${engine.quantile(x, 0.5)} as median${i}`,
			`${engine.quantile(x, cut)} as low${i}`,
			`${engine.quantile(x, 1 - cut)} as high${i}`,
			`${engine.quantile(`case when ${x} <> 0 then abs(${x}) end`, 0.5)} as size${i}`,
		];
	});
	const [row] = await engine.rows<Record<string, number | null>>(`select ${columns.join(", ")} from grouped_features`);
	const at = (name: string) => row?.[name] ?? 0;
	return features.map((feature, i) => {
		const skewed = Math.abs(at(`skew${i}`)) > definitions.skewForLog.value && at(`size${i}`) > 0;
		return {
			feature,
			missing: at(`missing${i}`),
			median: at(`median${i}`),
			low: at(`low${i}`),
			high: at(`high${i}`),
			logConstant: skewed ? Number(at(`size${i}`).toPrecision(2)) : null,
			mean: 0,
			deviation: 1,
		};
	});
}

async function findSpread(engine: Engine, transforms: readonly Transform[]): Promise<Transform[]> {
	const columns = transforms.flatMap((transform, i) => [
		`avg(${scoreSql(transform)}) as mean${i}`,
		`stddev_pop(${scoreSql(transform)}) as deviation${i}`,
	]);
	const [row] = await engine.rows<Record<string, number | null>>(`select ${columns.join(", ")} from grouped_features`);
	// Rounded, so that the order in which an engine adds up leaves no trace in what is published.
	const at = (name: string) => Number((row?.[name] ?? 0).toPrecision(12));
	return transforms.map((transform, i) => ({
		...transform,
		mean: at(`mean${i}`),
		deviation: Math.abs(at(`deviation${i}`)) < 1e-9 ? 0 : at(`deviation${i}`),
	}));
}

async function correlate(
	engine: Engine,
	transforms: readonly Transform[],
): Promise<Pick<Transformed, "correlations" | "correlationSql">> {
	const pairs = transforms.flatMap((a, i) => transforms.slice(i + 1).map((b) => ({ a, b })));
	if (pairs.length === 0) return { correlations: [], correlationSql: "" };
	const scored = transforms.map((transform, i) => `${scoreSql(transform)} as z${i}`);
	const place = new Map(transforms.map((transform, i) => [transform, i]));
	const columns = pairs.map(({ a, b }, i) => `corr(z${place.get(a)}, z${place.get(b)}) as r${i}`);
	const correlationSql = `select ${columns.join(", ")} from (select ${scored.join(", ")} from grouped_features) as scored`;
	const [row] = await engine.rows<Record<string, number | null>>(correlationSql);
	const correlations = pairs.map(({ a, b }, i) => ({ a: a.feature, b: b.feature, r: row?.[`r${i}`] ?? 0 }));
	return { correlations, correlationSql };
}
