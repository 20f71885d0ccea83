/**
 * Awaits all of what is at work, also where something fails: then nothing is at work any more when it throws what the first
 * of them in order threw.
 */
export async function sideBySide<T extends readonly unknown[]>(
	working: readonly [...{ [place in keyof T]: Promise<T[place]> }],
): Promise<T>;
export async function sideBySide<T>(working: readonly Promise<T>[]): Promise<T[]>;
export async function sideBySide(working: readonly Promise<unknown>[]): Promise<unknown[]> {
	await Promise.allSettled(working);
	return Promise.all(working);
}
