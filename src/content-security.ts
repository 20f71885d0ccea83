/** Writes a Content-Security-Policy into every built page: nothing is loaded but the site's own styles, fonts and script. */
import { createHash } from "node:crypto";
import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

export function contentSecurity(): AstroIntegration {
	return {
		name: "content-security",
		hooks: {
			"astro:build:done": async ({ dir }) => {
				const root = fileURLToPath(dir);
				for await (const file of glob("**/*.html", { cwd: root })) {
					const path = join(root, file);
					await writeFile(path, securePage(await readFile(path, "utf8")));
				}
			},
		},
	};
}

const charset = '<meta charset="utf-8">';

/** `html` with the policy after its `<meta charset>`; a script in the page is allowed by its hash. Throws where the meta is missing. */
export function securePage(html: string): string {
	if (!html.includes(charset)) throw new Error(`page without ${charset} (start its head with it)`);
	return html.replace(charset, `${charset}<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}">`);
}

function policyFor(html: string): string {
	const scripts = [...html.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g)].map(
		([, code = ""]) => `'${hashOf(code)}'`,
	);
	const allowed = scripts.length > 0 ? [...new Set(scripts)].join(" ") : "'none'";
	return [
		"default-src 'none'",
		"style-src 'self' 'unsafe-inline'",
		"font-src 'self'",
		"img-src 'self'",
		`script-src ${allowed}`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
}

function hashOf(code: string): string {
	return `sha256-${createHash("sha256").update(code).digest("base64")}`;
}
