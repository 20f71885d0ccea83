/** Where an analyst's own words are: `narrative/<chapter>.md` in the report's folder. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { NarrativeFile } from "../document.ts";
import { fingerprint } from "../tables/fingerprint.ts";

const folderName = "narrative";

export interface OwnWordsFile {
	/** `<chapter>.md`, by the id of the chapter whose words it holds. */
	name: string;
	/** From the folder of reports, as errors name it. */
	path: string;
	text: string;
	/** As the report lists its inputs. */
	input: NarrativeFile;
}

/** The files of the folder in alphabetical order, hidden ones left out; none where there is no folder. */
export async function readOwnWords(reportFolder: string): Promise<OwnWordsFile[]> {
	const names = await readdir(join(reportFolder, folderName)).catch(orNothing);
	const shown = names.filter((name) => !name.startsWith(".")).sort();
	return Promise.all(
		shown.map(async (name) => {
			const at = join(reportFolder, folderName, name);
			const file = `${folderName}/${name}`;
			return {
				name,
				path: `${basename(reportFolder)}/${file}`,
				text: (await readFile(at, "utf8")).replace(/^\uFEFF/, ""),
				input: { file, ...(await fingerprint(at)) },
			};
		}),
	);
}

function orNothing(error: NodeJS.ErrnoException): [] {
	if (error.code === "ENOENT") return [];
	throw error;
}
