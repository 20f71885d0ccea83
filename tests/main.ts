/** `npm test [-- file ...]`: all tests, or those of the files named. */
import { spawn } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { listReports } from "../analysis/report.ts";
import { examplesVariable } from "./fixtures/examples-variable.ts";

const root = join(import.meta.dirname, "..");
const named = process.argv.slice(2);

interface Run {
	args: readonly string[];
	env?: Record<string, string>;
	/** Whether what it writes is shown when it has ended, and not while it runs. */
	later?: boolean;
}

/** Runs Node.js and returns its exit code. */
async function run({ args, env = {}, later = false }: Run): Promise<number> {
	const child = spawn(process.execPath, args, {
		cwd: root,
		stdio: ["ignore", later ? "pipe" : "inherit", "inherit"],
		env: { ...process.env, ...env },
	});
	const exit = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
	if (child.stdout) process.stdout.write(await text(child.stdout));
	return exit;
}

/** Those with a browser: half of the work. Each file runs in a process of its own. */
const withBrowser = ["tests/site/**/*.test.ts", "tests/print/**/*.test.ts"];

/**
 * The example reports are analyzed once; all tests of what they say read the same results. The other files share one
 * process: starting one for each would take longer than what most of them test.
 */
async function runAllTests(): Promise<number> {
	const temporary = mkdtempSync(join(tmpdir(), "bankbook-tests-"));
	const results = join(temporary, "examples");
	// Each module is compiled once, and not by every process.
	const compiled = { NODE_COMPILE_CACHE: join(temporary, "compiled") };
	try {
		const examples = await listReports(join(root, "data"));
		const analyses = examples.map((name) =>
			run({ args: ["analysis/main.ts", name, "--results", results], env: compiled }),
		);
		const failed = Math.max(...(await Promise.all(analyses)));
		if (failed) return failed;
		const env = { ...compiled, [examplesVariable]: results };
		const browserFiles = globSync(withBrowser, { cwd: root });
		const otherFiles = globSync("tests/**/*.test.ts", { cwd: root }).filter((file) => !browserFiles.includes(file));
		const codes = await Promise.all([
			run({ args: ["--test", "--test-isolation=none", ...otherFiles.sort()], env }),
			run({ args: ["--test", "--test-concurrency=1", ...browserFiles], env, later: true }),
		]);
		return Math.max(...codes);
	} finally {
		rmSync(temporary, { recursive: true });
	}
}

const concurrency = `--test-concurrency=${availableParallelism()}`;
process.exitCode = named.length > 0 ? await run({ args: ["--test", concurrency, ...named] }) : await runAllTests();
