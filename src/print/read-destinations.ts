/** Where the named places of a PDF are: what a contents page needs and CSS in Chromium cannot say. */
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface Destinations {
	pageCount: number;
	/** From the id of an element that the PDF links to, to its page, counted from 1. */
	pageOf: Map<string, number>;
}

/** Reads the destinations of the links in a PDF. */
export async function readDestinations(pdf: Uint8Array): Promise<Destinations> {
	const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS });
	try {
		const document = await task.promise;
		const pageOf = new Map<string, number>();
		for (const [id, destination] of Object.entries(await document.getDestinations())) {
			pageOf.set(id, (await document.getPageIndex(destination[0])) + 1);
		}
		return { pageCount: document.numPages, pageOf };
	} finally {
		await task.destroy();
	}
}
