/** `npm run generate`: writes the generated files of every example in `data/` anew. */
import { join } from "node:path";
import { examples } from "./examples.ts";
import { writeFiles } from "./write-files.ts";

const data = join(import.meta.dirname, "../../data");

for (const [folder, generate] of Object.entries(examples))
	for (const [name, bytes] of writeFiles(join(data, folder), generate()))
		console.log(`data/${folder}/${name}: ${bytes.toLocaleString("en-US")} bytes`);
