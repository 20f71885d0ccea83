/** `npm run analyze [-- report ...] [--data DIR] [--results DIR]`: data to results, every report or those named. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyzeReport } from "./analyze.ts";
import { openDuckDb } from "./engine/duckdb.ts";
import { EngineError } from "./engine/engine.ts";
import { formatsFor } from "./format.ts";
import { listReports, readReport } from "./report.ts";
import { writeResults } from "./write-results.ts";

const english = formatsFor({ locale: "en-US", currency: "USD" });

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { data: { type: "string", default: "data" }, results: { type: "string", default: "results" } },
	});
	for (const name of await listReports(values.data, positionals)) {
		const started = performance.now();
		const report = await readReport(join(values.data, name));
		const engine = await openDuckDb();
		try {
			const document = await writeResults(join(values.results, report.id), (privateFolder) =>
				analyzeReport(report, { engine, privateFolder }),
			);
			const rows = document.builtFrom.inputs.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
			const seconds = (performance.now() - started) / 1000;
			const memory = process.resourceUsage().maxRSS / 1024;
			console.log(
				`analyze  ${report.id}: ${english.cell(rows, "count")} rows read in ${english.cell(seconds, "decimal")} s, peak memory ${english.cell(memory, "count")} MB`,
			);
		} finally {
			await engine.close();
		}
	}
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	if (error instanceof EngineError) console.error(error.sql);
	process.exitCode = 1;
}
