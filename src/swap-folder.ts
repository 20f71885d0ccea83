/** A folder takes the place of another in one step, so that what was there stays until the new one is whole. */
import { existsSync, renameSync, rmSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/**
 * Runs `fill` on an empty folder beside `target` and then swaps it in. If `fill` throws, or the process is interrupted,
 * `target` is left as it was, and nothing else is left behind. Returns what `fill` returns.
 */
export async function replaceFolder<T>(target: string, fill: (staging: string) => Promise<T>): Promise<T> {
	const place = resolve(target);
	await mkdir(dirname(place), { recursive: true });
	const room = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
	const clear = () => rmSync(room, { recursive: true, force: true });
	const interrupt = () => process.exit(130);
	process.once("exit", clear);
	process.once("SIGINT", interrupt);
	try {
		const staging = join(room, "next");
		await mkdir(staging);
		const result = await fill(staging);
		swap(staging, { place, previous: join(room, "previous") });
		return result;
	} finally {
		process.off("exit", clear);
		process.off("SIGINT", interrupt);
		clear();
	}
}

/** Synchronous, so that an interrupt finds either the previous folder or the new one in its place. */
function swap(staging: string, { place, previous }: { place: string; previous: string }): void {
	const existed = existsSync(place);
	if (existed) renameSync(place, previous);
	try {
		renameSync(staging, place);
	} catch (error) {
		if (existed) renameSync(previous, place);
		throw error;
	}
}
