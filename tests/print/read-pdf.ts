/** A PDF as its readers get it: its text, its outline, its links, and what a screen reader is told. */
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

type RawOutline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;

export interface Pdf {
	title: unknown;
	language: unknown;
	isTagged: boolean;
	outline: { title: string; page: number; depth: number }[];
	pages: PdfPage[];
}

export interface PdfPage {
	/** In points: 72 an inch. */
	size: [width: number, height: number];
	/** How far down the page its text goes, its footer aside: 0 is the top edge, 1 the bottom. */
	reach: number;
	/** Without any white space, so that it does not matter where lines break. */
	text: string;
	/** What its links lead to: a page, counted from 1, or an address. */
	links: (number | string)[];
	/** What a screen reader is told, a line a tag: its role, and the alternative where it has one. */
	tags: string[];
}

/** Points: the bottom margin of a page (print-pages.css), where its footer stands. */
const footerHeight = (21 / 25.4) * 72;

export async function readPdf(pdf: Uint8Array): Promise<Pdf> {
	const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS });
	try {
		const document = await task.promise;
		const { info } = await document.getMetadata();
		const { Title: title, Language: language } = info as Record<string, unknown>;
		const marks: { Marked?: unknown } | null = await document.getMarkInfo();
		return {
			title,
			language,
			isTagged: marks?.Marked === true,
			outline: await readOutline(document, { entries: await document.getOutline(), depth: 0 }),
			pages: await Promise.all(Array.from({ length: document.numPages }, (_, index) => readPage(document, index + 1))),
		};
	} finally {
		await task.destroy();
	}
}

export function withoutSpace(text: string): string {
	return text.replace(/\s+/g, "");
}

async function readOutline(
	document: PDFDocumentProxy,
	{ entries, depth }: { entries: RawOutline | null; depth: number },
): Promise<Pdf["outline"]> {
	const parts = await Promise.all(
		(entries ?? []).map(async ({ title, dest, items }) => [
			{ title, page: await findPage(document, dest), depth },
			...(await readOutline(document, { entries: items, depth: depth + 1 })),
		]),
	);
	return parts.flat();
}

async function findPage(document: PDFDocumentProxy, destination: unknown): Promise<number> {
	const place = typeof destination === "string" ? await document.getDestination(destination) : destination;
	if (!Array.isArray(place)) throw new Error(`the PDF has no destination "${destination}"`);
	return (await document.getPageIndex(place[0])) + 1;
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
	const page = await document.getPage(number);
	const { items } = await page.getTextContent();
	const annotations: { dest?: unknown; url?: string }[] = await page.getAnnotations();
	const { width, height } = page.getViewport({ scale: 1 });
	const words = items.filter((item) => "str" in item).filter(({ str }) => str.trim() !== "");
	// A text's transform ends in its place, counted from the bottom.
	const heights = words.map(({ transform }) => Number(transform[5])).filter((y) => y > footerHeight);
	return {
		size: [width, height],
		reach: 1 - Math.min(height, ...heights) / height,
		text: withoutSpace(words.map(({ str }) => str).join("")),
		links: await Promise.all(annotations.map(({ dest, url }) => url ?? findPage(document, dest))),
		tags: [...listTags(await page.getStructTree())],
	};
}

function* listTags(node: { role?: string; alt?: string; children?: object[] }): Generator<string> {
	if (node.role) yield node.alt ? `${node.role}: ${node.alt}` : node.role;
	for (const child of node.children ?? []) yield* listTags(child);
}
