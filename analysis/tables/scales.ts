/** The scale on which a measure is looked at: as it is, or on a signed logarithm when it is highly skewed. */
import { definitions } from "../definitions.ts";
import type { Scale } from "../document.ts";
import type { Engine } from "../engine/engine.ts";
import type { FieldRoleName, TableRole } from "../roles.ts";
import { invertSignedLog, signedLogSql } from "../statistics/signed-log.ts";
import { skewness } from "../statistics/skewness.ts";

/**
 * `symlog` where the skewness passes `definitions.skewForLog`. Its constant is the median size of the values that are
 * not zero, to two digits: the smaller half of the values is then seen on a nearly linear scale, the larger on a logarithm.
 */
export async function chooseScale(engine: Engine, relation: TableRole, role: FieldRoleName): Promise<Scale> {
	const [moments] = await engine.rows<{ n: number; m2: number | null; m3: number | null; size: number | null }>(`
		select count(*) as n, avg(d * d) as m2, avg(d * d * d) as m3,
			${engine.quantile("case when x <> 0 then abs(x) end", 0.5)} as size
		from (select ${role} as x, ${role} - (select avg(${role}) from ${relation}) as d from ${relation} where ${role} is not null)`);
	if (!moments?.size) return { type: "linear" };
	const skew = skewness({ n: moments.n, m2: moments.m2 ?? 0, m3: moments.m3 ?? 0 });
	// To six digits: the last ones hang on the order in which threads add up.
	if (skew === null || Number(Math.abs(skew).toPrecision(6)) <= definitions.skewForLog.value) return { type: "linear" };
	return { type: "symlog", constant: Number(moments.size.toPrecision(2)) };
}

/** A value as SQL on the scale. */
export function onScaleSql(expression: string, scale: Scale): string {
	return scale.type === "linear" ? expression : signedLogSql(expression, scale.constant ?? 1);
}

/** From the scale back to the measure's own unit. */
export function offScale(value: number, scale: Scale): number {
	return scale.type === "linear" ? value : invertSignedLog(value, scale.constant ?? 1);
}
