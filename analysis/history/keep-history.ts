/** Leaves this report beside the previous ones, for the next to be held against. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { definitions } from "../definitions.ts";
import type { Settings } from "../report.ts";
import { sideBySide } from "../side-by-side.ts";
import type { Bank } from "../tables/bank.ts";
import type { Entry } from "./entry.ts";
import { entryName, type History } from "./history.ts";
import { listInputs, makeBins } from "./input-bins.ts";
import { carryOver, keepPrivately } from "./private-history.ts";

interface Kept {
	history: History;
	/** Of this report. */
	entry: Entry;
	settings: Pick<Settings, "disclosureThreshold">;
}

/** Writes `history/` and `private/history/` of the results that are being made: this report, and as many before as are kept. */
export async function keepHistory(bank: Bank, { history, entry, settings }: Kept): Promise<void> {
	const { resultsFolder, previousFolder } = bank;
	const others = history.entries.filter(({ digest }) => digest !== entry.digest);
	const kept = others.slice(-(definitions.historyEntries.value - 1));
	await mkdir(join(resultsFolder, "history"), { recursive: true });
	for (const each of [...kept, entry])
		await writeFile(join(resultsFolder, "history", `${entryName(each)}.json`), `${JSON.stringify(each)}\n`);
	if (previousFolder !== undefined)
		for (const each of kept) await carryOver(each, { from: previousFolder, to: resultsFolder });
	const inputs = await sideBySide(
		listInputs(bank).map((field) => makeBins(bank.engine, field, settings.disclosureThreshold)),
	);
	await keepPrivately(resultsFolder, entry, { inputs });
}
