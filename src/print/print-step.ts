/** Printing as a step of a command, which tells each report that it has printed. */
import { countOf, runStep } from "../progress.ts";
import { printReports } from "./print-reports.ts";

/** Prints the reports named, or every report of the site in `folder` when none is named. */
export function runPrintStep(folder: string, reports: readonly string[]): Promise<void> {
	return runStep("print", (tell) =>
		printReports(folder, {
			reports,
			tell: ({ report, pageCount }) => tell(`${report}: ${countOf(pageCount, "page")}`),
		}),
	);
}
