/** A bank of a thousand customers, 1 to 1000, for the audiences of recommendations. */
import { after } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import type { Engine } from "../../analysis/engine/engine.ts";
import type { Bank } from "../../analysis/tables/bank.ts";
import { demographics } from "./hand-made.ts";

export interface CustomersBank extends Bank {
	/** What was written to the private folder: customers by the name of the file. */
	written: Map<string, number[]>;
}

/** `customers` has no column but the key. */
export async function customersBank(): Promise<CustomersBank> {
	const engine = await openDuckDb();
	after(() => engine.close());
	await engine.run("create table customers as select range as customer from range(1, 1001)");
	const written = new Map<string, number[]>();
	const fields: Bank["relations"] = new Map([
		["customers", { name: "customers", rows: 1000, fields: new Map(demographics.map((of) => [of.role, of])) }],
	]);
	return {
		engine,
		relations: fields,
		accounts: { files: [], missing: [], rejections: [], exactDuplicates: [], unused: [], tooFew: [] },
		outliers: [],
		resultsFolder: "",
		written,
		writePrivate: async (name, sql) => void written.set(name, await listCustomers(engine, sql)),
	};
}

async function listCustomers(engine: Engine, sql: string): Promise<number[]> {
	const rows = await engine.rows<{ customer: number }>(`select customer from (${sql}) as listed order by customer`);
	return rows.map(({ customer }) => customer);
}

/** SQL for the customers from one number to another. */
export function customersSql(from: number, to: number): string {
	return `select range as customer from range(${from}, ${to + 1})`;
}
