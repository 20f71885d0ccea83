import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { unpackBundledChromium } from "../../src/print/bundled-chromium.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-unpack-"));
after(() => rm(folder, { recursive: true }));
const skip = process.platform === "linux" && process.arch === "x64" ? false : "Chromium is bundled for Linux x64 only";

test("two who unpack the bundled Chromium at once get the same whole one, and leave nothing else", {
	skip,
}, async () => {
	process.env.TMPDIR = folder;
	const [one, other] = await Promise.all([unpackBundledChromium(), unpackBundledChromium()]);
	assert.deepEqual(one, other);
	const { mode, size } = await stat(one.executablePath);
	assert.ok(mode & 0o100, "executable");
	assert.ok(size > 100_000_000);
	assert.equal((await readdir(folder)).filter((name) => name.startsWith("bankbook-chromium")).length, 1);
});
