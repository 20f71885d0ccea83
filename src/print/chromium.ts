/** Which Chromium prints and tests: an explicit one, Playwright's, the system's, or the one that came with `npm ci`. */
import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";
import { type Browser, chromium } from "playwright";
import { unpackBundledChromium } from "./bundled-chromium.ts";

export interface Chromium {
	executablePath: string;
	args: string[];
	/** Variables that the executable needs on top of the process's own. */
	env: Record<string, string>;
}

/** What `findChromium` looks at; an argument so that tests can make up a machine. */
export interface Machine {
	platform: NodeJS.Platform;
	arch: string;
	env: Record<string, string | undefined>;
	/** Where Playwright's own Chromium would be. */
	playwrightPath: string;
	exists(path: string): boolean;
	/** Unpacks the Chromium that came as a package (Linux x64 only). */
	unpack(): Promise<Chromium>;
}

const setting = "BANKBOOK_CHROMIUM";

const linuxNames = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
const macApps = ["Google Chrome", "Chromium", "Microsoft Edge"];
const windowsPrograms = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
const windowsFolders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];

/** Glyphs keep their exact places and colors their values, so that the same page prints the same on every machine. */
const steadyArgs = ["--font-render-hinting=none", "--force-color-profile=srgb"];

/**
 * The Chromium to use, in this order: the one that `BANKBOOK_CHROMIUM` names; the one Playwright installed; Chrome or
 * Chromium on the system; on Linux x64 the one in `@sparticuz/chromium`. Throws where the setting names no file, and
 * where none is found, with what to install.
 */
export async function findChromium(machine: Machine = thisMachine()): Promise<Chromium> {
	const chosen = machine.env[setting];
	if (chosen) {
		if (!machine.exists(chosen)) {
			throw new Error(`${setting}: "${chosen}" does not exist (give the path of a Chrome or Chromium executable)`);
		}
		return plain(chosen);
	}
	if (machine.exists(machine.playwrightPath)) return plain(machine.playwrightPath);
	const installed = systemPaths(machine).find((path) => machine.exists(path));
	if (installed) return plain(installed);
	if (machine.platform === "linux" && machine.arch === "x64") return machine.unpack();
	throw new Error(
		`no Chrome or Chromium found on this ${machine.platform} ${machine.arch} machine (install Google Chrome, or run ` +
			`"npx playwright install chromium", or set ${setting} to the path of an executable)`,
	);
}

/** Starts the Chromium that `findChromium` finds, headless. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
	const { executablePath, args, env } = await findChromium();
	return chromium.launch({ executablePath, args: [...steadyArgs, ...args], env: { ...process.env, ...env } });
}

function thisMachine(): Machine {
	return {
		platform: process.platform,
		arch: process.arch,
		env: process.env,
		playwrightPath: chromium.executablePath(),
		exists: existsSync,
		unpack: unpackBundledChromium,
	};
}

function plain(executablePath: string): Chromium {
	return { executablePath, args: [], env: {} };
}

function systemPaths({ platform, env }: Machine): string[] {
	if (platform === "win32") {
		const folders = windowsFolders.flatMap((name) => env[name] ?? []);
		return windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
	}
	const { PATH = "" } = env;
	const folders = PATH.split(":").filter(Boolean);
	const onPath = linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
	const apps = macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
	return platform === "darwin" ? [...apps, ...onPath] : onPath;
}
