import { defineConfig } from "astro/config";
import { contentSecurity } from "./src/content-security.ts";
import { devReload } from "./src/dev-reload.ts";
import { relativeLinks } from "./src/relative-links.ts";

export default defineConfig({
	output: "static",
	trailingSlash: "ignore",
	devToolbar: { enabled: false },
	build: { format: "directory", assets: "assets", inlineStylesheets: "never" },
	// The reader's script is put into each page, where it also runs from file://; nothing else is small enough.
	vite: { build: { assetsInlineLimit: 10_000 } },
	integrations: [relativeLinks(), contentSecurity(), devReload()],
});
