import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeReportFolder } from "./fixtures/report-folder.ts";
import { writeSampleResults } from "./site/sample-results.ts";

const room = await mkdtemp(join(tmpdir(), "bankbook-build-"));
after(() => rm(room, { recursive: true }));

const root = fileURLToPath(new URL("..", import.meta.url));

function build(args: string[], { env = {} }: { env?: Record<string, string> } = {}) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ["src/build.ts", ...args], {
		cwd: root,
		encoding: "utf8",
		env: { ...process.env, ...env },
	});
	return { status, stdout, stderr };
}

/** The folder of a report of forty customers, as an analyst would put it down. */
function writeBank(): Promise<string> {
	const rows = Array.from({ length: 40 }, (_, index) => `${index},${20 + index},${100 * index}`);
	const fields = [
		{ name: "id", type: "string", role: "customer" },
		{ name: "age", type: "integer", role: "age" },
		{ name: "balance", type: "number", role: "balance" },
	];
	return makeReportFolder({
		"customers.csv": ["id,age,balance", ...rows, ""].join("\n"),
		"datapackage.json": {
			name: "bank",
			title: "Bank",
			resources: [{ name: "customers", path: "customers.csv", role: "customers", schema: { fields } }],
			report: { asOf: "2025-06-30", currency: "USD" },
		},
	});
}

test("build --help prints the usage and builds nothing", async () => {
	const out = join(room, "helped");
	const { status, stdout, stderr } = build(["--help", "--out", out]);
	assert.equal(status, 0);
	assert.match(stdout, /^usage: npm run build \[-- report \.\.\.\]/);
	assert.equal(stderr, "");
	await assert.rejects(readdir(out), { code: "ENOENT" });
});

test("an unknown option is an error that names it and shows the usage", () => {
	const { status, stdout, stderr } = build(["--colour"]);
	assert.equal(status, 1);
	assert.equal(stdout, "");
	assert.match(stderr, /^build: Unknown option '--colour'/);
	assert.match(stderr, /usage: npm run build/);
});

test("a build of one report makes the site of all, each with its PDF, and tells each step in a line", async () => {
	const [results, out] = [join(room, "all-results"), join(room, "all")];
	await writeSampleResults(results);
	const data = dirname(await writeBank());
	const reports = ["bank", "sample", "sample-without-money"];
	// The others are analyzed already; what stands in their descriptors is not asked for.
	for (const report of reports.slice(1)) {
		await mkdir(join(data, report));
		await writeFile(join(data, report, "datapackage.json"), "{}");
	}
	const { status, stdout, stderr } = build(["bank", "--data", data, "--results", results, "--out", out]);
	assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
	for (const report of reports) assert.ok((await readdir(join(out, report))).includes(`${report}.pdf`));
	const shelf = await readFile(join(out, "index.html"), "utf8");
	for (const report of reports) assert.match(shelf, new RegExp(` href="${report}/index.html"`));
	assert.deepEqual(stdout.replace(/\d[\d.]*(?= s\b| MB| pages)/g, "#").split("\n"), [
		"analyze  bank: 40 rows read in # s, peak memory # MB",
		"site     3 reports, # pages in # s",
		"print    bank: # pages in # s",
		"print    sample: # pages in # s",
		"print    sample-without-money: # pages in # s",
		`build    ${join(out, "index.html")} in # s, peak memory # MB`,
		"",
	]);
});

test("a build whose analysis fails ends with an error and leaves the site as it was", async () => {
	const data = join(room, "data");
	const out = join(room, "dist");
	await mkdir(join(data, "broken"), { recursive: true });
	await writeFile(join(data, "broken", "datapackage.json"), "{");
	await mkdir(out);
	await writeFile(join(out, "index.html"), "the previous site");
	const { status, stderr } = build(["--data", data, "--results", join(room, "results"), "--out", out]);
	assert.notEqual(status, 0);
	assert.match(stderr, /datapackage\.json/);
	assert.match(stderr, /build: the analysis failed, and the previous site was left as it was\n$/);
	assert.deepEqual(await readdir(out), ["index.html"]);
	assert.equal(await readFile(join(out, "index.html"), "utf8"), "the previous site");
});

test("a build whose print fails ends with an error and leaves the site as it was, and nothing beside it", async () => {
	const parent = join(room, "beside");
	const out = join(parent, "dist");
	await mkdir(out, { recursive: true });
	await writeFile(join(out, "index.html"), "the previous site");
	// The print of this report cannot be made: there is no Chromium where the setting says.
	const env = { BANKBOOK_CHROMIUM: join(room, "no-chromium") };
	const data = dirname(await writeBank());
	const { status, stderr } = build(["--data", data, "--results", join(room, "bank"), "--out", out], { env });
	assert.equal(status, 1);
	assert.match(stderr, /build: BANKBOOK_CHROMIUM: ".*no-chromium" does not exist/);
	assert.deepEqual(await readdir(parent), ["dist"]);
	assert.equal(await readFile(join(out, "index.html"), "utf8"), "the previous site");
});
