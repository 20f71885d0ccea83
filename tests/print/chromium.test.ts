import assert from "node:assert/strict";
import { test } from "node:test";
import { findChromium, type Machine } from "../../src/print/chromium.ts";

const bundled = {
	executablePath: "/tmp/bundled/chromium",
	args: [],
	env: { FONTCONFIG_FILE: "/tmp/bundled/fonts.conf" },
};

/** A machine with Chromium at `paths` and nowhere else. */
function machineWith(paths: string[], differences: Partial<Machine> = {}): Machine {
	return {
		platform: "linux",
		arch: "x64",
		env: { PATH: "/usr/local/bin:/usr/bin" },
		playwrightPath: "/cache/playwright/chrome",
		exists: (path) => paths.includes(path),
		unpack: async () => bundled,
		...differences,
	};
}

const found = async (machine: Machine) => (await findChromium(machine)).executablePath;

test("findChromium takes the explicit setting, then Playwright's, then the system's, then the bundled one", async () => {
	const paths = ["/opt/my-chrome", "/cache/playwright/chrome", "/usr/bin/chromium"];
	const env = { BANKBOOK_CHROMIUM: "/opt/my-chrome", PATH: "/usr/local/bin:/usr/bin" };
	assert.equal(await found(machineWith(paths, { env })), "/opt/my-chrome");
	assert.equal(await found(machineWith(paths)), "/cache/playwright/chrome");
	assert.equal(await found(machineWith(["/usr/bin/chromium"])), "/usr/bin/chromium");
	assert.deepEqual(await findChromium(machineWith([])), bundled);
});

test("findChromium looks for Chrome before Chromium, in each folder of the path", async () => {
	assert.equal(
		await found(machineWith(["/usr/local/bin/chromium", "/usr/bin/google-chrome"])),
		"/usr/bin/google-chrome",
	);
});

test("findChromium finds Chrome where macOS and Windows keep it", async () => {
	const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
	assert.equal(await found(machineWith([mac], { platform: "darwin", arch: "arm64" })), mac);
	const windows = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
	const env = { PROGRAMFILES: "C:\\Program Files" };
	assert.equal(await found(machineWith([windows], { platform: "win32", env })), windows);
});

test("an explicit setting that names no file is an error, even where another Chromium is", async () => {
	const env = { BANKBOOK_CHROMIUM: "/opt/gone" };
	await assert.rejects(findChromium(machineWith(["/cache/playwright/chrome"], { env })), {
		message: 'BANKBOOK_CHROMIUM: "/opt/gone" does not exist (give the path of a Chrome or Chromium executable)',
	});
});

test("where no Chromium is found and none is bundled, the error says what to install", async () => {
	await assert.rejects(findChromium(machineWith([], { arch: "arm64" })), {
		message:
			"no Chrome or Chromium found on this linux arm64 machine (install Google Chrome, or run " +
			'"npx playwright install chromium", or set BANKBOOK_CHROMIUM to the path of an executable)',
	});
});
