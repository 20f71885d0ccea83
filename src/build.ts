/** `npm run build`: data to results, results to pages, pages to PDFs. A build that fails leaves the site as it was. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runPrintStep } from "./print/print-step.ts";
import { secondsSince, writeStep } from "./progress.ts";
import { runSiteStep } from "./site.ts";
import { replaceFolder } from "./swap-folder.ts";

const usage = `usage: npm run build [-- report ...] [--data DIR] [--results DIR] [--out DIR] [--no-pdf]

Analyzes the data of the reports named, or of every report in the data folder; then makes the pages and the PDFs of
every report in the results folder.

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

/** The analysis ended with another exit code than 0; it has said why. */
class AnalysisFailed extends Error {
	readonly exitCode: number;

	constructor(exitCode: number) {
		super("the analysis failed, and the previous site was left as it was");
		this.exitCode = exitCode;
	}
}

async function build(options: BuildOptions): Promise<void> {
	const { results, out, pdf } = options;
	const start = performance.now();
	await runAnalysis(options);
	await replaceFolder(out, async (staging) => {
		const { reports } = await runSiteStep({ results, out: staging, pdf });
		if (pdf) await runPrintStep(staging, reports);
	});
	const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
	writeStep("build", `${join(out, "index.html")} in ${secondsSince(start)} s, peak memory ${megabytes} MB`);
}

/** In a process of its own: what it needs at its peak is given back before the pages are made. */
async function runAnalysis({ reports, data, results }: BuildOptions): Promise<void> {
	const script = fileURLToPath(new URL("../analysis/main.ts", import.meta.url));
	const args = [script, ...reports, "--data", data, "--results", results];
	const analysis = spawn(process.execPath, args, { stdio: "inherit" });
	const [exitCode] = await once(analysis, "exit");
	if (exitCode !== 0) throw new AnalysisFailed(exitCode ?? 1);
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

try {
	const { help, ...options } = readArguments();
	if (help) process.stdout.write(usage);
	else await build(options);
} catch (error) {
	const isUsage = error instanceof TypeError && "code" in error;
	process.stderr.write(
		`build: ${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}` : ""}`,
	);
	process.exitCode = error instanceof AnalysisFailed ? error.exitCode : 1;
}
