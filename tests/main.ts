/** `npm test [-- file ...]`: all tests or those of the files named, as many files at a time as there are cores. */
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { examplesVariable } from "./fixtures/examples-variable.ts";

const root = join(import.meta.dirname, "..");
const files = process.argv.slice(2);
const slowest = ["tests/site/reports.test.ts", "tests/site/sample-site.test.ts", "tests/chapters/chance.test.ts"];

/** Runs Node.js in the foreground and returns its exit code. */
function run(args: string[], env: Record<string, string> = {}): number {
	const { status } = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: "inherit",
		env: { ...process.env, ...env },
	});
	return status ?? 1;
}

/** Those first that take longest, so that no core waits for them in the end. */
function listTests(): string[] {
	const all = globSync("tests/**/*.test.ts", { cwd: root }).sort();
	return [...slowest, ...all.filter((file) => !slowest.includes(file))];
}

function runTests(env: Record<string, string> = {}): number {
	return run(
		["--test", `--test-concurrency=${availableParallelism()}`, ...(files.length > 0 ? files : listTests())],
		env,
	);
}

/** The example reports are analyzed once; all tests of what they say read the same results. */
function runAllTests(): number {
	const results = mkdtempSync(join(tmpdir(), "bankbook-examples-"));
	try {
		return run(["analysis/main.ts", "--results", results]) || runTests({ [examplesVariable]: results });
	} finally {
		rmSync(results, { recursive: true });
	}
}

process.exitCode = files.length > 0 ? runTests() : runAllTests();
