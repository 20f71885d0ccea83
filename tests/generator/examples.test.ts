import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { examples } from "./examples.ts";

const data = join(import.meta.dirname, "../../data");

/** What a packed file holds: how tightly it is packed depends on the system. */
async function readText(file: string): Promise<string> {
	const bytes = await readFile(file);
	return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
}

for (const [folder, generate] of Object.entries(examples)) {
	for (const [name, text] of generate()) {
		test(`data/${folder}/${name} is what the generator makes (npm run generate)`, async () => {
			// Not assert.equal, which would print both files.
			assert.ok((await readText(join(data, folder, name))) === text);
		});
	}
}
