import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { exampleData } from "../fixtures/example-results.ts";
import { analyzeFolder } from "./analyze-folder.ts";

for (const name of ["digital-banking", "mitron-credit-card"])
	test(`${name} is the same report to the last digit on one thread and with chapters side by side on five`, async () => {
		const folder = join(exampleData, name);
		assert.deepEqual(await analyzeFolder(folder, { threads: 5 }), await analyzeFolder(folder, { threads: 1 }));
	});
