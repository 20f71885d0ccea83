/** What recommendations could bring, how to try them out, and where they compete, as tables: every number of their words is a cell here. */
import type { Column, TableBlock } from "../document.ts";
import { upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { customersColumn, moneyColumn } from "../sections/columns.ts";
import { countColumn, makeTableBlock, type TableBlockSpec, textColumn } from "../sections/table.ts";
import type { Planned } from "./plan.ts";
import { gainOf, moneyGainOf, roundGain } from "./size.ts";

/** Publishing is judged where audiences are counted: a number that may not be told is null already. */
const protection = "public";

const recommendationColumn = textColumn("recommendation", "Recommendation");

export function sizesTable(planned: readonly Planned[], settings: Settings): TableBlock {
	const points = (name: string, label: string): Column => ({ name, label, type: "number", format: "points" });
	const cents = (name: string, label: string): Column => ({
		...moneyColumn(name, label, settings.currency),
		format: "cents",
	});
	return makeFilledTable({
		id: "recommendation-sizes",
		claim: "Whom each recommendation goes to, and what it could bring",
		description:
			"How many customers each action reaches once overlaps are removed, and the gain to expect, by the 95% interval of its evidence.",
		columns: [
			recommendationColumn,
			customersColumn,
			textColumn("more", "More"),
			points("each_low", "Share of them, from"),
			points("each_high", "to"),
			countColumn("gain_low", "Customers gained, from"),
			countColumn("gain_high", "to"),
			cents("unit_value", "Worth of one"),
			cents("money_each_low", "Money for each, from"),
			cents("money_each_high", "to"),
			moneyColumn("money_low", "Money gained, from", settings.currency),
			moneyColumn("money_high", "to", settings.currency),
		],
		rows: planned.map(({ claim, proposal: { expectation }, customers }) => ({
			recommendation: claim,
			customers,
			...sizeCells({ expectation, customers }, settings),
		})),
		protection,
	});
}

/** Without the columns that no row fills. */
function makeFilledTable({ columns, rows, ...spec }: TableBlockSpec): TableBlock {
	const isFilled = ({ name }: Column) => rows.some((row) => (row[name] ?? null) !== null);
	return makeTableBlock({ ...spec, columns: columns.filter(isFilled), rows });
}

function sizeCells(
	{ expectation, customers }: { expectation: Planned["proposal"]["expectation"]; customers: number | null },
	settings: Settings,
) {
	if ("unknown" in expectation || customers === null) return {};
	const { of, unit, each, value } = expectation;
	const gain = gainOf(expectation, customers);
	const money = moneyGainOf(expectation, customers, settings);
	const shown = unit === "customers" && gain ? roundGain(gain) : undefined;
	return {
		more: upperFirst(of),
		...(unit === "customers"
			? {
					each_low: each.low,
					each_high: each.high,
					gain_low: shown?.low ?? null,
					gain_high: shown?.high ?? null,
					unit_value: (value && settings.unitValues[value]) ?? null,
				}
			: { money_each_low: each.low, money_each_high: each.high }),
		money_low: money?.low ?? null,
		money_high: money?.high ?? null,
	};
}

export function trialsTable(planned: readonly Planned[]): TableBlock {
	return makeFilledTable({
		id: "recommendation-trials",
		claim: "What it takes to try each recommendation out",
		description:
			"Customers in each of two arms, drawn at random, to see the difference in the outcome that was found, the smallest that matters, or the smallest that all of the audience can show.",
		columns: [
			recommendationColumn,
			textColumn("outcome", "Outcome"),
			{ name: "baseline", label: "Share without the action", type: "number", format: "share" },
			{ name: "difference", label: "Difference", type: "number", format: "points" },
			countColumn("each_arm", "Customers in each arm"),
			countColumn("rounds", "Rounds"),
			{ name: "months", label: "Months", type: "number", format: "decimal" },
		],
		rows: planned.map(({ claim, trial: { outcome, baseline, difference, eachArm, rounds, months } }) => ({
			recommendation: claim,
			outcome: upperFirst(outcome),
			baseline,
			difference,
			each_arm: eachArm,
			rounds,
			months,
		})),
		protection,
	});
}

/** Undefined where no two compete. */
export function overlapsTable(planned: readonly Planned[]): TableBlock | undefined {
	const rows = planned.flatMap(({ claim, behind }) =>
		behind.map(({ claim: first, customers }) => ({ first, second: claim, customers })),
	);
	if (rows.length === 0) return undefined;
	return makeTableBlock({
		id: "recommendation-overlaps",
		claim: "Where two recommendations want the same customers",
		description:
			"Customers in the audiences of both. They get the one of the better grade and, among equals, of the larger gain.",
		columns: [textColumn("first", "Goes first"), textColumn("second", "Goes to the others only"), customersColumn],
		rows,
		protection,
	});
}
