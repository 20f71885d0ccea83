/** One portable statement that labels new customers, from a relation `features` with a column a feature. */
import { identifier, literal } from "../engine/engine.ts";
import { distancesSql, nearestSql } from "./lloyd.ts";
import { scoreSql, type Transform } from "./transforms.ts";

export interface Scoring {
	transforms: readonly Transform[];
	/** Centers are standardized. */
	segments: readonly { number: number; name: string; center: readonly number[] }[];
	/** 0 to 1: a customer who lacks a larger share of `asked` features is not labeled. */
	maxMissing: number;
	/** The features by which missing ones were counted, dropped ones included. */
	asked: readonly string[];
}

/** SQL that DuckDB and Trino both speak; gives `customer`, `segment` (a number) and `name`. */
export function writeScoreSql({ transforms, segments, maxMissing, asked }: Scoring): string {
	const centers = segments.map(({ center }) => center);
	const columns = transforms.map(({ feature }) => feature.id);
	const scores = transforms.map((transform) => `${scoreSql(transform)} as ${identifier(transform.feature.id)}`);
	const distances = distancesSql(columns, centers).map((sql, i) => `${sql} as d${i + 1}`);
	const lacking = asked.map((id) => `case when ${identifier(id)} is null then 1 else 0 end`).join(" + ");
	const numbers = segments.map(({ number }) => number);
	const whens = segments.map(({ number, name }) => `when ${number} then ${literal(name)}`).join(" ");
	return `-- Labels customers with the segments of this report. In: a relation "features" with customer and
-- ${columns.join(", ")}.
-- Customers who lack more than ${maxMissing} of ${asked.length} features are not labeled.
with scores as (
  select customer,
    ${scores.join(",\n    ")}
  from features
  where (${lacking}) <= ${maxMissing * asked.length}
), measured as (
  select customer,
    ${distances.join(",\n    ")}
  from scores
), assigned as (
  select customer, ${nearestSql(numbers)} as segment
  from measured
)
select customer, segment, case segment ${whens} end as name
from assigned
`;
}
