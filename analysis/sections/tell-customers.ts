/** How many customers an estimate is said to rest on: all, where the difference would tell of the few that it does not. */
export function tellCustomers(n: number, { all, threshold }: { all: number; threshold: number }): number {
	return all - n < threshold ? all : n;
}
