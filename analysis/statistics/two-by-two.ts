/** Of `n` customers, `successes` did what is looked at; whole numbers, 0 <= successes <= n. */
export interface Proportion {
	successes: number;
	n: number;
}

/** A group of customers and those it is compared with; nobody is in both. */
export interface TwoByTwo {
	exposed: Proportion;
	others: Proportion;
}

/** Customers by group and outcome. */
export interface Cells {
	exposedSuccesses: number;
	exposedFailures: number;
	otherSuccesses: number;
	otherFailures: number;
}

export function cellsOf({ exposed, others }: TwoByTwo): Cells {
	return {
		exposedSuccesses: exposed.successes,
		exposedFailures: exposed.n - exposed.successes,
		otherSuccesses: others.successes,
		otherFailures: others.n - others.successes,
	};
}

/** The comparison over several groups as if they were one. */
export function addTables(tables: readonly TwoByTwo[]): TwoByTwo {
	const sum = (count: (table: TwoByTwo) => number) => tables.reduce((total, table) => total + count(table), 0);
	return {
		exposed: { successes: sum(({ exposed }) => exposed.successes), n: sum(({ exposed }) => exposed.n) },
		others: { successes: sum(({ others }) => others.successes), n: sum(({ others }) => others.n) },
	};
}

/** Whether both groups have customers and both outcomes were seen: otherwise the table says nothing of an association. */
export function isInformative({ exposed, others }: TwoByTwo): boolean {
	const successes = exposed.successes + others.successes;
	return exposed.n > 0 && others.n > 0 && successes > 0 && successes < exposed.n + others.n;
}
