/**
 * The port to where SQL runs. Chapters write SQL that DuckDB and Trino both speak; what the two say differently
 * (quantiles, reading files) is asked of the engine, so that the same chapters run on a cluster. Statements of which none
 * waits for another run side by side.
 */

export type Row = Record<string, string | number | boolean | null>;

export interface Engine {
	readonly name: string;
	readonly version: string;
	/** Runs statements and gives nothing back. Throws an EngineError that carries the SQL. */
	run(sql: string): Promise<void>;
	/** All rows of a query, for results that are small by their nature: integers and decimals as numbers, dates as `YYYY-MM-DD`. */
	rows<R extends Row = Row>(sql: string): Promise<R[]>;
	/** Writes the rows of a query to a CSV file with a header, in the query's order. */
	writeCsv(sql: string, file: string): Promise<void>;
	/** SQL for the rows of a CSV file that this program wrote, every column as text. */
	csv(file: string): string;
	/** SQL for the quantile of an expression at probability `p`, interpolated as R's type 7. */
	quantile(expression: string, p: number): string;
	/** The same at several probabilities, as SQL for each: the engine then looks for all of them at once. */
	quantiles(expression: string, ps: readonly number[]): string[];
	/** The SQL type of texts that are all among the given ones, which are in ascending order: it sorts as they do. */
	oneOf(texts: readonly string[]): string;
	/** SQL that orders rows at random by a text of their own, the same whatever their places are. */
	shuffle(text: string, seed: number): string;
	/**
	 * To be called while no statement is at work. From here on rows are added up in one order, or again in any: in one the
	 * last digits of a sum of fractions, and the order of rows that a statement leaves open, are the same in each run,
	 * whatever the number of threads; in any a statement is faster.
	 */
	addUpIn(order: "one order" | "any order"): Promise<void>;
	close(): Promise<void>;
}

/** A string as a SQL literal. */
export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** A number as a SQL double, to the last bit. */
export function doubleSql(value: number): string {
	return value < 0 ? `(${value.toExponential()})` : value.toExponential();
}

/** A name as a SQL identifier. */
export function identifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

export class EngineError extends Error {
	override name = "EngineError";
	readonly sql: string;
	constructor(message: string, options: { sql: string; cause: unknown }) {
		super(message, { cause: options.cause });
		this.sql = options.sql;
	}
}
