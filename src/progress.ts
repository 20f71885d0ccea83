/** How a command tells what it does: a line for each thing done, and on a terminal a spinner until then. */
import yoctoSpinner from "yocto-spinner";

/** As wide as the longest step, so that what the steps say stands in one column. */
const stepWidth = "analyze  ".length;

/**
 * Runs the work of a step. `tell` writes what is done, with the seconds since the last time or the start:
 * `site     2 reports, 14 pages in 1.7 s`. Returns what `work` returns.
 */
export async function runStep<T>(step: string, work: (tell: (what: string) => void) => Promise<T>): Promise<T> {
	const { stdout } = process;
	const spinner = stdout.isTTY ? yoctoSpinner({ text: step, stream: stdout }).start() : undefined;
	let start = performance.now();
	try {
		return await work((what) => {
			writeStep(step, `${what} in ${secondsSince(start)} s`);
			start = performance.now();
		});
	} finally {
		spinner?.stop();
	}
}

/** Writes one line about a step. */
export function writeStep(step: string, what: string): void {
	process.stdout.write(`${step.padEnd(stepWidth)}${what}\n`);
}

/** Seconds since a `performance.now()`, with one decimal. */
export function secondsSince(start: number): string {
	return ((performance.now() - start) / 1000).toFixed(1);
}

/** `1 page`, `14 pages`. */
export function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
