import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { oneAtATime } from "../../src/dev-reload.ts";
import { makeSite } from "../../src/site.ts";
import { readSiteSettings, siteEnvironment } from "../../src/site-settings.ts";
import { writeSampleResults } from "./sample-results.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-make-site-"));
after(() => rm(folder, { recursive: true }));
const results = join(folder, "results");
const out = join(folder, "dist");
await writeSampleResults(results);

test("makeSite keeps the PDFs that the previous site has, and links to them", async () => {
	await mkdir(join(out, "sample"), { recursive: true });
	await writeFile(join(out, "sample", "sample.pdf"), "printed before");
	await makeSite({ results, out, pdf: true });
	assert.equal(await readFile(join(out, "sample", "sample.pdf"), "utf8"), "printed before");
	assert.match(await readFile(join(out, "sample", "index.html"), "utf8"), / href="sample\.pdf"/);
});

test("makeSite names the figure that cannot be drawn, and leaves the previous site as it was", async () => {
	const before = await readFile(join(out, "index.html"), "utf8");
	const broken = join(folder, "broken");
	await writeSampleResults(broken);
	const file = join(broken, "sample", "document.json");
	// A figure that names a column its table does not have passes the schema, and fails where it is drawn.
	await writeFile(file, (await readFile(file, "utf8")).replaceAll('"value":"customers"', '"value":"nothing"'));
	await assert.rejects(makeSite({ results: broken, out, pdf: false }), {
		message:
			'sample: chapter customers: figure ages: its table has no column "nothing" (columns: age_from, age_below, customers)',
	});
	assert.equal(await readFile(join(out, "index.html"), "utf8"), before);
});

test("the settings survive the way through the environment", () => {
	const settings = { results: "/results", pdf: true };
	assert.deepEqual(readSiteSettings(siteEnvironment(settings)), settings);
});

test("oneAtATime runs the work once more, however often it was asked for while it ran", async () => {
	const runs: (() => void)[] = [];
	const ask = oneAtATime(() => new Promise<void>((resolve) => runs.push(resolve)));
	const done = ask();
	void ask();
	void ask();
	assert.equal(runs.length, 1);
	runs[0]?.();
	await new Promise(setImmediate);
	assert.equal(runs.length, 2);
	runs[1]?.();
	await done;
	assert.equal(runs.length, 2);
});
