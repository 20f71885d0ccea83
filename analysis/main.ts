/** `npm run analyze [-- report ...] [--data DIR] [--results DIR]`: data to results, every report or those named. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import yoctoSpinner from "yocto-spinner";
import { analyzeReport } from "./analyze.ts";
import { openDuckDb } from "./engine/duckdb.ts";
import { EngineError } from "./engine/engine.ts";
import { formatsFor } from "./format.ts";
import { listReports, readReport } from "./report.ts";
import { pruneResults, writeResults } from "./write-results.ts";

const english = formatsFor({ locale: "en-US", currency: "USD" });

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { data: { type: "string", default: "data" }, results: { type: "string", default: "results" } },
	});
	const spinner = process.stdout.isTTY ? yoctoSpinner({ stream: process.stdout }).start() : undefined;
	try {
		const names = await listReports(values.data, positionals);
		await pruneResults(values.results, await listReports(values.data));
		for (const name of names) {
			if (spinner) spinner.text = `analyze  ${name}`;
			const line = await analyze(join(values.data, name), values.results);
			process.stdout.write(`analyze  ${name}: ${line}\n`);
		}
	} finally {
		spinner?.stop();
	}
}

/** Returns what it took, in words. */
async function analyze(folder: string, results: string): Promise<string> {
	const started = performance.now();
	const report = await readReport(folder);
	const engine = await openDuckDb();
	try {
		const target = join(results, report.id);
		const document = await writeResults(target, (privateFolder) =>
			analyzeReport(report, { engine, privateFolder, previousFolder: target }),
		);
		const rows = document.builtFrom.inputs.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		const megabytes = english.cell(process.resourceUsage().maxRSS / 1024, "count");
		return `${english.cell(rows, "count")} rows read in ${seconds} s, peak memory ${megabytes} MB`;
	} finally {
		await engine.close();
	}
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	if (error instanceof EngineError) console.error(error.sql);
	process.exitCode = 1;
}
