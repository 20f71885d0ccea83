/** `npm run print`: pages to PDFs. */
import { parseArgs } from "node:util";
import { runPrintStep } from "./print-step.ts";

const usage = `usage: npm run print [-- report ...] [--out DIR]

Prints the reports named, or all of them, from their pages to <report>/<report>.pdf.

  --out DIR   the folder of the pages, as "npm run site" left it (default: dist)
  --help      show this
`;

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { out: { type: "string", default: "dist" }, help: { type: "boolean", default: false } },
	});
	if (values.help) process.stdout.write(usage);
	else await runPrintStep(values.out, positionals);
}

try {
	await main();
} catch (error) {
	const isUsage = error instanceof TypeError && "code" in error;
	process.stderr.write(
		`print: ${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}` : ""}`,
	);
	process.exitCode = 1;
}
