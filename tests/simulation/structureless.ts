/**
 * `npm run simulate [-- SEEDS] [report ...]`: how often a report finds what is not there. Every example is analyzed with
 * its columns shuffled (see `shuffle-report.ts`), once a seed; a line a report says in how many of them any finding is
 * supported and any recommendation strong.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeReport } from "../../analysis/analyze.ts";
import type { FindingBlock, ReportDocument } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { listReports } from "../../analysis/report.ts";
import { shuffledFolder, shuffleReport } from "./shuffle-report.ts";

const [count = "40", ...asked] = process.argv.slice(2);
const seeds = Array.from({ length: Number(count) }, (_, i) => i + 1);
const temporary = await mkdtemp(join(tmpdir(), "bankbook-simulation-"));
try {
	for (const name of await listReports("data", asked)) await simulate(name);
} finally {
	await rm(temporary, { recursive: true, force: true });
}

async function simulate(name: string): Promise<void> {
	const target = shuffledFolder(temporary, name);
	const fooled = [];
	let [strong, saidSo] = [0, 0];
	for (const seed of seeds) {
		const document = await analyzeShuffled(join("data", name), { target, seed }).catch((error: Error) => error);
		if (document instanceof Error) {
			fooled.push(`seed ${seed}: no report: ${document.message}`);
			continue;
		}
		const supported = listFindings(document).filter(({ verdict }) => verdict === "supported");
		if (supported.length > 0) fooled.push(`seed ${seed}: ${supported.map(({ id }) => id).join(", ")}`);
		if (document.summary.recommendations.some(({ grade }) => grade === "strong")) strong++;
		if (/^(The data show no reliable differences|Nothing in this report is a test)/.test(document.summary.sureness))
			saidSo++;
	}
	process.stdout.write(
		`${name}: of ${seeds.length} shuffled reports ${fooled.length} have a supported finding, ${strong} a strong recommendation; ${saidSo} say that there is nothing to find\n`,
	);
	for (const line of fooled) process.stdout.write(`  ${line}\n`);
}

async function analyzeShuffled(
	folder: string,
	{ target, seed }: { target: string; seed: number },
): Promise<ReportDocument> {
	const report = await shuffleReport(folder, { target, seed });
	const engine = await openDuckDb();
	const privateFolder = join(target, "results", "private");
	await mkdir(privateFolder, { recursive: true });
	try {
		return await analyzeReport(report, { engine, privateFolder });
	} finally {
		await engine.close();
		await rm(target, { recursive: true });
	}
}

function listFindings({ chapters }: ReportDocument): FindingBlock[] {
	return chapters.flatMap(({ sections }) =>
		sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "finding")),
	);
}
