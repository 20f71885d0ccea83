/** What a mark says when it is pointed at, in the words a person would use. */
import type { Column } from "../../analysis/document.ts";
import type { Formats } from "../../analysis/format.ts";

interface Mark {
	/** What it is about: its category, or its categories. */
	about: string;
	column: Column;
	value: number | undefined;
	/** The ends of its interval, in the format of the column. */
	low?: number | undefined;
	high?: number | undefined;
	/** What it is drawn beside. */
	compared?: { column: Column; value: number | undefined } | undefined;
	/** How many customers it stands for. */
	customers?: number | undefined;
}

/** Formats whose numbers say what they are: percent and money. */
const spoken = new Set<Column["format"]>(["share", "money", "cents"]);

/** Lines such as "Non-binary: 1.0%", "Likely range 0.8% to 1.1%", "All customers: 1.2%" and "41 customers". */
export function describeMark(mark: Mark, formats: Formats): string {
	const { about, column, value, low, high, compared, customers } = mark;
	const lines = [value === undefined ? about : `${about}: ${withUnit(value, column, formats)}`];
	if (low !== undefined && high !== undefined) {
		lines.push(`Likely range ${formats.cell(low, column.format)} to ${formats.cell(high, column.format)}`);
	}
	if (compared?.value !== undefined) {
		lines.push(`${compared.column.label}: ${formats.cell(compared.value, compared.column.format)}`);
	}
	if (customers !== undefined && column.unit !== "customers")
		lines.push(`${formats.cell(customers, "count")} customers`);
	return lines.join("\n");
}

function withUnit(value: number, { format, unit }: Column, formats: Formats): string {
	const written = formats.cell(value, format);
	return unit === undefined || spoken.has(format) ? written : `${written} ${unit}`;
}
