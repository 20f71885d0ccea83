import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { examples } from "./examples.ts";

const data = join(import.meta.dirname, "../../data");

for (const [folder, generate] of Object.entries(examples)) {
	for (const [name, text] of generate()) {
		test(`data/${folder}/${name} is what the generator makes (npm run generate)`, async () => {
			// Not assert.equal, which would print both files.
			assert.ok((await readFile(join(data, folder, name), "utf8")) === text);
		});
	}
}
