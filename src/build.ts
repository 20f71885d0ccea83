/** `npm run build`: data to results, results to pages, pages to PDFs. A build that fails leaves the site as it was. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { replaceFolder } from "./swap-folder.ts";

const usage = `usage: npm run build [-- report ...] [--data DIR] [--results DIR] [--out DIR] [--no-pdf]

Makes the reports named, or every report in the data folder: analyzes the data, makes the pages, prints the PDFs.

  --data DIR      a folder with a folder for each report (default: data)
  --results DIR   where the analysis writes what it found (default: results)
  --out DIR       where the site goes (default: dist)
  --no-pdf        make no PDFs
  --help          show this
`;

interface BuildOptions {
	reports: string[];
	data: string;
	results: string;
	out: string;
	pdf: boolean;
}

/** A step that ended with another exit code than 0; it has said why. */
class StepFailed extends Error {
	readonly exitCode: number;

	constructor(step: string, exitCode: number) {
		super(`the ${step} step failed, and the previous site was left as it was`);
		this.exitCode = exitCode;
	}
}

async function build({ reports, data, results, out, pdf }: BuildOptions): Promise<void> {
	await runStep("analyze", ["analysis/main.ts", ...reports, "--data", data, "--results", results]);
	await replaceFolder(out, async (staging) => {
		const noPdf = pdf ? [] : ["--no-pdf"];
		await runStep("site", ["src/site.ts", ...reports, "--results", results, "--out", staging, ...noPdf]);
		if (pdf) await runStep("print", ["src/print/main.ts", ...reports, "--out", staging]);
	});
}

async function runStep(step: string, [script = "", ...args]: string[]): Promise<void> {
	const path = fileURLToPath(new URL(join("..", script), import.meta.url));
	const child = spawn(process.execPath, [path, ...args], { stdio: "inherit" });
	const [exitCode, signal] = await once(child, "exit");
	if (exitCode !== 0)
		throw new StepFailed(step, typeof exitCode === "number" ? exitCode : signal === "SIGINT" ? 130 : 1);
}

/** Throws a TypeError that names the argument for one that is unknown or lacks its value. */
function readArguments(): BuildOptions & { help: boolean } {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		allowNegative: true,
		options: {
			data: { type: "string", default: "data" },
			results: { type: "string", default: "results" },
			out: { type: "string", default: "dist" },
			pdf: { type: "boolean", default: true },
			help: { type: "boolean", default: false },
		},
	});
	return { reports: positionals, ...values };
}

async function main(): Promise<void> {
	const start = performance.now();
	const { help, ...options } = readArguments();
	if (help) {
		process.stdout.write(usage);
		return;
	}
	// An interrupt reaches the running step too: the build ends as that does, and clears away what it had begun.
	process.on("SIGINT", () => undefined);
	await build(options);
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	process.stdout.write(`build: ${join(options.out, "index.html")} in ${seconds} s\n`);
}

if (import.meta.main) {
	try {
		await main();
	} catch (error) {
		const isUsage = error instanceof TypeError && "code" in error;
		process.stderr.write(
			`build: ${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}` : ""}`,
		);
		process.exitCode = error instanceof StepFailed ? error.exitCode : 1;
	}
}
