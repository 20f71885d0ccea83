/** In `npm run dev`: runs the analysis when it or its data change, and then reloads the pages. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Editors write a file in several steps; this much quiet means that they are done. */
const quietMilliseconds = 200;

export function devReload(): AstroIntegration {
	const root = fileURLToPath(new URL("..", import.meta.url));
	const watched = [join(root, "data"), join(root, "analysis")];
	return {
		name: "dev-reload",
		hooks: {
			"astro:server:setup": ({ server, logger }) => {
				const reload = () => {
					// The routes of a document may have changed with it: Astro forgets them on this event.
					for (const { hot } of Object.values(server.environments)) hot.send("astro:content-changed", {});
					server.environments.client.hot.send({ type: "full-reload" });
				};
				const analyze = oneAtATime(async () => {
					logger.info("running the analysis");
					if (await runAnalysis(root)) reload();
					else logger.error("the analysis failed: the pages still show the last results");
				});
				let timer: NodeJS.Timeout | undefined;
				server.watcher.add(watched);
				server.watcher.on("all", (_event, path) => {
					if (!watched.some((folder) => path.startsWith(folder + sep))) return;
					clearTimeout(timer);
					timer = setTimeout(analyze, quietMilliseconds);
				});
				void analyze();
			},
		},
	};
}

async function runAnalysis(root: string): Promise<boolean> {
	const analysis = spawn(process.execPath, ["analysis/main.ts"], { cwd: root, stdio: "inherit" });
	const [code] = await once(analysis, "exit");
	return code === 0;
}

/** `work` never runs twice at once: calls made while it runs make it run once more when it is done. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let running = false;
	let again = false;
	return async () => {
		again = true;
		if (running) return;
		running = true;
		try {
			while (again) {
				again = false;
				await work();
			}
		} finally {
			running = false;
		}
	};
}
