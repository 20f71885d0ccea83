/** What the pages are made from. The pages run inside Astro, so it reaches them through the environment. */
import { resolve } from "node:path";

export interface SiteSettings {
	/** Absolute: the folder with a folder for each report. */
	results: string;
	/** Whether a PDF stands, or will stand, beside each report's pages. */
	pdf: boolean;
}

type Environment = Record<string, string | undefined>;

/** The settings as the pages read them; without any, the reports in `results/` and no PDFs, which is what `npm run dev` shows. */
export function readSiteSettings(env: Environment = process.env): SiteSettings {
	return { results: resolve(env.BANKBOOK_RESULTS ?? "results"), pdf: env.BANKBOOK_PDF === "yes" };
}

/** The environment variables from which `readSiteSettings` reads the same settings. */
export function siteEnvironment({ results, pdf }: SiteSettings): Environment {
	return { BANKBOOK_RESULTS: results, BANKBOOK_PDF: pdf ? "yes" : "no" };
}
