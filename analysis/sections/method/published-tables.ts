import type { Record } from "../../disclosure.ts";

/** The rows of the tables of a report as they are published, by the table's id. */
export type PublishedTables = ReadonlyMap<string, readonly Record[]>;
