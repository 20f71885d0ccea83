import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { writeFiles } from "./write-files.ts";

test("writeFiles makes the folder, and packs what ends in .gz without time and system", async () => {
	const parent = await mkdtemp(join(tmpdir(), "bankbook-"));
	const folder = join(parent, "new");
	const sizes = writeFiles(folder, new Map(Object.entries({ "a.csv": "é\n", "b.csv.gz": "b\n" })));
	assert.equal(await readFile(join(folder, "a.csv"), "utf8"), "é\n");
	const packed = await readFile(join(folder, "b.csv.gz"));
	assert.equal(gunzipSync(packed).toString(), "b\n");
	// Magic number, deflate, no flags, no time; then how hard it was packed, and an unknown system.
	assert.equal(packed.subarray(0, 8).toString("hex"), "1f8b080000000000");
	assert.equal(packed[9], 255);
	assert.deepEqual(
		[...sizes],
		[
			["a.csv", 3],
			["b.csv.gz", packed.length],
		],
	);
	await rm(parent, { recursive: true });
});
