/** The columns that many tables share, so that one thing has one name in every CSV. */
import type { Record } from "../disclosure.ts";
import type { Column } from "../document.ts";
import type { BankField } from "../tables/bank.ts";

export const customersColumn: Column = {
	name: "customers",
	label: "Customers",
	type: "integer",
	format: "count",
	unit: "customers",
};

export const tierColumn: Column = { name: "tier", label: "Tier", type: "string", format: "text", role: "tier" };

export const segmentColumn: Column = {
	name: "segment",
	label: "Segment",
	type: "string",
	format: "text",
	role: "segment",
};

export function shareColumn(label = "Share of customers"): Column {
	return { name: "share", label, type: "number", format: "share" };
}

/** The ends of the 95% interval of the column before them. */
export function intervalColumns(of: Column): [Column, Column] {
	const { role: _, ...bound } = of;
	return [
		{ ...bound, name: `${of.name}_low`, label: `${of.label}, 95% interval from` },
		{ ...bound, name: `${of.name}_high`, label: `${of.label}, 95% interval to` },
	];
}

export function withInterval(column: Column): Column[] {
	return [column, ...intervalColumns(column)];
}

/** An estimate under the columns of `withInterval`; null where there is none. */
export function estimateCells(
	name: string,
	estimate: { estimate: number; low: number | null; high: number | null } | null | undefined,
): Record {
	return {
		[name]: estimate?.estimate ?? null,
		[`${name}_low`]: estimate?.low ?? null,
		[`${name}_high`]: estimate?.high ?? null,
	};
}

export function categoryColumn({ role, label }: BankField): Column {
	return { name: role, label, type: "string", format: "text", role };
}

export function moneyColumn(name: string, label: string, currency: string): Column {
	return { name, label, type: "number", format: "money", unit: currency };
}
