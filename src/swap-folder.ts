/** A folder takes the place of another in one step, so that what was there stays until the new one is whole. */
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/**
 * Runs `fill` on an empty folder beside `target` and then swaps it in. If `fill` throws, or the swap fails, `target` is
 * left as it was, and nothing else is left behind. Returns what `fill` returns.
 */
export async function replaceFolder<T>(target: string, fill: (staging: string) => Promise<T>): Promise<T> {
	const place = resolve(target);
	await mkdir(dirname(place), { recursive: true });
	const room = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
	const staging = join(room, "next");
	try {
		await mkdir(staging);
		const result = await fill(staging);
		await swap(staging, place, join(room, "previous"));
		return result;
	} finally {
		await rm(room, { recursive: true, force: true });
	}
}

async function swap(staging: string, place: string, previous: string): Promise<void> {
	const existed = await rename(place, previous).then(
		() => true,
		(error: NodeJS.ErrnoException) => {
			if (error.code === "ENOENT") return false;
			throw error;
		},
	);
	try {
		await rename(staging, place);
	} catch (error) {
		if (existed) await rename(previous, place);
		throw error;
	}
}
