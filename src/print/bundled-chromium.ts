/** The Chromium of `@sparticuz/chromium`, unpacked once a machine, with the libraries and a font that it may lack. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Chromium } from "./chromium.ts";

const run = promisify(execFile);

/**
 * Unpacks the bundled Chromium below the temporary folder, unless it is there already. Safe when several processes come
 * at once: each unpacks to a folder of its own, and the first to finish gives its folder the name.
 */
export async function unpackBundledChromium(): Promise<Chromium> {
	const entry = import.meta.resolve("@sparticuz/chromium");
	const { version } = JSON.parse(await readFile(fileURLToPath(new URL("../package.json", entry)), "utf8"));
	const folder = join(tmpdir(), `bankbook-chromium-${version}-${userInfo().username}`);
	if (!existsSync(folder)) await unpack(entry, folder);
	const { LD_LIBRARY_PATH } = process.env;
	return {
		executablePath: join(folder, "chromium"),
		args: [],
		env: {
			LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), LD_LIBRARY_PATH].filter(Boolean).join(":"),
			FONTCONFIG_FILE: join(folder, "fonts.conf"),
		},
	};
}

async function unpack(entry: string, folder: string): Promise<void> {
	const own = await mkdtemp(`${folder}-`);
	try {
		// The package unpacks to the temporary folder of its process, and its libraries only where it believes to be on
		// Amazon Linux; a process of its own gives it both without touching this one.
		await run(process.execPath, ["--input-type=module", "--eval", unpackScript, entry], {
			env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
		});
		await writeFile(join(own, "fonts.conf"), fontsConfiguration(folder));
		await rename(own, folder);
	} catch (error) {
		await rm(own, { recursive: true, force: true });
		if (!existsSync(folder)) throw error;
	}
}

const unpackScript = "const { default: chromium } = await import(process.argv[1]); await chromium.executablePath();";

function fontsConfiguration(folder: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}
