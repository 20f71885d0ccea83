/** Utilization of the groups of one trait, by both definitions. */
import { isDominated, publishTable, type Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { lowerFirst } from "../../narrative/words.ts";
import { categoryColumn, customersColumn, estimateCells, moneyColumn, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { type Basis, incomeBase, isGroup, meanOfRatiosColumn, type Trait, utilizationColumn } from "./basis.ts";
import { type GroupSums, type Measured, measureOwn, measureUtilization, sumGroups } from "./group-sums.ts";

export interface TraitGroup extends GroupSums {
	name: string;
	/** Whether the published table shows its utilization. */
	isShown: boolean;
	/** Whether a sentence may compare it with others. */
	isCompared: boolean;
	utilization: Measured | null;
	own: Measured | null;
}

export interface TraitGroups {
	trait: Trait;
	/** In the order of the categories. */
	groups: TraitGroup[];
	sql: string;
}

/** "utilization-by-age-band". */
export function traitTable({ field }: Trait): string {
	return `utilization-by-${field.role.replaceAll("_", "-")}`;
}

export async function readTraitGroups(basis: Basis, trait: Trait): Promise<TraitGroups> {
	const { groups: found, sql } = await sumGroups(basis.bank.engine, [trait.field]);
	const byName = new Map(found.map((group) => [group.names[0], group]));
	const present = trait.categories.flatMap((name) => byName.get(name) ?? []);
	const { suppressed } = publishTable({
		...tableOf(basis, trait, present),
		protection: { ...protectionOf(trait, present), threshold: basis.settings.disclosureThreshold },
	});
	const hidden = new Set(suppressed.flatMap(([row, column]) => (column === utilizationColumn.name ? [row] : [])));
	const groups = present.map((group, row): TraitGroup => {
		const name = group.names[0] ?? "";
		const [utilization, own] = [measureUtilization(group), measureOwn(group)];
		const isShown = !hidden.has(row) && utilization !== null && own !== null;
		return { ...group, name, isShown, isCompared: isShown && isGroup(trait, name), utilization, own };
	});
	return { trait, groups, sql };
}

export interface TraitWords {
	claim: string;
	note: string;
}

export function traitFigure(basis: Basis, { trait, groups, sql }: TraitGroups, { claim, note }: TraitWords): Figure {
	const { settings, formats, all } = basis;
	const overall = isDominated(all.dominance) ? undefined : measureUtilization(all)?.estimate;
	const by = lowerFirst(trait.field.label);
	return makeFigure(
		{
			...tableOf(basis, trait, groups),
			claim: () => claim,
			description: `Share of income that is spent by ${by}: mean spending a month over mean income a month, with 95% intervals; beside it, in the table, the mean of customers' own ratios. Base: ${incomeBase(basis)}.`,
			chart: {
				kind: "dots",
				category: trait.field.role,
				value: utilizationColumn.name,
				low: "utilization_low",
				high: "utilization_high",
				scale: { type: "linear" },
				...(overall === undefined
					? {}
					: { reference: { value: overall, label: `All customers ${formats.short(overall, "share")}` } }),
			},
			protection: protectionOf(trait, groups),
			...(note === "" ? {} : { note }),
			sql,
		},
		settings,
	);
}

function tableOf({ settings }: Basis, trait: Trait, groups: readonly GroupSums[]) {
	return {
		id: traitTable(trait),
		columns: [categoryColumn(trait.field), customersColumn, ...measureColumns(settings.currency)],
		rows: groups.map((group): Record => ({ [trait.field.role]: group.names[0] ?? null, ...measureCells(group) })),
	};
}

function protectionOf(trait: Trait, groups: readonly GroupSums[]) {
	const dominance = new Map(groups.map((group) => [group.names[0] ?? "", group.dominance]));
	return {
		count: "customers",
		by: [trait.field.role],
		sums: {
			columns: measureColumns("").map(({ name }) => name),
			dominance: (row: Record) => dominance.get(String(row[trait.field.role])) ?? { largest: 0, absolute: 0 },
		},
	};
}

/** Income, spending and both definitions of utilization. */
export function measureColumns(currency: string): Column[] {
	return [
		moneyColumn("mean_income", "Mean income a month", currency),
		moneyColumn("mean_monthly_spend", "Mean spending a month", currency),
		...withInterval(utilizationColumn),
		meanOfRatiosColumn,
	];
}

/** The cells of those columns and of the number of customers. */
export function measureCells(group: GroupSums): Record {
	const { n, x, y } = group.sums;
	return {
		customers: group.customers,
		mean_income: x / n,
		mean_monthly_spend: y / n,
		...estimateCells(utilizationColumn.name, measureUtilization(group)),
		mean_of_ratios: group.ownSums.y / n,
	};
}
