import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { replaceFolder } from "../src/swap-folder.ts";

const room = await mkdtemp(join(tmpdir(), "bankbook-swap-"));
after(() => rm(room, { recursive: true }));

/** A folder with one file in it, alone in its parent. */
async function makeFolder(name: string): Promise<{ parent: string; target: string }> {
	const parent = join(room, name);
	const target = join(parent, "dist");
	await mkdir(target, { recursive: true });
	await writeFile(join(target, "old"), "old");
	return { parent, target };
}

test("replaceFolder swaps in what was filled, whole, and returns what the filling returned", async () => {
	const { parent, target } = await makeFolder("filled");
	const result = await replaceFolder(target, async (staging) => {
		await writeFile(join(staging, "new"), "new");
		assert.deepEqual(await readdir(target), ["old"]);
		return 42;
	});
	assert.equal(result, 42);
	assert.deepEqual(await readdir(target), ["new"]);
	assert.deepEqual(await readdir(parent), ["dist"]);
});

test("replaceFolder makes a folder that was not there, and those above it", async () => {
	const target = join(room, "not", "there", "dist");
	await replaceFolder(target, (staging) => writeFile(join(staging, "new"), "new"));
	assert.equal(await readFile(join(target, "new"), "utf8"), "new");
});

test("replaceFolder leaves everything as it was when the filling throws", async () => {
	const { parent, target } = await makeFolder("failed");
	await assert.rejects(
		replaceFolder(target, async (staging) => {
			await writeFile(join(staging, "new"), "new");
			throw new Error("the printer is on fire");
		}),
		{ message: "the printer is on fire" },
	);
	assert.deepEqual(await readdir(target), ["old"]);
	assert.deepEqual(await readdir(parent), ["dist"]);
});

test("replaceFolder leaves everything as it was when the process is interrupted", async () => {
	const { parent, target } = await makeFolder("interrupted");
	const script = `
		import { replaceFolder } from ${JSON.stringify(new URL("../src/swap-folder.ts", import.meta.url).href)};
		await replaceFolder(${JSON.stringify(target)}, () => new Promise((resolve) => {
			setTimeout(resolve, 60_000);
			process.stdout.write("filling");
		}));`;
	const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	await once(child.stdout, "data");
	assert.equal((await readdir(parent)).length, 2);
	child.kill("SIGINT");
	assert.deepEqual(await once(child, "exit"), [130, null]);
	assert.deepEqual(await readdir(target), ["old"]);
	assert.deepEqual(await readdir(parent), ["dist"]);
});
