/** What came of a hypothesis, as it stands in the report: columns of a table, and lines under a sentence. */
import type { Record } from "../disclosure.ts";
import type { Column, Evidence, Format } from "../document.ts";
import { roundCell } from "../format.ts";
import { intervalColumns } from "../sections/columns.ts";
import type { Finding } from "./hypothesis.ts";

/** Stands for the verdict of a difference that is the other way around among customers who are alike, whatever its interval. */
export const turnsAroundVerdict = "turns around";

/** The columns that `evidenceCells` fills: the estimate with its interval, the q-value, the effect size and the verdict. */
export function evidenceColumns(estimate: { name: string; label: string; format: Format }, effect: string): Column[] {
	const column: Column = { ...estimate, type: "number" };
	return [
		column,
		...intervalColumns(column),
		{ name: "q", label: "q-value", type: "number", format: "probability" },
		{ name: "effect", label: effect, type: "number", format: "ratio" },
		{ name: "verdict", label: "Verdict", type: "string", format: "text" },
	];
}

/** The cells of a finding under the columns of `evidenceColumns`; null where nothing could be tested. */
export function evidenceCells(name: string, { measured, q, verdict, turnsWithin }: Finding): Record {
	return {
		[name]: measured?.estimate.estimate ?? null,
		[`${name}_low`]: measured?.estimate.low ?? null,
		[`${name}_high`]: measured?.estimate.high ?? null,
		q,
		effect: measured?.effect.value ?? null,
		verdict: turnsWithin === undefined ? verdict : turnsAroundVerdict,
	};
}

/** The line of a finding under a sentence. `table` and `row` say where its numbers are published. */
export function citeFinding(
	finding: Finding,
	{ label, table, row }: { label: string; table: string; row: number },
): Evidence {
	const { n, measure, format, kind, test, measured, q, verdict, turnsWithin } = finding;
	return {
		label,
		n,
		measure,
		format,
		estimate: publish(measured?.estimate.estimate, format),
		low: publish(measured?.estimate.low, format),
		high: publish(measured?.estimate.high, format),
		kind,
		test,
		q: publish(q, "probability"),
		...(measured ? { effect: { ...measured.effect, value: publish(measured.effect.value, "ratio") ?? 0 } } : {}),
		verdict,
		...(turnsWithin === undefined ? {} : { turnsWithin }),
		table,
		row,
	};
}

/** As in the cells of the table. */
function publish(value: number | null | undefined, format: Format): number | null {
	const rounded = roundCell(value ?? null, format);
	return typeof rounded === "number" ? rounded : null;
}
