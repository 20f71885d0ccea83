/** What a number in a sentence may be read from: the cells of tables, key figures, and what is marked in a chart. */
import type { Cell, Chart, Format, Metric, Table } from "../document.ts";
import { leastProbability, type Voice } from "../format.ts";
import { type Numeral, numeralsIn, type Unit } from "./numerals.ts";

/** `value` times ten to the power of `shift`, in the unit in which it is written. */
interface Citable {
	value: number;
	shift: number;
	unit: Unit;
}

type Way = Omit<Citable, "value">;

const plain: readonly Way[] = [{ shift: 0, unit: "plain" }];
const asWritten: { [format in Format]?: readonly Way[] } = {
	share: [{ shift: 2, unit: "percent" }],
	// Without its unit where several stand beside each other.
	points: [
		{ shift: 2, unit: "points" },
		{ shift: 2, unit: "plain" },
	],
	index: [{ shift: 2, unit: "plain" }],
	money: [{ shift: 0, unit: "money" }],
	cents: [{ shift: 0, unit: "money" }],
};

export interface Citables {
	/** Whether one of them, rounded to the numeral's last digit, is the numeral. */
	has(numeral: Numeral): boolean;
}

/** The cells of tables that are not withheld, as they are written in the voice of the report. */
export function citeTables(tables: readonly Table[], voice: Voice): Citables {
	return makeIndex(
		tables.flatMap(({ columns, rows }) =>
			columns.flatMap(({ format, label }, place) => [
				...rows.flatMap((row) => fromCell(row[place] ?? null, format, voice)),
				...fromText(label, voice),
			]),
		),
	);
}

/** Key figures, with what stands beside them. */
export function citeMetrics(metrics: readonly Metric[], voice: Voice): Citables {
	return makeIndex(
		metrics.flatMap(({ value, format, beside = [] }) => [
			...(typeof value === "string" ? parse(value, voice) : fromCell(value, format, voice)),
			...beside.flatMap((one) => fromCell(one.value, one.format, voice)),
		]),
	);
}

/** The numbers that a chart marks: lines, centers and ranges. They are drawn in the unit of their axis. */
export function citeChart(chart: Chart): Citables {
	const ways: Way[] = [
		...plain,
		{ shift: 0, unit: "money" },
		{ shift: 2, unit: "percent" },
		{ shift: 2, unit: "plain" },
	];
	return makeIndex(numbersIn(chart).flatMap((value) => ways.map((way) => ({ value, ...way }))));
}

function numbersIn(value: unknown): number[] {
	if (typeof value === "number") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function fromCell(cell: Cell, format: Format, voice: Voice): Citable[] {
	if (format === "probability" && typeof cell === "number" && cell < leastProbability)
		return [{ value: leastProbability, shift: 0, unit: "below" }];
	if (typeof cell === "number") return (asWritten[format] ?? plain).map((way) => ({ value: cell, ...way }));
	return typeof cell === "string" ? fromText(cell, voice) : [];
}

/** Of a text the shares and sums of money; a plain number only where it is all of the text, so that "25–34" gives no 25. */
function fromText(text: string, voice: Voice): Citable[] {
	if (!/\p{Nd}/u.test(text)) return [];
	const all = parse(text, voice);
	return all.length === 1 && /^[\p{Nd}.,]+$/u.test(text) ? all : all.filter(({ unit }) => unit !== "plain");
}

function parse(text: string, voice: Voice): Citable[] {
	return numeralsIn(voice)(text).map(({ digits, exponent, unit, sign }) => ({
		value: sign === "−" ? -digits : digits,
		shift: exponent,
		unit,
	}));
}

function makeIndex(all: readonly Citable[]): Citables {
	const byUnit = Map.groupBy(all, ({ unit }) => unit);
	const rounded = new Map<string, Set<number>>();
	const at = (unit: Unit, exponent: number) => {
		const key = `${unit} ${exponent}`;
		const known = rounded.get(key);
		if (known) return known;
		const made = new Set((byUnit.get(unit) ?? []).map((citable) => round(citable, exponent)));
		rounded.set(key, made);
		return made;
	};
	return {
		has({ digits, exponent, unit, sign }) {
			const found = at(unit, exponent);
			if (sign === "−") return found.has(-digits);
			// A difference may be told without its sign, as "4.2 points less".
			return found.has(digits) || (unit === "points" && sign === "" && found.has(-digits));
		},
	};
}

/** In units of the last digit, half away from zero, as the formats round: of the number as it is spelled, not of its binary. */
function round({ value, shift }: Citable, exponent: number): number {
	const size = Math.round(Number(`${Math.abs(value)}e${shift - exponent}`));
	return value < 0 ? -size : size;
}
