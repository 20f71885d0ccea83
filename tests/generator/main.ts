/** `npm run generate`: writes the generated files of every example in `data/` anew. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { examples } from "./examples.ts";

const data = join(import.meta.dirname, "../../data");

for (const [folder, generate] of Object.entries(examples)) {
	mkdirSync(join(data, folder), { recursive: true });
	for (const [name, text] of generate()) {
		writeFileSync(join(data, folder, name), text);
		console.log(`data/${folder}/${name}: ${Buffer.byteLength(text).toLocaleString("en-US")} bytes`);
	}
}
