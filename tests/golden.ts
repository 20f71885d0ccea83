import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Compares a text with `tests/goldens/<name>`. Where there is none, or with `UPDATE=1`, it is written and the test fails
 * once, so that what was written is looked at.
 */
export async function assertGolden(name: string, text: string): Promise<void> {
	const file = join(import.meta.dirname, "goldens", name);
	if (!existsSync(file) || process.env.UPDATE === "1") {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
		assert.fail(`goldens/${name} is written; look at it, and run the test again`);
	}
	assert.equal(text, await readFile(file, "utf8"));
}
