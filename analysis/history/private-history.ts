/** What is kept of a report and not published: bins of its inputs, centers of its segments, and each customer's segment. */
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type BuildKey, entryName, parseJson } from "./history.ts";
import { type InputBins, inputBinsSchema } from "./input-bins.ts";

/** In the results of a report. */
export function privateFolderOf(resultsFolder: string, entry: BuildKey): string {
	return join(resultsFolder, "private", "history", entryName(entry));
}

const inputsFile = "inputs.json";

/** Undefined where they are not what this version writes. */
export async function readInputBins(privateFolder: string): Promise<InputBins[] | undefined> {
	const text = await readFile(join(privateFolder, inputsFile), "utf8").catch(() => undefined);
	return text === undefined ? undefined : z.array(inputBinsSchema).safeParse(parseJson(text)).data;
}

/** Files of the segments, by where they stand in the results; a report without segments has none of them. */
const segmentFiles = {
	"segments.json": ["segments.json"],
	"customer-segments.csv": ["private", "customer-segments.csv"],
};

export async function keepPrivately(
	resultsFolder: string,
	entry: BuildKey,
	{ inputs }: { inputs: readonly InputBins[] },
): Promise<void> {
	const folder = privateFolderOf(resultsFolder, entry);
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, inputsFile), `${JSON.stringify(inputs)}\n`);
	for (const [name, place] of Object.entries(segmentFiles)) {
		const file = join(resultsFolder, ...place);
		if (existsSync(file)) await copyFile(file, join(folder, name));
	}
}

/** Takes what is kept of a report over from the previous results. */
export async function carryOver(entry: BuildKey, { from, to }: { from: string; to: string }): Promise<void> {
	const folder = privateFolderOf(from, entry);
	if (existsSync(folder)) await cp(folder, privateFolderOf(to, entry), { recursive: true });
}
